/** Always in sight: is Tor working, what flows, how much room is left. */
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { bytesText, rateText } from "../../contract/figures.ts"
import { useModel } from "../state/model.ts"
import { carrierText, dialsText } from "../../contract/words/carrier.ts"
import { onionCostText, onionsShort, onionsText } from "../../contract/words/onions.ts"

export const StatusBar: Component = () => {
  const { connection, pages, state, sums } = useModel()
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
      <span class="carrier" data-state={state.live.carrier.state} title={dialsText(state.live.carrier) ?? undefined}>
        <span class="dot" aria-hidden="true" />
        {said()}
        <Show when={!connection.isLost() && state.live.carrier.version}>
          {(version) => <span class="quiet wide-only"> {version()}</span>}
        </Show>
      </span>
      <Show when={!connection.isLost() && state.live.carrier.onions}>
        {(onions) => (
          <span
            class="figure wide-only"
            title={[onionsText(onions()), onionCostText(onions()) ?? []].flat().join(". ")}
          >
            {onionsShort(onions())}
          </span>
        )}
      </Show>
      <span class="figure" title="Download rate of all">
        <span aria-hidden="true">↓</span>
        <span class="hidden">Down</span> {rateText(connection.isLost() ? 0 : sums().down)}
      </span>
      <span class="figure" title="Upload rate of all">
        <span aria-hidden="true">↑</span>
        <span class="hidden">Up</span> {rateText(connection.isLost() ? 0 : sums().up)}
      </span>
      <Show when={state.known}>
        <For each={pages.entries}>{({ foot }) => <Dynamic component={foot} />}</For>
      </Show>
      <span class="figure room">{bytesText(state.live.freeBytes)} free</span>
    </footer>
  )
}
