/**
 * The charts that the page draws are those of the actors, laid out. To write them anew: BULBIL_WRITE_CHARTS=1, with
 * this file.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { chartOf } from "../../src/actors/kernel/Chart.ts"
import { definitions } from "../../src/actors/registry.ts"
import { kindsOf, readModels } from "../../src/projections/registry.ts"
import { arrowsOf, type DrawnBox, type DrawnChart } from "../../src/ui/machine/DrawnChart.ts"
import { drawChart } from "../support/drawChart.ts"

const folder = path.resolve(import.meta.dirname, "../../src/ui/machine/charts")
/** By the table whose rows are about such actors. */
const drawn = Object.fromEntries(
  Object.entries(kindsOf(readModels)).map(([table, kind]) => [
    table,
    drawChart(chartOf(definitions.find((definition) => definition.kind === kind)!)),
  ]),
)
const apart = (a: DrawnBox, b: DrawnBox): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

/** At its edge, or a hair beside it where figures were rounded. */
const touches = ({ x, y, width, height }: DrawnBox, left: number, top: number): boolean =>
  left >= x - 2 && left <= x + width + 2 && top >= y - 2 && top <= y + height + 2

describe("the charts that the page draws", () => {
  it("are those of the actors", () => {
    const fileOf = (table: string) => path.join(folder, `${table}.json`)
    if (process.env["BULBIL_WRITE_CHARTS"] === "1")
      for (const [table, chart] of Object.entries(drawn)) writeFileSync(fileOf(table), `${JSON.stringify(chart)}\n`)
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(drawn)
        .map((table) => `${table}.json`)
        .sort(),
    )
    for (const [table, chart] of Object.entries(drawn))
      expect(JSON.parse(readFileSync(fileOf(table), "utf8"))).toEqual(chart)
  })

  it.each(Object.entries<DrawnChart>(drawn))("show each mode of %s once, apart from the others", (_, chart) => {
    expect(chart.modes.length).toBeGreaterThan(1)
    for (const [i, mode] of chart.modes.entries()) {
      expect(mode.x).toBeGreaterThanOrEqual(0)
      expect(mode.x + mode.width).toBeLessThanOrEqual(chart.width)
      expect(mode.y + mode.height).toBeLessThanOrEqual(chart.height)
      for (const other of chart.modes.slice(i + 1)) expect(apart(mode, other), `${mode.name} ${other.name}`).toBe(true)
    }
    const boxOf = (name: string): DrawnBox => chart.modes.find((mode) => mode.name === name)!
    for (const { from, to, line, head } of arrowsOf(chart)) {
      const [, x, y] = /^translate\((-?\d+) (-?\d+)\) rotate\(-?\d+\)$/.exec(head)!.map(Number) as [
        number,
        number,
        number,
      ]
      const [, left, top] = /^M(\d+) (\d+)/.exec(line)!.map(Number) as [number, number, number]
      expect(touches(boxOf(to), x, y), `${from} → ${to}`).toBe(true)
      expect(touches(boxOf(from), left, top), `${from} → ${to}`).toBe(true)
    }
  })
})
