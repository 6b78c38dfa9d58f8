/** Always in sight: is Tor working, what flows, how much room is left. */
import { type Component, Show } from "solid-js"
import { bytesText, rateText } from "../../contract/figures.ts"
import { relayStanding } from "../../contract/relayWords.ts"
import { useModel } from "../state/model.ts"
import { carrierText } from "../words/carrierText.ts"
import { relayShort } from "../words/relayText.ts"

/** The relay, and what the credit is enough for; the way to their page. */
const RelayLine: Component = () => {
  const { ledger, pages, relay, state } = useModel()
  const affordable = () => state.live.credit.affordable
  return (
    <button type="button" class="foot-way figure" title="Relay and credit" onClick={() => pages.go({ kind: "relay" })}>
      {relayShort(relayStanding(relay(), state.live.relay), state.live.relay)}
      <Show when={ledger()}>
        {" "}
        · {affordable() === null ? "no credit needed" : `credit ${bytesText(affordable()!)}`}
      </Show>
    </button>
  )
}

export const StatusBar: Component = () => {
  const { state, sums, connection } = useModel()
  /** Of Tor nothing is known while nothing is heard of the node. */
  const said = (): string =>
    connection.state() === "stopped"
      ? "The node is stopped"
      : connection.isLost()
        ? "No connection to the node"
        : state.known
          ? carrierText(state.live.carrier)
          : "Connecting to the node"
  const stale = () => connection.state() !== "live"
  return (
    <footer class="statusbar" data-stale={stale()}>
      <span class="carrier" data-state={state.live.carrier.state}>
        <span class="dot" aria-hidden="true" />
        {said()}
        <Show when={!connection.isLost() && state.live.carrier.version}>
          {(version) => <span class="quiet wide-only"> {version()}</span>}
        </Show>
      </span>
      <span class="figure" title="Download rate of all">
        <span aria-hidden="true">↓</span>
        <span class="hidden">Down</span> {rateText(connection.isLost() ? 0 : sums().down)}
      </span>
      <span class="figure" title="Upload rate of all">
        <span aria-hidden="true">↑</span>
        <span class="hidden">Up</span> {rateText(connection.isLost() ? 0 : sums().up)}
      </span>
      <Show when={state.known}>
        <RelayLine />
      </Show>
      <span class="figure room">{bytesText(state.live.freeBytes)} free</span>
    </footer>
  )
}
