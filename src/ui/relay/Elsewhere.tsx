/**
 * A relay on another machine, the more private choice: how its credit comes here, and how credit goes from here to
 * another node.
 */
import { type Component, Show } from "solid-js"
import { isFamilyMissing } from "../../contract/words/family.ts"
import type { CreditRow } from "../../contract/relay.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { DeclareFamilyDialog } from "./DeclareFamilyDialog.tsx"
import { ExportRelayDialog } from "./ExportRelayDialog.tsx"
import { ImportRelayDialog } from "./ImportRelayDialog.tsx"
import { LeaveFamilyDialog } from "./LeaveFamilyDialog.tsx"

export const Elsewhere: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { dialogs, relay } = useModel()
  return (
    <section class="part" id="elsewhere">
      <h3>A relay on another machine</h3>
      <p>
        The more private choice: a second Bulbil on a rented or borrowed machine runs the relay, and you carry its
        signed summaries here by file. Then nothing public ties the relay’s address to what is shared here.
      </p>
      <div class="elsewhere">
        <div>
          <p class="quiet">This ledger’s code. Give it to the other node:</p>
          <CopyField text={props.ledger.code} label="Code of this ledger" />
        </div>
        <div>
          <p class="quiet">Or run this on the other machine, and bring the file here:</p>
          <CopyField
            text={`bulbil relay export sums.bulbil --for ${props.ledger.code}`}
            label="Command for the other machine"
          />
        </div>
      </div>
      <Show when={isFamilyMissing(relay(), props.ledger)}>
        <p class="callout" data-tone="wait">
          <strong>You run two relays, and they do not say so.</strong> Credit comes from one elsewhere, and one runs
          here. Tor asks you to declare them as a family, so that no circuit takes both: declare it at one of them,
          export there, and import at the other.
        </p>
      </Show>
      <div class="actions wrap">
        <button type="button" class="button" onClick={() => dialogs.show(ImportRelayDialog)}>
          <Icon name="download" />
          Import summaries…
        </button>
        <button type="button" class="button" onClick={() => dialogs.show(ExportRelayDialog)}>
          <Icon name="share" />
          Hand credit over…
        </button>
        <Show
          when={relay().family !== null}
          fallback={
            <button type="button" class="button" onClick={() => dialogs.show(DeclareFamilyDialog)}>
              Declare a family…
            </button>
          }
        >
          <button type="button" class="button" onClick={() => dialogs.show(LeaveFamilyDialog)}>
            Leave the family…
          </button>
        </Show>
      </div>
    </section>
  )
}
