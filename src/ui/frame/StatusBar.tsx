/** Always in sight: is Tor working, what flows, how much room is left. Each figure opens to say more. */
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { bytesText, rateText } from "../../contract/figures.ts"
import { Popover } from "../parts/Popover.tsx"
import { RatePlot } from "../parts/RatePlot.tsx"
import { useModel } from "../state/model.ts"
import { HOUR_SAMPLES } from "../state/rates.ts"
import { TorFoot } from "./TorFoot.tsx"

export const StatusBar: Component = () => {
  const { connection, pages, state } = useModel()
  return (
    <footer class="statusbar" data-stale={connection.state() !== "live"}>
      <TorFoot />
      <RatesFoot />
      <Show when={state.known}>
        <For each={pages.entries}>{({ foot }) => <Dynamic component={foot} />}</For>
      </Show>
      <RoomFoot />
    </footer>
  )
}

const RatesFoot: Component = () => {
  const { connection, hour, sums } = useModel()
  const rate = (octets: number): string => rateText(connection.isLost() ? 0 : octets)
  return (
    <Popover
      class="foot-way"
      title="Rates of all"
      face={
        <>
          <span class="figure">
            <span aria-hidden="true">↓</span>
            <span class="hidden">Down</span> {rate(sums().down)}
          </span>
          <span class="figure">
            <span aria-hidden="true">↑</span>
            <span class="hidden">Up</span> {rate(sums().up)}
          </span>
        </>
      }
    >
      {() => (
        <>
          <h2>Rates of all</h2>
          <RatePlot rates={hour()} most={HOUR_SAMPLES} span="last hour, since this page is open" />
        </>
      )}
    </Popover>
  )
}

const RoomFoot: Component = () => {
  const { state } = useModel()
  return (
    <Popover
      class="foot-way room"
      title="Room on the disk"
      face={<span class="figure">{bytesText(state.live.freeBytes)} free</span>}
    >
      {() => (
        <>
          <h2>Room on the disk</h2>
          <p>
            {bytesText(state.live.freeBytes)} are free where downloads go:{" "}
            <bdi class="mono whole">{state.node.downloads}</bdi>
          </p>
          <p class="quiet">
            The node’s own data are in <bdi class="mono whole">{state.node.dataDir}</bdi>
          </p>
        </>
      )}
    </Popover>
  )
}
