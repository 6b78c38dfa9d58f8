/** What the list of relays says of this one: flags, each with what it means; and which come with time. */
import { type Component, For, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { expectedFlags } from "./relayText.ts"
import { relayPageWords } from "./words.ts"

/** Undefined of a flag that is new. */
const meaningOf = (flag: string): string | undefined => (relayPageWords.flags as Readonly<Record<string, string>>)[flag]

export const RelayFlags: Component = () => {
  const { state } = useModel()
  const flags = () => state.live.relay.flags
  const missing = () => expectedFlags.filter((flag) => !flags()?.includes(flag))
  return (
    <Show when={flags()} fallback={<p class="quiet">{relayPageWords.notListed}</p>}>
      {(own) => (
        <div class="flags">
          <p class="quiet" id="flags-title">
            {relayPageWords.listSays}
          </p>
          <ul aria-labelledby="flags-title">
            <For each={own()}>
              {(flag) => (
                <li>
                  <span class="badge" data-tone="go">
                    <Icon name="check" />
                    {flag}
                  </span>{" "}
                  <Show when={meaningOf(flag)}>{(meaning) => <span class="quiet">{meaning()}</span>}</Show>
                </li>
              )}
            </For>
            <For each={missing()}>
              {(flag) => (
                <li>
                  <span class="badge" data-tone="rest">
                    <Icon name="clock" />
                    {relayPageWords.flagMissing(flag)}
                  </span>{" "}
                  <span class="quiet">{relayPageWords.flags[flag]}</span>
                </li>
              )}
            </For>
          </ul>
        </div>
      )}
    </Show>
  )
}
