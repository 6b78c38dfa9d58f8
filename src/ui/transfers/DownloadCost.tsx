/** What a download costs, before it is begun, and what happens when the credit does not reach. */
import { type Component, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { CreditRow } from "../../contract/relay.ts"
import { priceText } from "../../contract/words/relay.ts"
import { useModel } from "../state/model.ts"
import { shortfall } from "../../contract/words/credit.ts"

export const DownloadCost: Component = () => {
  const { ledger } = useModel()
  return <Show when={ledger()}>{(own) => <Cost ledger={own()} />}</Show>
}

const Cost: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { state } = useModel()
  const affordable = () => state.live.credit.affordable
  return (
    <Show
      when={affordable() !== null}
      fallback={
        <p class="quiet">
          {priceText(props.ledger.price)}, which is counted and stops nothing: {shortfall.off.toLowerCase()}
        </p>
      }
    >
      <Show
        when={affordable()! > 0}
        fallback={
          <p class="callout" data-tone="wait">
            <strong>Your credit is used up.</strong>{" "}
            {props.ledger.policy === "strict"
              ? "This download will wait until credit comes, and then go on by itself. "
              : "This download will come at a slow pace until credit comes. "}
            {priceText(props.ledger.price)}.
          </p>
        }
      >
        <p class="quiet">
          {priceText(props.ledger.price)}. Your balance is enough for <strong>{bytesText(affordable()!)}</strong>.{" "}
          {shortfall[props.ledger.policy]}
        </p>
      </Show>
    </Show>
  )
}
