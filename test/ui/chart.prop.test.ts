/** Axes and places of a chart, for any values, in any room. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bytesText, rateText } from "../../src/contract/figures.ts"
import { niceStep, timeAxis, valueAxis } from "../../src/ui/parts/chart/axes.ts"
import { type ChartData, isLine, layOut, type Series } from "../../src/ui/parts/chart/layout.ts"
import { barsPath, linePaths } from "../../src/ui/parts/chart/paths.ts"
import { stepAt, stepByKey } from "../../src/ui/parts/chart/pointing.ts"

const octets = fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 1e15 }))
const steps = (values: readonly number[]): readonly number[] => values.slice(1).map((value, n) => value - values[n]!)
const aSeries = (count: number): fc.Arbitrary<Series> =>
  fc.record({
    name: fc.constant("any"),
    tone: fc.constant("go" as const),
    as: fc.constantFrom("line", "area", "bars", "below"),
    values: fc.array(fc.option(octets, { freq: 3 }), { minLength: count, maxLength: count }),
  })
const aChart: fc.Arbitrary<ChartData> = fc
  .record({ count: fc.nat({ max: 60 }), from: fc.nat({ max: 2e9 }), step: fc.integer({ min: 1, max: 90_000 }) })
  .chain(({ count, from, step }) =>
    fc.record({
      at: fc.constant(Array.from({ length: count }, (_, n) => from + n * step)),
      series: fc.array(aSeries(count), { minLength: 1, maxLength: 3 }),
    }),
  )
const aRoom = fc.record({
  width: fc.integer({ min: 200, max: 2_560 }),
  height: fc.integer({ min: 100, max: 400 }),
  em: fc.integer({ min: 10, max: 24 }),
})
/** All numbers of a path that are places, as pairs or single ones, by what they are for. */
const heights = (path: string): readonly number[] =>
  [...path.matchAll(/,(-?[\d.]+)|V(-?[\d.]+)/g)].map(([, a, b]) => Number(a ?? b))

describe("an axis of values", () => {
  it("has 0 and all values on it, in few even steps of 1, 2 or 5, each of which reads otherwise", () => {
    fc.assert(
      fc.property(octets, octets, fc.integer({ min: 2, max: 12 }), (below, above, most) => {
        fc.pre(below > 0 || above > 0)
        const axis = valueAxis(below, above, most)
        expect(axis).toContain(0)
        expect(axis[0]).toBeLessThanOrEqual(-below)
        expect(axis.at(-1)).toBeGreaterThanOrEqual(above)
        expect(axis.length).toBeLessThanOrEqual(most + 1)
        expect(new Set(steps(axis)).size).toBe(1)
        expect(String(steps(axis)[0])).toMatch(/^[125]0*$/)
        for (const text of [bytesText, rateText])
          expect(new Set(axis.filter((value) => value >= 0).map(text)).size).toBe(
            axis.filter((value) => value >= 0).length,
          )
        // Not more room than it takes: the next smaller step would be too many.
        const step = steps(axis)[0]!
        const smaller = step / (String(step).startsWith("5") ? 2.5 : 2)
        if (smaller >= 1) expect(Math.ceil(below / smaller) + Math.ceil(above / smaller)).toBeGreaterThan(most)
      }),
    )
  })

  it("ends where no step fits", () => {
    expect(niceStep(() => false)).toBe(Infinity)
  })
})

describe("an axis of time", () => {
  it("names whole minutes, hours or days of UTC within the span, evenly, and not too close", () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e9 }), fc.nat({ max: 30 }), fc.integer({ min: 1, max: 1e7 }), (from, times, apart) => {
        const long = times * apart
        const axis = timeAxis(from, from + long, apart)
        for (const step of steps(axis.map(({ at }) => at))) expect(step).toBeGreaterThanOrEqual(apart)
        expect(new Set(steps(axis.map(({ at }) => at))).size).toBeLessThanOrEqual(1)
        for (const { at, text } of axis) {
          expect(at).toBeGreaterThanOrEqual(from)
          expect(at).toBeLessThanOrEqual(from + long)
          expect(at % 60).toBe(0)
          const iso = new Date(at * 1_000).toISOString()
          expect([iso.slice(11, 16), iso.slice(5, 10)]).toContain(text)
          if (text.includes("-")) expect(at % 86_400).toBe(0)
        }
      }),
    )
  })

  it("has what one expects of ten minutes, a day and thirty days", () => {
    const until = Date.UTC(2026, 10, 25, 13, 7, 30) / 1_000
    const texts = (long: number) => timeAxis(until - long, until, long / 6).map(({ text }) => text)
    expect(texts(600)).toEqual(["12:58", "13:00", "13:02", "13:04", "13:06"])
    expect(texts(86_400)).toEqual(["18:00", "00:00", "06:00", "12:00"])
    expect(texts(30 * 86_400)).toEqual(["10-29", "11-03", "11-08", "11-13", "11-18", "11-23"])
  })
})

