/** What a download costs, before it is begun, and what happens when the credit does not reach. */
import { type Component, Show } from "solid-js"
import type { CreditRow } from "../../contract/relay.ts"
import { priceText } from "../../contract/words/relay.ts"
import { useModel } from "../state/model.ts"
import { shortfall } from "../../contract/words/credit.ts"
import { Marked } from "../parts/Marked.tsx"
import { itemWords as words } from "./words.ts"

export const DownloadCost: Component = () => {
  const { ledger } = useModel()
  return <Show when={ledger()}>{(own) => <Cost ledger={own()} />}</Show>
}

const Cost: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { state } = useModel()
  const affordable = () => state.live.credit.affordable
  const price = () => priceText(props.ledger.price)
  return (
    <Show when={affordable() !== null} fallback={<p class="quiet">{words.counted(price(), shortfall.off)}</p>}>
      <Show
        when={affordable()! > 0}
        fallback={
          <p class="callout" data-tone="wait">
            <strong>{words.usedUp}</strong>{" "}
            {props.ledger.policy === "strict" ? words.waits(price()) : words.slow(price())}
          </p>
        }
      >
        <p class="quiet">
          <Marked text={words.enough(price(), affordable()!, shortfall[props.ledger.policy])} />
        </p>
      </Show>
    </Show>
  )
}
