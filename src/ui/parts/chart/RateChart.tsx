/** How fast it went down and up: two lines over one scale, the newest at the right. */
import { type Component, createMemo } from "solid-js"
import { rateText } from "../../../contract/figures.ts"
import type { RatesPage } from "../../../contract/rates.ts"
import { clockText, timeText } from "../../../contract/words/time.ts"
import { Chart } from "./Chart.tsx"
import { rateSteps } from "./rateSteps.ts"
import { chartWords as words } from "./words.ts"

interface RateChartProps {
  readonly page: RatesPage
  /** So many fill it. */
  readonly steps: number
  /** What of, and over how long. */
  readonly label: string
}

const most = (rates: readonly number[]): string => rateText(rates.reduce((top, rate) => Math.max(top, rate), 0))

export const RateChart: Component<RateChartProps> = (props) => {
  const rates = createMemo(() => rateSteps(props.page, props.steps))
  const series = createMemo(
    () =>
      [
        { name: words.down, tone: "move", as: "area", values: rates().down },
        { name: words.up, tone: "go", as: "line", values: rates().up },
      ] as const,
  )
  const summary = (): string => words.most(most(props.page.down), most(props.page.up))
  const moment = (n: number): string => {
    const millis = rates().at[n]! * 1_000
    const time = props.page.step < 60 ? `${clockText(millis)} UTC` : timeText(millis)
    const [down, up] = [rates().down[n], rates().up[n]]
    return down == null || up == null ? words.unknown(time) : words.moment(time, rateText(down), rateText(up))
  }
  return (
    <Chart
      at={rates().at}
      series={series()}
      text={rateText}
      label={`${props.label}: ${summary()}`}
      summary={summary()}
      moment={moment}
    />
  )
}
