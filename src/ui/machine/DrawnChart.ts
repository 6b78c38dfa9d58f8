/**
 * An actor's chart as it is drawn: laid out when the page is made, so that the page lays out nothing. `charts/`
 * holds one of each kind; test/ui/machineCharts.test.ts makes it.
 */
export interface DrawnChart {
  readonly width: number
  readonly height: number
  /** The mode of an actor that has no history. */
  readonly initial: string
  readonly modes: readonly DrawnBox[]
  /** What some modes have in common, around them. */
  readonly groups: readonly DrawnBox[]
  readonly arrows: readonly DrawnArrow[]
}

export interface DrawnBox {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Short, as it comes over Tor: numbers of modes, types of the inputs that lead there, and the line (an SVG path). */
export type DrawnArrow = readonly [from: number, to: number, by: readonly string[], line: string]

export interface Arrow {
  readonly from: string
  readonly to: string
  readonly by: readonly string[]
  readonly line: string
  /** How the head is placed at its end (an SVG transform). */
  readonly head: string
}

export const arrowsOf = ({ modes, arrows }: DrawnChart): readonly Arrow[] =>
  arrows.map(([from, to, by, line]) => ({
    from: modes[from]!.name,
    to: modes[to]!.name,
    by,
    line,
    head: headOf(line),
  }))

const HEAD = 7

/** @param line whose steps are relative: one to a point, or by a corner to one. */
const headOf = (line: string): string => {
  const steps = line.split(/(?=[Mlq])/).map((step) => step.slice(1).split(" ").map(Number))
  const [x, y] = steps.reduce(([left, top], step) => [left! + step.at(-2)!, top! + step.at(-1)!], [0, 0]) as [
    number,
    number,
  ]
  const [dx, dy] = steps.at(-1)!.slice(-2) as [number, number]
  const turn = Math.round((Math.atan2(dy, dx) * 180) / Math.PI)
  return `translate(${x} ${y}) rotate(${turn})`
}

/** Of an arrow that points to the right, with its tip at the origin. */
export const HEAD_PATH = `M0 0L${-HEAD} ${-HEAD / 2}V${HEAD / 2}Z`
