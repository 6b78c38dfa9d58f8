/** What came and went in thirty days, drawn; what the pointer is on is told below, and a table says the same. */
import { type Component, createMemo, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { Chart } from "../parts/chart/Chart.tsx"
import { useModel } from "../state/model.ts"
import { CreditDays } from "./CreditDays.tsx"
import type { CreditReading } from "./createCreditPage.ts"
import { creditBars, DAY_MS, SHOWN_DAYS } from "./creditBars.ts"
import { relayPageWords as words } from "./words.ts"

export const CreditChart: Component<{ readonly credit: CreditReading }> = (props) => {
  const { now } = useModel()
  const today = createMemo(() => Math.floor(now() / DAY_MS))
  const bars = createMemo(() => creditBars(props.credit.page()?.days ?? [], today() * DAY_MS))
  const sum = (of: "came" | "went"): string => bytesText(bars().reduce((all, day) => all + day[of], 0))
  const summary = (): string => words.chartAbout(sum("came"), sum("went"), SHOWN_DAYS)
  const moment = (n: number): string => {
    const { day, came, went } = bars()[n]!
    return words.chartDay(day, bytesText(came), bytesText(went))
  }
  const data = createMemo(() => ({
    at: bars().map((_, n) => (today() - (SHOWN_DAYS - 1 - n)) * (DAY_MS / 1_000)),
    series: [
      { name: words.earned, tone: "go", as: "bars", values: bars().map(({ came }) => came) },
      { name: words.spent, tone: "move", as: "below", values: bars().map(({ went }) => went) },
    ] as const,
  }))
  return (
    <section class="part" aria-labelledby="chart-title">
      <h3 id="chart-title">{words.chart}</h3>
      <Show when={props.credit.page()} fallback={<p class="quiet">{props.credit.problem() ?? words.opening}</p>}>
        <Chart {...data()} text={bytesText} label={summary()} summary={summary()} moment={moment} />
        <details class="traffic-table">
          <summary>{words.asTable}</summary>
          <CreditDays credit={props.credit} />
        </details>
      </Show>
    </section>
  )
}
