/**
 * A relay on another machine, the more private choice: how its credit comes here, and how credit goes from here to
 * another node.
 */
import { type Component, Show } from "solid-js"
import { isFamilyMissing } from "../../contract/words/family.ts"
import type { CreditRow } from "../../contract/relay.ts"
import { CopyField } from "../parts/CopyField.tsx"
import { Marked } from "../parts/Marked.tsx"
import { Icon } from "../parts/Icon.tsx"
import { useModel } from "../state/model.ts"
import { DeclareFamilyDialog } from "./DeclareFamilyDialog.tsx"
import { ExportRelayDialog } from "./ExportRelayDialog.tsx"
import { ImportRelayDialog } from "./ImportRelayDialog.tsx"
import { LeaveFamilyDialog } from "./LeaveFamilyDialog.tsx"
import { relayPageWords } from "./words.ts"

export const Elsewhere: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { dialogs, relay } = useModel()
  return (
    <section class="part" id="elsewhere">
      <h3>{relayPageWords.elsewhere}</h3>
      <p>{relayPageWords.elsewhereAbout}</p>
      <div class="elsewhere">
        <div>
          <p class="quiet">{relayPageWords.giveCode}</p>
          <CopyField text={props.ledger.code} label={relayPageWords.code} />
        </div>
        <div>
          <p class="quiet">{relayPageWords.orRun}</p>
          <CopyField
            text={`bulbil relay export sums.bulbil --for ${props.ledger.code}`}
            label={relayPageWords.command}
          />
        </div>
      </div>
      <Show when={isFamilyMissing(relay(), props.ledger)}>
        <p class="callout" data-tone="wait">
          <Marked text={relayPageWords.twoRelays} />
        </p>
      </Show>
      <div class="actions wrap">
        <button type="button" class="button" onClick={() => dialogs.show(ImportRelayDialog)}>
          <Icon name="download" />
          {relayPageWords.import}
        </button>
        <button type="button" class="button" onClick={() => dialogs.show(ExportRelayDialog)}>
          <Icon name="share" />
          {relayPageWords.handOver}
        </button>
        <Show
          when={relay().family !== null}
          fallback={
            <button type="button" class="button" onClick={() => dialogs.show(DeclareFamilyDialog)}>
              {relayPageWords.declare}
            </button>
          }
        >
          <button type="button" class="button" onClick={() => dialogs.show(LeaveFamilyDialog)}>
            {relayPageWords.leave}
          </button>
        </Show>
      </div>
    </section>
  )
}
