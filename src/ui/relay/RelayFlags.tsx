/** What the list of relays says of this one: flags, each with what it means; and which come with time. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { expectedFlags, flagMeaning } from "./relayText.ts"

export const RelayFlags: Component = () => {
  const { state } = useModel()
  const flags = () => state.live.relay.flags
  const missing = () => expectedFlags.filter((flag) => !flags()?.includes(flag))
  return (
    <Show
      when={flags()}
      fallback={
        <p class="quiet">
          It is not in the list of relays yet. The authorities take it in within an hour or two after other relays get
          through to it.
        </p>
      }
    >
      {(own) => (
        <div class="flags">
          <p class="quiet" id="flags-title">
            What the list of relays says of it:
          </p>
          <ul aria-labelledby="flags-title">
            <For each={own()}>
              {(flag) => (
                <li>
                  <span class="badge" data-tone="go">
                    <Icon name="check" />
                    {flag}
                  </span>{" "}
                  <Show when={flagMeaning[flag]}>{(meaning) => <span class="quiet">{meaning()}</span>}</Show>
                </li>
              )}
            </For>
            <For each={missing()}>
              {(flag) => (
                <li>
                  <span class="badge" data-tone="rest">
                    <Icon name="clock" />
                    {flag}: not yet
                  </span>{" "}
                  <span class="quiet">{flagMeaning[flag]}</span>
                </li>
              )}
            </For>
          </ul>
        </div>
      )}
    </Show>
  )
}
