/** What happened in sentences, newest first; each fact as it was stored if one looks closer. */
import { type Component, createMemo, createSignal, For, Show } from "solid-js"
import { historyLines } from "../../contract/words/historyLines.ts"
import { clockText } from "../../contract/words/time.ts"
import { titleOf } from "../state/actions.ts"
import { useModel } from "../state/model.ts"
import type { Entries } from "./createEntries.ts"
import { pastWords } from "./words.ts"
import { hasWords, soughtWords } from "../state/sought.ts"

/** Fewer are read at a glance. */
const WORTH_SEEKING = 8

interface HistoryLinesProps {
  readonly entries: Entries
  /** To the moment right after this event. */
  readonly onGo: (seq: number) => void
}

export const HistoryLines: Component<HistoryLinesProps> = (props) => {
  const { inList, reveal } = useModel()
  const [fact, setFact] = createSignal("")
  const [sought, setSought] = createSignal("")
  const all = createMemo(() => historyLines(props.entries.entries()))
  const facts = createMemo(() => [...new Set(all().map((line) => line.fact))].sort())
  const lines = createMemo(() => {
    const words = soughtWords(sought())
    return all().filter((line) => (fact() === "" || line.fact === fact()) && hasWords(words, line.text))
  })
  const itemOf = (torrent: string | null) => (torrent === null ? undefined : inList().get(torrent))
  return (
    <div class="history">
      <Show when={props.entries.problem()}>
        {(words) => (
          <p class="callout" data-tone="bad">
            {words()}
          </p>
        )}
      </Show>
      <Show when={all().length >= WORTH_SEEKING}>
        <div class="history-filter">
          <input
            type="search"
            aria-label={pastWords.search}
            placeholder={pastWords.search}
            value={sought()}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
          <select aria-label={pastWords.kind} value={fact()} onChange={(event) => setFact(event.currentTarget.value)}>
            <option value="">{pastWords.allKinds}</option>
            <For each={facts()}>{(name) => <option value={name}>{name}</option>}</For>
          </select>
        </div>
      </Show>
      <ol>
        <For each={lines()}>
          {(line) => (
            <li data-fact={line.fact}>
              <button
                type="button"
                class="history-time"
                title={pastWords.lookThen}
                onClick={() => props.onGo(line.entries[0]!.seq)}
              >
                <time>{clockText(line.at)}</time>
              </button>
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
      <Show when={all().length > 0 && lines().length === 0}>
        <p class="quiet">{pastWords.noMatch}</p>
      </Show>
      <Show when={props.entries.hasOlder()}>
        <button type="button" class="button" disabled={props.entries.asking()} onClick={() => props.entries.older()}>
          {pastWords.older}
        </button>
      </Show>
      <Show when={props.entries.entries().length === 0 && !props.entries.problem()}>
        <p class="quiet">{props.entries.asking() ? pastWords.reading : pastWords.nothing}</p>
      </Show>
    </div>
  )
}
