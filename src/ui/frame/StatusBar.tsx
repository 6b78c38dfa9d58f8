/** Always in sight: is Tor working, what flows, how much room is left. */
import { type Component, createMemo, Show } from "solid-js"
import { bytesText, rateText } from "../../api/contract/figures.ts"
import { useModel } from "../state/model.ts"
import { carrierText } from "../words/carrierText.ts"

export const StatusBar: Component = () => {
  const { state, connection } = useModel()
  const sum = createMemo(() =>
    Object.values(state.live.torrents).reduce((all, t) => ({ down: all.down + t.downRate, up: all.up + t.upRate }), { down: 0, up: 0 }))
  const stale = () => connection.state() !== "live"
  return (
    <footer class="statusbar" data-stale={stale()}>
      <span class="carrier" data-state={state.live.carrier.state}>
        <span class="dot" aria-hidden="true" />
        <Show when={state.known} fallback="Connecting to the node">{carrierText(state.live.carrier)}</Show>
        <Show when={state.live.carrier.version}>{(version) => <span class="quiet wide-only"> {version()}</span>}</Show>
      </span>
      <span class="figure" title="Download rate of all"><span aria-hidden="true">↓</span><span class="hidden">Down</span> {rateText(sum().down)}</span>
      <span class="figure" title="Upload rate of all"><span aria-hidden="true">↑</span><span class="hidden">Up</span> {rateText(sum().up)}</span>
      <span class="figure room">{bytesText(state.live.freeBytes)} free</span>
    </footer>
  )
}
