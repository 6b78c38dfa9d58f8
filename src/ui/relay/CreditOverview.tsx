/** The ledger's figures: where the credit came from and where it went. */
import { type Component, Show } from "solid-js"
import { bytesText, rateText } from "../../contract/figures.ts"
import type { CreditRow } from "../../contract/relay.ts"
import { enoughFor, priceText, ratioText } from "../../contract/words/relay.ts"
import { Figure } from "../parts/Figure.tsx"
import { useModel } from "../state/model.ts"
import { relayPageWords } from "./words.ts"

export const CreditOverview: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { affordable, moment, state } = useModel()
  const live = () => state.live.credit
  const enough = () => enoughFor(props.ledger)
  const promised = () => (affordable() === null ? 0 : enough() - affordable()!)
  const aDay = () => (live().earningRate * 86_400) / props.ledger.price
  return (
    <section class="part">
      <h3>{relayPageWords.credit}</h3>
      <div class="balance">
        <p class="quiet">
          {relayPageWords.balance(bytesText(props.ledger.balance), priceText(props.ledger.price))}
          <Show when={promised() > 0}>{relayPageWords.underWay(bytesText(promised()))}</Show>
          <Show when={affordable() === null}>{relayPageWords.isOff}</Show>
        </p>
      </div>
      <dl class="facts">
        <Figure name={relayPageWords.granted}>{bytesText(props.ledger.granted)}</Figure>
        <Figure name={relayPageWords.earnedHere}>{bytesText(props.ledger.earned)}</Figure>
        <Figure name={relayPageWords.brought}>{bytesText(props.ledger.imported)}</Figure>
        <Figure name={relayPageWords.spentOn}>{bytesText(props.ledger.spent)}</Figure>
        <Figure name={relayPageWords.handed}>{bytesText(props.ledger.handedOver)}</Figure>
        <Show when={!moment.isPast()}>
          <Figure name={relayPageWords.coming}>
            {rateText(live().earningRate)}
            <Show when={aDay() > 0}>
              <span class="quiet">{relayPageWords.downloadsADay(bytesText(aDay()))}</span>
            </Show>
          </Figure>
        </Show>
        <Figure name={relayPageWords.relayedAll}>{bytesText(props.ledger.relayed)}</Figure>
        <Figure name={relayPageWords.downloaded}>{bytesText(props.ledger.downloaded)}</Figure>
        <Figure name={relayPageWords.ratio}>
          {ratioText(props.ledger)}
          <span class="quiet">{relayPageWords.ratioAbout}</span>
        </Figure>
      </dl>
      <p class="quiet">{relayPageWords.falls}</p>
    </section>
  )
}
