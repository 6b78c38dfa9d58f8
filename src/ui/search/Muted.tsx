/** Trackers of which nothing is shown, and the way to see them again. */
import { type Component, For, Show } from "solid-js"
import { countText } from "../../contract/figures.ts"
import { onionText } from "../../contract/words/onion.ts"
import { useModel } from "../state/model.ts"
import type { Search } from "./createSearch.ts"

export const Muted: Component<{ readonly addresses: readonly string[]; readonly search: Search }> = (props) => {
  const { toasts } = useModel()
  const unmute = async (address: string): Promise<void> => {
    const problem = await props.search.mute(address, false)
    if (problem) toasts.say("refused", problem)
  }
  return (
    <Show when={props.addresses.length > 0}>
      <details class="muted">
        <summary>{countText(props.addresses.length, "tracker is muted", "trackers are muted")}</summary>
        <ul>
          <For each={props.addresses}>
            {(address) => (
              <li>
                <span class="mono">{onionText(address)}</span>{" "}
                <button type="button" class="link-button" onClick={() => void unmute(address)}>
                  show again
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
