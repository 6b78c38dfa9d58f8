/**
 * The relay and what it earns: the question first, then how it stands, what it carried, and where the credit came from
 * and went.
 */
import { type Component, createSignal, Show } from "solid-js"
import { History } from "../history/History.tsx"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { Consent } from "./Consent.tsx"
import { createCreditPage } from "./createCreditPage.ts"
import { CreditDays } from "./CreditDays.tsx"
import { CreditOverview } from "./CreditOverview.tsx"
import { Elsewhere } from "./Elsewhere.tsx"
import { PolicyChooser } from "./PolicyChooser.tsx"
import { RelayOverview } from "./RelayOverview.tsx"
import { Traffic } from "./Traffic.tsx"
import { WaitingDownloads } from "./WaitingDownloads.tsx"

export const RelayPage: Component = () => {
  const { ledger, relay } = useModel()
  const [again, setAgain] = createSignal(false)
  const credit = createCreditPage()
  const asks = () => relay().mode === "unasked" || (relay().mode === "refused" && again())
  return (
    <Page
      title="Relay"
      intro="What this machine gives to Tor as a middle relay, and the credit that its downloads are paid with."
    >
      <Show when={asks()} fallback={<RelayOverview ask={() => setAgain(true)} />}>
        <Consent answered={() => setAgain(false)} />
      </Show>
      <Show when={relay().mode === "running" || relay().mode === "stopped" || relay().relayed > 0}>
        <Traffic credit={credit} />
      </Show>
      <Show when={ledger()} fallback={<p class="quiet">The ledger is being opened.</p>}>
        {(own) => (
          <>
            <CreditOverview ledger={own()} />
            <WaitingDownloads />
            <PolicyChooser ledger={own()} />
            <CreditDays credit={credit} />
            <Elsewhere ledger={own()} />
          </>
        )}
      </Show>
      <section class="part">
        <h3>What happened</h3>
        <History
          streams={[
            ["credits", "self"],
            ["relays", "self"],
          ]}
          dense
        />
      </section>
    </Page>
  )
}
