/** The drawing of what was relayed; what the pointer is on is told below. */
import { type Component, createMemo } from "solid-js"
import { rateText } from "../../contract/figures.ts"
import { timeText } from "../../contract/words/time.ts"
import { Chart } from "../parts/chart/Chart.tsx"
import type { TrafficSeries } from "../state/traffic.ts"
import { relayPageWords as words } from "./words.ts"

export const TrafficPlot: Component<{ readonly series: TrafficSeries }> = (props) => {
  const series = createMemo(
    () => [{ name: words.relayedRate, tone: "go", as: "area", values: props.series.rate }] as const,
  )
  const most = (): number => Math.max(...props.series.rate)
  const average = (): number => props.series.rate.reduce((sum, rate) => sum + rate, 0) / props.series.rate.length
  const summary = (): string => words.relayedMost(rateText(most()), rateText(average()))
  return (
    <Chart
      at={props.series.at}
      series={series()}
      text={rateText}
      label={`${words.relayedRate}. ${summary()}`}
      summary={summary()}
      moment={(n) => `${timeText(props.series.at[n]! * 1_000)}: ${rateText(props.series.rate[n]!)}`}
    />
  )
}
