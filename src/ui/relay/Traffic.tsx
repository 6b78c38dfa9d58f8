/** What was relayed over time: two spans in tabs, drawn, and as a table for those who cannot see a drawing. */
import { type Component, createMemo, createSignal, For, Show } from "solid-js"
import { bytesText } from "../../contract/figures.ts"
import type { TrafficPoint } from "../../contract/relay.ts"
import { useModel } from "../state/model.ts"
import { aDay, aMonth, linesOf, seriesOf, type TrafficSpan } from "../state/traffic.ts"
import { clockText } from "../../contract/words/time.ts"
import type { CreditReading } from "./createCreditPage.ts"
import { TrafficPlot } from "./TrafficPlot.tsx"
import { relayPageWords as words } from "./words.ts"

const spans = [
  { id: "hours", span: aDay, of: "minutes", per: "hour" },
  { id: "days", span: aMonth, of: "hours", per: "day" },
] as const
type SpanId = (typeof spans)[number]["id"]

export const Traffic: Component<{ readonly credit: CreditReading }> = (props) => {
  const { now } = useModel()
  const [id, setId] = createSignal<SpanId>("hours")
  const chosen = createMemo(() => spans.find((one) => one.id === id())!)
  const points = (): readonly TrafficPoint[] => props.credit.page()?.[chosen().of] ?? []
  const series = createMemo(() => seriesOf(points(), chosen().span, now()))
  const turn = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return
    setId((before) => (before === "hours" ? "days" : "hours"))
    event.currentTarget.querySelector<HTMLElement>("[aria-selected=true]")?.focus()
    event.preventDefault()
  }
  return (
    <section class="part" aria-labelledby="traffic-title">
      <header class="traffic-head">
        <h3 id="traffic-title">{words.carried}</h3>
        <div class="tabs" role="tablist" aria-labelledby="traffic-title" onKeyDown={turn}>
          <For each={spans}>
            {(one) => (
              <button
                type="button"
                role="tab"
                id={`traffic-${one.id}`}
                aria-controls="traffic-panel"
                aria-selected={id() === one.id}
                tabindex={id() === one.id ? 0 : -1}
                onClick={() => setId(one.id)}
              >
                {words.spans[one.id]}
              </button>
            )}
          </For>
        </div>
      </header>
      <div role="tabpanel" id="traffic-panel" aria-labelledby={`traffic-${id()}`} class="traffic-panel">
        <Show
          when={props.credit.page()}
          fallback={<p class="quiet">{props.credit.problem() ?? words.readingTraffic}</p>}
        >
          <Show when={series().rate.some((rate) => rate > 0)} fallback={<NoTraffic span={words.spans[id()]} />}>
            <TrafficPlot series={series()} />
            <TrafficTable points={points()} span={chosen().span} per={chosen().per} />
          </Show>
        </Show>
      </div>
    </section>
  )
}

const NoTraffic: Component<{ readonly span: string }> = (props) => (
  <div class="traffic-none">
    <p>
      <strong>{words.nothingRelayed(props.span)}</strong>
    </p>
    <p class="quiet">{words.nothingWhy}</p>
  </div>
)

const TrafficTable: Component<{
  readonly points: readonly TrafficPoint[]
  readonly span: TrafficSpan
  readonly per: "hour" | "day"
}> = (props) => {
  const { now } = useModel()
  return (
    <details class="traffic-table">
      <summary>{words.asTable}</summary>
      <table class="streams">
        <thead>
          <tr>
            <th scope="col">{props.per === "hour" ? words.hourFrom : words.dayHead}</th>
            <th scope="col" class="number">
              {words.carriedHead}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={linesOf(props.points, props.span, now())}>
            {(line) => (
              <tr>
                <td>
                  <time>{clockText(line.at).slice(0, props.per === "hour" ? 16 : 10)}</time>
                </td>
                <td class="number">{bytesText(line.relayed)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </details>
  )
}
