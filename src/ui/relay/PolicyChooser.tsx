/** What happens when the credit is used up: three policies, each with what follows from it. Chosen at once. */
import { type Component, For } from "solid-js"
import type { CreditRow } from "../../contract/relay.ts"
import { policyMeaning } from "../../contract/words/relay.ts"
import { useModel } from "../state/model.ts"
import { policyName } from "../../contract/words/credit.ts"
import { relayPageWords } from "./words.ts"

const policies = ["strict", "soft", "off"] as const

export const PolicyChooser: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { relayActions } = useModel()
  return (
    <section class="part" aria-labelledby="policy-title">
      <h3 id="policy-title">{relayPageWords.policy}</h3>
      <div class="choices policies" role="radiogroup" aria-labelledby="policy-title">
        <For each={policies}>
          {(policy) => (
            <label class="check">
              <input
                type="radio"
                name="policy"
                checked={props.ledger.policy === policy}
                onChange={() => relayActions.choose(policy)}
              />
              <span>
                <strong>{policyName[policy]}</strong>
                <br />
                <span class="quiet">{policyMeaning[policy]}</span>
              </span>
            </label>
          )}
        </For>
      </div>
    </section>
  )
}
