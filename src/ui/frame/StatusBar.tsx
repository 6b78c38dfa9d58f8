/**
 * Always in sight: is Tor working, what flows, how much room is left. Each figure opens to say more. In the past it is
 * said that there is none of these.
 */
import { type Component, For, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { rateText } from "../../contract/figures.ts"
import { placeText } from "../../contract/places.ts"
import { OnlyNow } from "../moment/OnlyNow.tsx"
import { momentWords } from "../moment/words.ts"
import { Popover } from "../parts/Popover.tsx"
import { RatesLater } from "../parts/chart/RatesLater.ts"
import { useModel } from "../state/model.ts"
import { HOUR_SAMPLES } from "../state/rates.ts"
import { TorFoot } from "./TorFoot.tsx"
import { frameWords } from "./words.ts"

export const StatusBar: Component = () => {
  const { connection, moment, pages, state } = useModel()
  return (
    <footer class="statusbar" data-stale={connection.state() !== "live"}>
      <OnlyNow text={momentWords.foot}>
        <TorFoot />
        <RatesFoot />
      </OnlyNow>
      <Show when={state.known}>
        <For each={pages.entries}>{({ foot }) => <Dynamic component={foot} />}</For>
      </Show>
      <Show when={!moment.isPast()}>
        <RoomFoot />
      </Show>
    </footer>
  )
}

const RatesFoot: Component = () => {
  const { connection, hour, sums } = useModel()
  const rate = (octets: number): string => rateText(connection.isLost() ? 0 : octets)
  return (
    <Popover
      class="foot-way"
      title={frameWords.rates}
      face={
        <>
          <span class="figure">
            <span aria-hidden="true">↓</span>
            <span class="hidden">{frameWords.down}</span> {rate(sums().down)}
          </span>
          <span class="figure">
            <span aria-hidden="true">↑</span>
            <span class="hidden">{frameWords.up}</span> {rate(sums().up)}
          </span>
        </>
      }
    >
      {() => (
        <>
          <h2>{frameWords.rates}</h2>
          <p class="quiet">{frameWords.hour}</p>
          <div class="plot-room">
            <RatesLater page={hour()} steps={HOUR_SAMPLES} label={frameWords.hour} />
          </div>
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
      title={frameWords.room}
      face={<span class="figure">{frameWords.free(state.live.freeBytes)}</span>}
    >
      {() => (
        <>
          <h2>{frameWords.room}</h2>
          <p>
            {frameWords.freeIn(state.live.freeBytes)} <bdi class="mono whole">{placeText(state.node.downloads)}</bdi>
          </p>
          <p class="quiet">
            {frameWords.dataIn} <bdi class="mono whole">{placeText(state.node.dataDir)}</bdi>
          </p>
        </>
      )}
    </Popover>
  )
}
