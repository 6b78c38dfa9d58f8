/** Confirms the end of the relay’s process, and says what is lost by it. */
import type { Component } from "solid-js"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

export const StopRelayDialog: Component = () => (
  <ConfirmDialog
    title="Stop the relay?"
    command={{ type: "StopRelay" }}
    go="Stop relay"
    danger
    done="The relay is being stopped."
  >
    <ul class="advice">
      <li>Circuits that others have through it break, and nothing more is earned.</li>
      <li>
        Its <strong>uptime counts for its flags</strong>: Stable and Guard take days and weeks, and are lost when it is
        off for long. A short stop does little harm.
      </li>
      <li>Its identity stays here. Start it again, and it is the same relay.</li>
      <li>Bulbil itself goes on; your credit stays as it is.</li>
    </ul>
  </ConfirmDialog>
)
