/** Confirms that this node’s relay shall declare no family, and says what that can and cannot undo. */
import type { Component } from "solid-js"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

export const LeaveFamilyDialog: Component = () => (
  <ConfirmDialog
    title="Leave the family?"
    command={{ type: "LeaveFamily" }}
    go="Leave it"
    done="The relay declares no family any more."
  >
    <ul class="advice">
      <li>Leave it when your other relays have ended. As long as one of them runs, Tor asks you to declare it.</li>
      <li>The relay goes on. What it publishes next, within a day, names no family; old lists are kept by others.</li>
      <li>
        The key is forgotten here. To come back, import a file that another relay of the family exports, or declare a
        new one.
      </li>
    </ul>
  </ConfirmDialog>
)
