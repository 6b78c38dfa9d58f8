/** Trackers of which nothing is shown, and the way to see them again. */
import { type Component, For, Show } from "solid-js"
import { onionText } from "../../contract/words/onion.ts"
import { useModel } from "../state/model.ts"
import type { Search } from "./createSearch.ts"
import { searchWords as words } from "./words.ts"

export const Muted: Component<{ readonly addresses: readonly string[]; readonly search: Search }> = (props) => {
  const { toasts } = useModel()
  const unmute = async (address: string): Promise<void> => {
    const problem = await props.search.mute(address, false)
    if (problem) toasts.say("refused", problem)
  }
  return (
    <Show when={props.addresses.length > 0}>
      <details class="muted">
        <summary>{words.muted(props.addresses.length)}</summary>
        <ul>
          <For each={props.addresses}>
            {(address) => (
              <li>
                <span class="mono">{onionText(address)}</span>{" "}
                <button type="button" class="link-button" onClick={() => void unmute(address)}>
                  {words.unmute}
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
