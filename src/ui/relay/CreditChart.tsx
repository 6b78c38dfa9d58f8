/** What came and went in thirty days, drawn; what the pointer is on is told below, and a table says the same. */
import { type Component, createMemo, createSignal, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import { useModel } from "../state/model.ts"
import { CreditDays } from "./CreditDays.tsx"
import type { CreditReading } from "./createCreditPage.ts"
import { creditBars, SHOWN_DAYS } from "./creditBars.ts"
import { relayPageWords as words } from "./words.ts"

/** Of the drawing, in its own units: a day is 10 wide, and each direction 50 high. */
const [STEP, BAR, HALF] = [10, 7, 50]

export const CreditChart: Component<{ readonly credit: CreditReading }> = (props) => {
  const { now } = useModel()
  const [pointed, setPointed] = createSignal<number | null>(null)
  const today = createMemo(() => Math.floor(now() / 86_400_000))
  const bars = createMemo(() => creditBars(props.credit.page()?.days ?? [], today() * 86_400_000))
  const sum = (of: "came" | "went"): string => bytesText(bars().reduce((all, day) => all + day[of], 0))
  const summary = () => words.chartAbout(sum("came"), sum("went"), SHOWN_DAYS)
  const told = (): string => {
    const day = pointed() === null ? undefined : bars()[pointed()!]
    return day ? words.chartDay(day.day, bytesText(day.came), bytesText(day.went)) : summary()
  }
  return (
    <section class="part" aria-labelledby="chart-title">
      <h3 id="chart-title">{words.chart}</h3>
      <Show when={props.credit.page()} fallback={<p class="quiet">{props.credit.problem() ?? words.opening}</p>}>
        <figure class="credit-chart">
          <svg
            viewBox={`0 0 ${STEP * SHOWN_DAYS} ${2 * HALF}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={summary()}
            onPointerLeave={() => setPointed(null)}
          >
            <For each={bars()}>
              {(day, n) => (
                <g data-pointed={pointed() === n()} onPointerEnter={() => setPointed(n())}>
                  <rect class="bar-ground" x={n() * STEP} y={0} width={STEP} height={2 * HALF} />
                  <rect
                    class="bar-came"
                    x={n() * STEP + 1}
                    y={HALF - day.up * HALF}
                    width={BAR}
                    height={day.up * HALF}
                  />
                  <rect class="bar-went" x={n() * STEP + 1} y={HALF} width={BAR} height={day.down * HALF} />
                </g>
              )}
            </For>
            <line x1={0} x2={STEP * SHOWN_DAYS} y1={HALF} y2={HALF} />
          </svg>
          <figcaption class="number">
            <i class="swatch swatch-came" aria-hidden="true" /> {words.earned}{" "}
            <i class="swatch swatch-went" aria-hidden="true" /> {words.spent} · {told()}
          </figcaption>
        </figure>
        <details class="traffic-table">
          <summary>{words.asTable}</summary>
          <CreditDays credit={props.credit} />
        </details>
      </Show>
    </section>
  )
}
