/**
 * What happened, from the log, newest first; older pages on demand, each fact as it was stored if one looks closer.
 * Several histories are told as one.
 */
import { type Component, createEffect, createSignal, For, on, onCleanup, Show } from "solid-js"
import type { HistoryEntry, TableName } from "../../contract/rows.ts"
import { titleOf } from "../state/actions.ts"
import { askHistory } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { historyLines } from "../../contract/words/historyLines.ts"
import { clockText } from "../../contract/words/time.ts"

/** Of the actor that a row is about. */
export type HistoryOf = readonly [table: TableName, id: string]

const nameOf = ([table, id]: HistoryOf): string => `${table}/${id}`

/** Facts may come every other second; nobody reads as fast. */
const REST_MS = 2_000

interface HistoryProps {
  readonly streams: readonly HistoryOf[]
  /** Facts come every few minutes, and many are told in one line: so more are read at once. */
  readonly dense?: true
}

export const History: Component<HistoryProps> = (props) => {
  const { items, reveal, state } = useModel()
  const itemOf = (torrent: string | null) => torrent !== null && items().find((item) => item.torrent?.id === torrent)
  const [pages, setPages] = createSignal<Readonly<Record<string, readonly HistoryEntry[]>>>({})
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal(0)
  const ask = async (stream: HistoryOf, before?: number): Promise<void> => {
    const [table, id] = stream
    setAsking((n) => n + 1)
    const answer = await askHistory(table, id, props.dense ? 200 : 100, before)
    setAsking((n) => n - 1)
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setPages((old) => {
      const all = new Map([...(old[nameOf(stream)] ?? []), ...answer.value.entries].map((entry) => [entry.seq, entry]))
      return { ...old, [nameOf(stream)]: [...all.values()].sort((a, b) => b.seq - a.seq) }
    })
  }
  const heard = () => props.streams.map((stream) => `${nameOf(stream)} ${state.heard[nameOf(stream)]}`).join()
  let askedAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const readNewest = (): void => {
    timer = undefined
    askedAt = Date.now()
    props.streams.forEach((stream) => void ask(stream))
  }
  createEffect(
    on(heard, () => {
      const rest = askedAt + REST_MS - Date.now()
      if (rest <= 0 && timer === undefined) readNewest()
      else timer ??= setTimeout(readNewest, rest)
    }),
  )
  onCleanup(() => clearTimeout(timer))
  const entries = () =>
    Object.values(pages())
      .flat()
      .sort((a, b) => b.seq - a.seq)
  const hasOlder = (stream: HistoryOf): boolean => (pages()[nameOf(stream)]?.at(-1)?.version ?? 1) > 1
  const readOlder = async (stream: HistoryOf): Promise<void> => {
    for (let n = 0; n < (props.dense ? 5 : 1) && hasOlder(stream) && !problem(); n++)
      await ask(stream, pages()[nameOf(stream)]!.at(-1)!.seq)
  }
  return (
    <div class="history">
      <Show when={problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()}
          </p>
        )}
      </Show>
      <ol>
        <For each={historyLines(entries())}>
          {(line) => (
            <li data-fact={line.fact}>
              <time>{clockText(line.at)}</time>
              <div class="history-line">
                <details>
                  <summary>
                    <bdi>{line.text}</bdi>
                  </summary>
                  <For each={line.entries.slice(0, 20)}>
                    {(entry) => (
                      <pre class="mono">{`${entry.seq}  ${entry.type}  ${JSON.stringify(entry.event, null, 1)}`}</pre>
                    )}
                  </For>
                </details>
                <Show when={itemOf(line.torrent)}>
                  {(item) => (
                    <button type="button" class="link-like" onClick={() => reveal(item().id)}>
                      <bdi>{titleOf(item())}</bdi>
                    </button>
                  )}
                </Show>
              </div>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.streams.some(hasOlder)}>
        <button
          type="button"
          class="button"
          disabled={asking() > 0}
          onClick={() => props.streams.forEach((stream) => void readOlder(stream))}
        >
          Older
        </button>
      </Show>
      <Show when={entries().length === 0 && !problem()}>
        <p class="quiet">{asking() > 0 ? "Reading the log …" : "Nothing has happened yet."}</p>
      </Show>
    </div>
  )
}
