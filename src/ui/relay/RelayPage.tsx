/**
 * The relay and what it earns: three figures and the question first, then what waits, what happens without credit, and
 * thirty days; all else is for the curious, and folded.
 */
import { type Component, createEffect, createSignal, on, Show } from "solid-js"
import { History } from "../history/History.tsx"
import { Changes } from "../moment/Changes.tsx"
import { OnlyNow } from "../moment/OnlyNow.tsx"
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"
import { Page } from "../parts/Page.tsx"
import { useModel } from "../state/model.ts"
import { Consent } from "./Consent.tsx"
import { createCreditPage } from "./createCreditPage.ts"
import { CreditChart } from "./CreditChart.tsx"
import { CreditOverview } from "./CreditOverview.tsx"
import { Elsewhere } from "./Elsewhere.tsx"
import { elsewherePlace } from "./place.ts"
import { PolicyChooser } from "./PolicyChooser.tsx"
import { RelayFigures } from "./RelayFigures.tsx"
import { RelayFlags } from "./RelayFlags.tsx"
import { RelayOverview } from "./RelayOverview.tsx"
import { RelayPhases } from "./RelayPhases.tsx"
import { TopNumbers } from "./TopNumbers.tsx"
import { Traffic } from "./Traffic.tsx"
import { WaitingDownloads } from "./WaitingDownloads.tsx"
import { relayPageWords as words } from "./words.ts"

export const RelayPage: Component<{ readonly given: string }> = (props) => {
  const { ledger, moment, relay, state } = useModel()
  const [again, setAgain] = createSignal(false)
  const credit = createCreditPage()
  const asks = () => relay().mode === "unasked" || (relay().mode === "refused" && again())
  const allowed = () => relay().mode === "running" || relay().mode === "stopped"
  const carried = () => allowed() || relay().relayed > 0
  // The part is there only once the ledger is.
  createEffect(
    on([() => props.given, () => ledger() !== undefined], ([given]) => {
      if (given === elsewherePlace.given) document.getElementById(given)?.scrollIntoView()
    }),
  )
  return (
    <Page title={pageWords.relay} intro={words.intro}>
      <TopNumbers />
      <OnlyNow text={momentWords.only.relay}>
        <Show when={asks()} fallback={<RelayOverview ask={() => setAgain(true)} />}>
          <Consent answered={() => setAgain(false)} />
        </Show>
      </OnlyNow>
      <Show when={ledger()}>
        {(own) => (
          <>
            <WaitingDownloads />
            <Changes>
              <PolicyChooser ledger={own()} />
            </Changes>
            <Show when={!moment.isPast()}>
              <CreditChart credit={credit} />
              <Elsewhere ledger={own()} />
            </Show>
          </>
        )}
      </Show>
      <details class="curious">
        <summary>
          <h3>{words.curious}</h3>
          <span class="quiet">{words.curiousAbout}</span>
        </summary>
        <Show when={allowed() && !moment.isPast()}>
          <section class="part">
            <RelayFigures />
            <Show when={relay().mode === "running" && state.live.relay.state === "running"}>
              <RelayFlags />
            </Show>
            <RelayPhases />
          </section>
        </Show>
        <Show when={carried() && !moment.isPast()}>
          <Traffic credit={credit} />
        </Show>
        <Show when={ledger()}>{(own) => <CreditOverview ledger={own()} />}</Show>
        <section class="part">
          <h3>{words.happened}</h3>
          <History
            streams={[
              ["credits", "self"],
              ["relays", "self"],
            ]}
            dense
          />
        </section>
      </details>
    </Page>
  )
}
