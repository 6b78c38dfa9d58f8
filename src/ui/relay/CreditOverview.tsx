/** The ledger's figures: where the credit came from and where it went. */
import { type Component, Show } from "solid-js"
import { bytesText, rateText } from "../../contract/figures.ts"
import type { CreditRow } from "../../contract/relay.ts"
import { enoughFor, priceText, ratioText } from "../../contract/words/relay.ts"
import { Figure } from "../parts/Figure.tsx"
import { useModel } from "../state/model.ts"

export const CreditOverview: Component<{ readonly ledger: CreditRow }> = (props) => {
  const { state } = useModel()
  const live = () => state.live.credit
  const enough = () => enoughFor(props.ledger)
  const promised = () => (live().affordable === null ? 0 : enough() - live().affordable!)
  const aDay = () => (live().earningRate * 86_400) / props.ledger.price
  return (
    <section class="part">
      <h3>Credit</h3>
      <div class="balance">
        <p class="quiet">
          Balance {bytesText(props.ledger.balance)} of credit. {priceText(props.ledger.price)}: from onion to onion it
          crosses six relays.
          <Show when={promised() > 0}> What is under way ({bytesText(promised())}) is taken off.</Show>
          <Show when={live().affordable === null}> Your policy is off, so you may download more than that.</Show>
        </p>
      </div>
      <dl class="facts">
        <Figure name="Granted to begin with">{bytesText(props.ledger.granted)}</Figure>
        <Figure name="Earned by this relay">{bytesText(props.ledger.earned)}</Figure>
        <Figure name="Brought from elsewhere">{bytesText(props.ledger.imported)}</Figure>
        <Figure name="Spent on downloads">{bytesText(props.ledger.spent)}</Figure>
        <Figure name="Handed over">{bytesText(props.ledger.handedOver)}</Figure>
        <Figure name="Coming in now">
          {rateText(live().earningRate)}
          <Show when={aDay() > 0}>
            <span class="quiet"> ({bytesText(aDay())} of downloads a day)</span>
          </Show>
        </Figure>
        <Figure name="Relayed altogether">{bytesText(props.ledger.relayed)}</Figure>
        <Figure name="Downloaded in all">{bytesText(props.ledger.downloaded)}</Figure>
        <Figure name="Ratio">
          {ratioText(props.ledger)}
          <span class="quiet"> (1.00 leaves Tor as rich as before)</span>
        </Figure>
      </dl>
      <p class="quiet">
        The balance falls only with pieces that were downloaded and verified, never by itself. Your own shares cost
        nothing. Nobody else is told any of these figures.
      </p>
    </section>
  )
}
