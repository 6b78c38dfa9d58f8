/** What can be done with the relay. What cannot be done just now is not offered. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { LimitRelayDialog } from "./LimitRelayDialog.tsx"
import { StartRelayDialog } from "./StartRelayDialog.tsx"
import { StopRelayDialog } from "./StopRelayDialog.tsx"
import { TakeConsentBackDialog } from "./TakeConsentBackDialog.tsx"

export const RelayActions: Component = () => {
  const { dialogs, relay } = useModel()
  return (
    <div class="actions wrap" role="group" aria-label="Actions on the relay">
      <Show
        when={relay().mode === "running"}
        fallback={
          <button type="button" class="button" onClick={() => dialogs.show(StartRelayDialog)}>
            <Icon name="play" />
            Start relay…
          </button>
        }
      >
        <button type="button" class="button danger" onClick={() => dialogs.show(StopRelayDialog)}>
          <Icon name="stop" />
          Stop relay…
        </button>
      </Show>
      <button type="button" class="button" onClick={() => dialogs.show(LimitRelayDialog)}>
        <Icon name="limit" />
        Change limit…
      </button>
      <button type="button" class="button" onClick={() => dialogs.show(TakeConsentBackDialog)}>
        Change my answer…
      </button>
    </div>
  )
}
