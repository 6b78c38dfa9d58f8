/**
 * An actor's chart as it is drawn: laid out when the page is made, so that the page lays out nothing. `charts.json`
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

export interface DrawnArrow {
  readonly from: string
  readonly to: string
  /** Types of the inputs that lead there. */
  readonly by: readonly string[]
  /** What an SVG path is made of: the line, and the head at its end. */
  readonly line: string
  readonly head: string
}