describe("a chart", () => {
  it("keeps all that it draws in its room, labels apart, and 0 where the axis has it", () => {
    fc.assert(
      fc.property(aChart, aRoom, (chart, room) => {
        const layout = layOut(chart, room, rateText)
        const { left, right, top, bottom, band, zero } = layout
        expect(left).toBeLessThan(right)
        expect(layout.values.some(({ place }) => Math.abs(place - zero) < 1e-6)).toBe(true)
        for (const place of steps(layout.values.map((label) => label.place)))
          expect(-place).toBeGreaterThanOrEqual(Math.min(room.em, (bottom - top) / 2 - 1e-6))
        for (const place of steps(layout.times.map((label) => label.place)))
          expect(place).toBeGreaterThanOrEqual(room.em * 4.99)
        for (const { place } of layout.times) {
          expect(place).toBeGreaterThanOrEqual(left)
          expect(place).toBeLessThanOrEqual(right)
        }
        for (let n = 0; n < chart.at.length; n++) {
          expect(layout.x(n) - band / 2).toBeGreaterThanOrEqual(left - 1e-6)
          expect(layout.x(n) + band / 2).toBeLessThanOrEqual(right + 1e-6)
        }
        for (const series of chart.series) {
          const paths = isLine(series) ? Object.values(linePaths(series, layout)) : [barsPath(series, layout)]
          for (const place of paths.flatMap(heights)) {
            expect(place).toBeGreaterThanOrEqual(top - 0.1)
            expect(place).toBeLessThanOrEqual(bottom + 0.1)
          }
        }
      }),
    )
  })

  it("has a piece for each run of known values, and nothing in its gaps", () => {
    fc.assert(
      fc.property(fc.array(fc.option(octets), { maxLength: 50 }), (values) => {
        const series: Series = { name: "any", tone: "go", as: "area", values }
        const layout = layOut(
          { at: values.map((_, n) => n * 60), series: [series] },
          { width: 600, height: 150, em: 12 },
          rateText,
        )
        const begun = values.filter((value, n) => value !== null && (values[n - 1] ?? null) === null).length
        const known = values.filter((value) => value !== null).length
        const count = (path: string, letter: RegExp) => path.match(letter)?.length ?? 0
        const { line, area } = linePaths(series, layout)
        for (const path of [line, area]) {
          expect(count(path, /M/g)).toBe(begun)
          expect(count(path, /[ML]/g)).toBe(known)
        }
        expect(count(area, /Z/g)).toBe(begun)
        expect(count(barsPath({ ...series, as: "bars" }, layout), /M/g)).toBe(values.filter((value) => value).length)
      }),
    )
  })

  it("finds under the pointer the step that is drawn there, and by keys each one", () => {
    fc.assert(
      fc.property(aChart, aRoom, (chart, room) => {
        const layout = layOut(chart, room, bytesText)
        const count = chart.at.length
        for (let n = 0; n < count; n++) expect(stepAt(layout, count, layout.x(n))).toBe(n)
        if (count === 0) {
          expect(stepAt(layout, count, room.width / 2)).toBeNull()
          expect(stepByKey("ArrowLeft", null, count)).toBeUndefined()
          return
        }
        expect([stepAt(layout, count, -1e6), stepAt(layout, count, 1e6)]).toEqual([0, count - 1])
        const walked: number[] = []
        for (let n = stepByKey("ArrowRight", null, count)!; walked.at(-1) !== n; n = stepByKey("ArrowRight", n, count)!)
          walked.push(n)
        expect(walked).toEqual(chart.at.map((_, n) => n))
        expect(stepByKey("ArrowLeft", null, count)).toBe(count - 1)
        expect([stepByKey("Home", 3, count), stepByKey("End", 0, count)]).toEqual([0, count - 1])
        expect(stepByKey("a", 0, count)).toBeUndefined()
      }),
    )
  })
})
