/**
 * Draws rates over time with uPlot, in the colours of the style sheet and in UTC. The only module that knows of uPlot,
 * and loaded apart from the page. uPlot sets styles on elements by script, which the CSP allows, and writes none into
 * markup.
 */
import uPlot from "uplot"
import "uplot/dist/uPlot.min.css"
import { rateText } from "../../contract/figures.ts"
import type { RateLines } from "./RateLines.ts"

export interface Drawing {
  show(lines: RateLines): void
  redraw(): void
  resize(): void
  end(): void
}

export interface RatesWanted {
  readonly host: HTMLElement
  readonly lines: RateLines
  readonly unit: "hours" | "days"
  readonly onPoint: (n: number | null) => void
}

const FONT = "12px system-ui, sans-serif"

const dataOf = ({ at, lines }: RateLines): uPlot.AlignedData => [[...at], ...lines.map((line) => [...line])]

/** It is as high as the host's least height. */
export const drawRates = ({ host, lines, unit, onPoint }: RatesWanted): Drawing => {
  /** As the style sheet has them just now, light or dark. */
  const colour = (name: "stroke" | "fill" | "color" | "borderTopColor" | "outlineColor") => () =>
    getComputedStyle(host)[name]
  const height = Number.parseFloat(getComputedStyle(host).minHeight) || 190
  const axis = {
    stroke: colour("color"),
    font: FONT,
    grid: { stroke: colour("borderTopColor"), width: 1 },
    ticks: { show: false },
  }
  const clock = (seconds: number): string =>
    new Date(seconds * 1_000).toISOString().slice(...(unit === "hours" ? ([11, 16] as const) : ([5, 10] as const)))
  const line = { width: 1.5, points: { show: false } }
  const plot = new uPlot(
    {
      width: host.clientWidth,
      height,
      padding: [8, 20, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
      scales: { y: { range: (_, __, most) => [0, Math.max(1_000, (most ?? 0) * 1.08)] } },
      series: [
        {},
        ...lines.lines.map((_, n) =>
          n === 0
            ? { ...line, stroke: colour("stroke"), fill: colour("fill") }
            : { ...line, stroke: colour("outlineColor") },
        ),
      ],
      axes: [
        { ...axis, size: 28, space: 56, values: (_, splits) => splits.map(clock) },
        { ...axis, size: 74, space: 36, values: (_, splits) => splits.map(rateText) },
      ],
      hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] },
    },
    dataOf(lines),
    host,
  )
  return {
    show: (next) => plot.setData(dataOf(next)),
    redraw: () => plot.redraw(false, true),
    resize: () => host.clientWidth > 0 && plot.setSize({ width: host.clientWidth, height }),
    end: () => plot.destroy(),
  }
}
