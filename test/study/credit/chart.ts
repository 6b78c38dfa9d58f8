/**
 * A line chart as SVG text. Written by hand because five charts of lines need no more than this, while the plotting
 * libraries draw on a canvas, want a DOM, or bring dozens of packages. Owns the look: axes with ticks, lines in colours
 * that the colour-blind can tell apart, each named at the side. Same input, same text.
 */

export interface Line {
  readonly name: string
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly dashed?: boolean
}

export interface Chart {
  readonly title: string
  readonly x: {
    readonly label: string
    readonly ticks: readonly number[]
    readonly log?: boolean
    readonly names?: readonly string[]
  }
  readonly y: { readonly label: string; readonly ticks: readonly number[] }
  /** A level to be compared with. */
  readonly level?: { readonly y: number; readonly name: string }
  readonly lines: readonly Line[]
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 400, 60, 190, 44, 52]
/** Okabe and Ito's palette, without its yellow, which is hard to see on white. */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"]

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
const round = (value: number): string => String(Math.round(value * 10) / 10)

export const draw = ({ title, x, y, level, lines }: Chart): string => {
  const along = (value: number) => (x.log ? Math.log(value) : value)
  const [from, to] = [along(x.ticks[0]!), along(x.ticks.at(-1)!)]
  const [low, high] = [y.ticks[0]!, y.ticks.at(-1)!]
  const atX = (value: number) => LEFT + ((along(value) - from) / (to - from)) * (WIDTH - LEFT - RIGHT)
  const atY = (value: number) =>
    HEIGHT - BOTTOM - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const text = (at: readonly [number, number], words: string, more = "") =>
    `<text x="${round(at[0])}" y="${round(at[1])}" ${more}>${escape(words)}</text>`
  const rule = (a: readonly [number, number], b: readonly [number, number], more: string) =>
    `<line x1="${round(a[0])}" y1="${round(a[1])}" x2="${round(b[0])}" y2="${round(b[1])}" ${more}/>`
  const names = placed(lines.map(({ points }) => atY(points.at(-1)![1])))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" ` +
      `height="${HEIGHT}" font-family="sans-serif" font-size="12" fill="#222" role="img">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text([LEFT, 22], title, `font-size="14" font-weight="bold"`),
    ...y.ticks.flatMap((tick) => [
      rule([LEFT, atY(tick)], [WIDTH - RIGHT, atY(tick)], `stroke="#ddd"`),
      text([LEFT - 8, atY(tick) + 4], String(tick), `text-anchor="end"`),
    ]),
    ...x.ticks.flatMap((tick, i) => [
      rule([atX(tick), HEIGHT - BOTTOM], [atX(tick), HEIGHT - BOTTOM + 5], `stroke="#222"`),
      text([atX(tick), HEIGHT - BOTTOM + 18], x.names?.[i] ?? String(tick), `text-anchor="middle"`),
    ]),
    rule([LEFT, HEIGHT - BOTTOM], [WIDTH - RIGHT, HEIGHT - BOTTOM], `stroke="#222"`),
    text([(LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12], x.label, `text-anchor="middle"`),
    text([-(TOP + HEIGHT - BOTTOM) / 2, 16], y.label, `text-anchor="middle" transform="rotate(-90)"`),
    ...(level
      ? [
          rule(
            [LEFT, atY(level.y)],
            [WIDTH - RIGHT, atY(level.y)],
            `stroke="#888" stroke-width="1.5" stroke-dasharray="3 3"`,
          ),
          text([LEFT + 4, atY(level.y) + 14], level.name, `fill="#666"`),
        ]
      : []),
    ...lines.flatMap(({ name, points, dashed }, i) => [
      `<polyline fill="none" stroke="${COLOURS[i]}" ` +
        `stroke-width="2"${dashed ? ` stroke-dasharray="7 4"` : ""} ` +
        `points="${points.map(([a, b]) => `${round(atX(a))},${round(atY(b))}`).join(" ")}"/>`,
      text([WIDTH - RIGHT + 8, names[i]! + 4], name, `fill="${COLOURS[i]}"`),
    ]),
    "</svg>",
    "",
  ].join("\n")
}

/**
 * Heights as near as may be to those wanted, at least a line of text apart: pushed down from above, and back up where
 * they would end below.
 */
const placed = (wanted: readonly number[]): readonly number[] => {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const heights = [...wanted]
  order.forEach(({ y, i }, at) => (heights[i] = at === 0 ? y : Math.max(y, heights[order[at - 1]!.i]! + 15)))
  let free = HEIGHT - BOTTOM
  for (const { i } of order.toReversed()) {
    heights[i] = Math.min(heights[i]!, free)
    free = heights[i]! - 15
  }
  return heights
}
