/** Confirms that this machine shall be a relay no longer, and says what that can and cannot undo. */
import type { Component } from "solid-js"
import { policyName } from "../../contract/words/credit.ts"
import { useModel } from "../state/model.ts"
import { ConfirmDialog } from "../dialogs/ConfirmDialog.tsx"

export const TakeConsentBackDialog: Component = () => {
  const { ledger } = useModel()
  return (
    <ConfirmDialog
      title="Be a relay no longer?"
      command={{ type: "AnswerConsent", consent: "no" }}
      go="Change to no"
      done="This machine is no relay any more."
    >
      <ul class="advice">
        <li>A relay that runs is stopped. It disappears from the list of relays within some hours.</li>
        <li>Old lists are kept by others: that a relay ran at this address stays known.</li>
        <li>
          Your credit stays and can be spent. Everything but the relay goes on; without new credit, downloads follow the
          policy{ledger() ? ` (now: ${policyName[ledger()!.policy].toLowerCase()})` : ""}.
        </li>
        <li>You can say yes again at any time.</li>
      </ul>
    </ConfirmDialog>
  )
}
