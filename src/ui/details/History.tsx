/** What happened, from the log, newest first; older pages on demand, each fact as it was stored if one looks closer. Several histories are told as one. */
import { type Component, createEffect, createSignal, For, on, Show } from "solid-js"
import type { HistoryStream } from "../../api/contract/feed.ts"
import type { HistoryEntry } from "../../api/contract/rows.ts"
import { askHistory } from "../state/ask.ts"
import { useModel } from "../state/model.ts"
import { historyLines } from "../words/historyLines.ts"
import { clockText } from "../words/timeText.ts"

export type Stream = readonly [kind: HistoryStream, id: string]

export const History: Component<{ readonly streams: readonly Stream[] }> = (props) => {
  const { state } = useModel()
  const [pages, setPages] = createSignal<Readonly<Record<string, readonly HistoryEntry[]>>>({})
  const [problem, setProblem] = createSignal<string | null>(null)
  const [asking, setAsking] = createSignal(0)
  const ask = async ([kind, id]: Stream, before?: number): Promise<void> => {
    setAsking((n) => n + 1)
    const answer = await askHistory(kind, id, before)
    setAsking((n) => n - 1)
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setPages((old) => {
      const all = new Map([...(old[id] ?? []), ...answer.value.entries].map((entry) => [entry.seq, entry]))
      return { ...old, [id]: [...all.values()].sort((a, b) => b.seq - a.seq) }
    })
  }
  const heard = () => props.streams.map(([, id]) => `${id} ${state.heard[id]}`).join()
  createEffect(on(heard, () => props.streams.forEach((stream) => void ask(stream))))
  const entries = () => Object.values(pages()).flat().sort((a, b) => b.seq - a.seq)
  const older = () => props.streams.filter(([, id]) => (pages()[id]?.at(-1)?.version ?? 1) > 1)
  return (
    <div class="history">
      <Show when={problem()}>{(words) => <p class="callout" data-tone="bad">{words()}</p>}</Show>
      <ol>
        <For each={historyLines(entries())}>
          {(line) => (
            <li data-fact={line.fact}>
              <time>{clockText(line.at)}</time>
              <details>
                <summary><bdi>{line.text}</bdi></summary>
                <For each={line.entries.slice(0, 20)}>{(entry) => <pre class="mono">{`${entry.seq}  ${entry.type}  ${JSON.stringify(entry.event, null, 1)}`}</pre>}</For>
              </details>
            </li>
          )}
        </For>
      </ol>
      <Show when={older().length > 0}>
        <button type="button" class="button" disabled={asking() > 0} onClick={() => older().forEach((stream) => void ask(stream, pages()[stream[1]]!.at(-1)!.seq))}>Older</button>
      </Show>
      <Show when={entries().length === 0 && !problem()}><p class="quiet">{asking() > 0 ? "Reading the log …" : "Nothing has happened yet."}</p></Show>
    </div>
  )
}
