/** What can be done with the relay. What cannot be done just now is not offered. */
import { type Component, Show } from "solid-js"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { LimitRelayDialog } from "./LimitRelayDialog.tsx"
import { StartRelayDialog } from "./StartRelayDialog.tsx"
import { StopRelayDialog } from "./StopRelayDialog.tsx"
import { TakeConsentBackDialog } from "./TakeConsentBackDialog.tsx"
import { relayPageWords } from "./words.ts"

export const RelayActions: Component = () => {
  const { dialogs, relay } = useModel()
  return (
    <div class="actions wrap" role="group" aria-label={relayPageWords.actions}>
      <Show
        when={relay().mode === "running"}
        fallback={
          <button type="button" class="button" onClick={() => dialogs.show(StartRelayDialog)}>
            <Icon name="play" />
            {relayPageWords.start}
          </button>
        }
      >
        <button type="button" class="button danger" onClick={() => dialogs.show(StopRelayDialog)}>
          <Icon name="stop" />
          {relayPageWords.stop}
        </button>
      </Show>
      <button type="button" class="button" onClick={() => dialogs.show(LimitRelayDialog)}>
        <Icon name="limit" />
        {relayPageWords.limit}
      </button>
      <button type="button" class="button" onClick={() => dialogs.show(TakeConsentBackDialog)}>
        {relayPageWords.changeAnswer}
      </button>
    </div>
  )
}
