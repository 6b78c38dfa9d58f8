/** The drawing of what was relayed; what the pointer is on is told below. */
import { type Component, createSignal } from "solid-js"
import { rateText } from "../../contract/figures.ts"
import { timeText } from "../../contract/words/time.ts"
import { RateDrawing } from "../parts/RateDrawing.tsx"
import type { TrafficSeries } from "../state/traffic.ts"

export const TrafficPlot: Component<{ readonly series: TrafficSeries; readonly unit: "hours" | "days" }> = (props) => {
  const [pointed, setPointed] = createSignal<number | null>(null)
  const lines = () => ({ at: props.series.at, lines: [props.series.rate] })
  const most = () => Math.max(...props.series.rate)
  const average = () => props.series.rate.reduce((sum, rate) => sum + rate, 0) / props.series.rate.length
  const summary = () => `Most ${rateText(most())}, on the average ${rateText(average())}.`
  const description = (): string => {
    const n = pointed()
    return n === null || props.series.at[n] === undefined
      ? summary()
      : `${timeText(props.series.at[n] * 1_000)}: ${rateText(props.series.rate[n]!)}`
  }
  return (
    <figure class="traffic">
      <RateDrawing
        class="traffic-host"
        lines={lines()}
        unit={props.unit}
        label={`Rate of what was relayed. ${summary()}`}
        instead="The drawing could not be loaded. The table has the same figures."
        onPoint={setPointed}
      />
      <figcaption class="number">
        <i class="swatch swatch-relayed" aria-hidden="true" />
        {description()}
      </figcaption>
    </figure>
  )
}
