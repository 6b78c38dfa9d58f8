/** What is drawn of a series, as paths of SVG; to a tenth of a pixel. Pure. */
import { type Layout, type Series, sign, type Values } from "./layout.ts"

const tenth = (n: number): number => Math.round(n * 10) / 10

/** Known values that follow each other: the first, and the one behind the last. */
const runs = (values: Values): readonly (readonly [from: number, to: number])[] => {
  const found: [number, number][] = []
  for (const [n, value] of values.entries()) {
    if (value === null) continue
    const last = found.at(-1)
    if (last?.[1] === n) last[1]++
    else found.push([n, n + 1])
  }
  return found
}

/** Through the values of each run, and the ground below. A value alone is a dot, by the round ends of its line. */
export const linePaths = (
  { values }: Series,
  { x, y, zero }: Layout,
): { readonly line: string; readonly area: string } => {
  let [line, area] = ["", ""]
  for (const [from, to] of runs(values)) {
    let points = ""
    for (let n = from; n < to; n++) points += `${n === from ? "" : "L"}${tenth(x(n))},${tenth(y(values[n]!))}`
    line += `M${points}${to - from === 1 ? "h0" : ""}`
    area += `M${points}V${tenth(zero)}H${tenth(x(from))}Z`
  }
  return { line, area }
}

export const barsPath = (series: Series, { x, y, zero, band }: Layout): string => {
  const bar = (value: number, n: number): string => {
    const [left, width, foot] = [tenth(x(n) - band * 0.36), tenth(band * 0.72), tenth(zero)]
    return `M${left},${foot}V${tenth(y(sign(series) * value))}h${width}V${foot}Z`
  }
  return series.values.map((value, n) => (value ? bar(value, n) : "")).join("")
}
