/**
 * Draws a chart that was laid out beforehand: the mode filled, modes that were visited outlined, the way that led here
 * as a strong arrow. A drawing only; the tables below it say the same.
 */
import { type Component, createSignal, For, Show } from "solid-js"
import { durationText, numberText } from "../../contract/figures.ts"
import { modeText } from "../history/fields.ts"
import { type Arrow, arrowsOf, type DrawnChart, HEAD_PATH } from "./DrawnChart.ts"
import type { Visited } from "./visited.ts"
import { machineWords } from "./words.ts"

interface ChartDrawingProps {
  readonly chart: DrawnChart
  readonly mode: string
  readonly visited: readonly Visited[]
  /** The modes between which it went last. */
  readonly came: { readonly from: string; readonly to: string } | undefined
  readonly onMode: (mode: string) => void
}

/** A character takes so much; boxes were laid out for English names. */
const CHARACTER = 7.2
const squeezed = (text: string, width: number): number | undefined =>
  text.length * CHARACTER > width - 16 ? width - 12 : undefined

/** Arrows that lead out of the mode, or of the one that is pointed at, stand out; the one that was taken, more so. */
export const ChartDrawing: Component<ChartDrawingProps> = (props) => {
  const [pointed, point] = createSignal<string | null>(null)
  const weight = ({ from, to }: Arrow): "taken" | "near" | "far" => {
    if (from === props.came?.from && to === props.came.to) return "taken"
    return from === (pointed() ?? props.mode) ? "near" : "far"
  }
  const visitOf = (mode: string) => props.visited.find((one) => one.mode === mode)
  return (
    <div class="scroll-x chart-scroll" tabindex="0" role="region" aria-label={machineWords.chart}>
      <svg
        class="chart"
        viewBox={`0 0 ${props.chart.width} ${props.chart.height}`}
        width={props.chart.width}
        height={props.chart.height}
        style={{ "--natural": `${props.chart.width}px` }}
        aria-hidden="true"
      >
        <For each={props.chart.groups}>
          {({ name, x, y, width, height }) => (
            <g class="chart-group">
              <rect x={x} y={y} width={width} height={height} rx="10" />
              <text x={x + 8} y={y + 15}>
                {modeText(name)}
              </text>
            </g>
          )}
        </For>
        <For each={arrowsOf(props.chart)}>
          {(arrow) => (
            <g class="chart-arrow" data-weight={weight(arrow)}>
              <title>{arrow.by.join(", ")}</title>
              <path class="chart-line" d={arrow.line} />
              <path class="chart-head" d={HEAD_PATH} transform={arrow.head} />
            </g>
          )}
        </For>
        <For each={props.chart.modes}>
          {({ name, x, y, width, height }) => (
            <g
              class="chart-mode"
              data-mode={name}
              classList={{ here: name === props.mode, visited: visitOf(name) !== undefined }}
              onClick={() => props.onMode(name)}
              onPointerEnter={() => point(name)}
              onPointerLeave={() => point(null)}
            >
              <rect x={x} y={y} width={width} height={height} rx="8" />
              <text
                x={x + width / 2}
                y={y + (visitOf(name) ? 19 : 27)}
                text-anchor="middle"
                textLength={squeezed(modeText(name), width)}
                lengthAdjust="spacingAndGlyphs"
              >
                {modeText(name)}
              </text>
              <Show when={visitOf(name)}>
                {(visit) => (
                  <text class="chart-times" x={x + width / 2} y={y + 35} text-anchor="middle">
                    {numberText(visit().visits.length)}× {durationText(visit().lasted / 1_000)}
                  </text>
                )}
              </Show>
            </g>
          )}
        </For>
      </svg>
    </div>
  )
}
