/** What files say, blurred until one asks: somebody may look over one's shoulder. */
import { type Component, createSignal, For, Show } from "solid-js"
import type { TraceFinding } from "../../contract/traces.ts"
import { shareWords } from "./words.ts"

const SHOWN = 20

export const Values: Component<{ readonly finding: TraceFinding }> = (props) => {
  const [clear, setClear] = createSignal(false)
  const first = () => props.finding.values.slice(0, SHOWN)
  const rest = () => props.finding.values.length - first().length + props.finding.moreValues
  return (
    <Show when={first().length > 0}>
      <div class="trace-values">
        <ul classList={{ blurred: !clear() }} aria-hidden={!clear()} onClick={() => setClear(true)}>
          <For each={first()}>
            {({ value, count }) => (
              <li>
                <bdi>{value}</bdi>
                <Show when={count > 1}> ({count})</Show>
              </li>
            )}
          </For>
          <Show when={rest() > 0}>
            <li>{shareWords.more(rest())}</li>
          </Show>
        </ul>
        <button type="button" class="link-like" aria-pressed={clear()} onClick={() => setClear(!clear())}>
          {clear() ? shareWords.hide : shareWords.hiddenValues}
          <span class="hidden">{shareWords.ofWhat(props.finding.what)}</span>
        </button>
      </div>
    </Show>
  )
}
