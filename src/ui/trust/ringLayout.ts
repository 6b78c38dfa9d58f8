/**
 * Where each node of the web of trust is drawn: one ring a degree, around the middle, each in as many rows as it needs;
 * who came by another stands on about the same side. At most 400 are drawn, the nearest and those whose word weighs
 * most; the rest of a ring is one part of it that says how many they are. Pure, and the same in whatever order they
 * come.
 */
import type { WebNode } from "./webNodes.ts"

export type RingNode = Pick<WebNode, "id" | "degree" | "via" | "score">

/** A node, or the rest of its ring. */
export interface Stop {
  readonly id: string
  readonly degree: number
  /** From the top, clockwise. */
  readonly angle: number
  readonly x: number
  readonly y: number
}

export interface RestStop extends Stop {
  readonly count: number
  /** Of its part of the ring. */
  readonly from: number
  readonly to: number
}

interface Ring {
  readonly degree: number
  readonly inner: number
  readonly outer: number
}

export interface Rings {
  readonly rings: readonly Ring[]
  readonly nodes: readonly Stop[]
  readonly rests: readonly RestStop[]
  /** Of each node. */
  readonly radius: number
  /** From the middle to the edge of the drawing. */
  readonly size: number
}

export const MOST_DRAWN = 400
/** Of the place in the middle. */
export const MIDDLE = 30
const SIZE = 310
const LARGEST = 40
const LEAST = 10
/** A ring with nothing but its rest has room for a line of text. */
const LEAST_RING = 30
const SPARE = 36
/** Along the middle of a ring: for the text of the rest. */
const REST = 74
const WHOLE = 2 * Math.PI

interface Group {
  readonly degree: number
  readonly shown: readonly RingNode[]
  readonly rest: number
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const groupsOf = (all: readonly RingNode[]): readonly Group[] => {
  const last = all.reduce((most, { degree }) => Math.max(most, degree), 0)
  let room = MOST_DRAWN
  return Array.from({ length: last }, (_, at) => {
    const own = all.filter(({ degree }) => degree === at + 1)
    const shown = own.toSorted((a, b) => b.score - a.score || compareText(a.id, b.id)).slice(0, room)
    room -= shown.length
    return { degree: at + 1, shown, rest: own.length - shown.length }
  })
}

interface Row {
  readonly radius: number
  readonly capacity: number
}

interface Band extends Group {
  readonly rows: readonly Row[]
  /** Angle that the rest takes. */
  readonly part: number
  readonly thickness: number
}

/** @param pitch from one middle to the next. */
const bandOf = (group: Group, inner: number, pitch: number): Band => {
  const part = group.rest > 0 ? Math.min(WHOLE / 3, REST / (inner + LEAST_RING / 2)) : 0
  const rows: Row[] = []
  for (let room = 0; room < group.shown.length;) {
    const radius = inner + (rows.length + 0.5) * pitch
    const capacity = Math.max(1, Math.floor((WHOLE - part) / (2 * Math.asin(pitch / (2 * radius)))))
    rows.push({ radius, capacity })
    room += capacity
  }
  return { ...group, rows, part, thickness: Math.max(LEAST_RING, rows.length * pitch) }
}

const bandsOf = (groups: readonly Group[], pitch: number) => {
  let end = MIDDLE
  const bands = groups.map((group) => {
    const band = bandOf(group, end, pitch)
    end += band.thickness
    return band
  })
  return { bands, end }
}

/** How many of so many stand in each row: as there is room in them. */
const shares = (rows: readonly Row[], many: number): readonly number[] => {
  const room = rows.reduce((sum, { capacity }) => sum + capacity, 0)
  const counts = rows.map(({ capacity }) => Math.floor((many * capacity) / room))
  let left = many - counts.reduce((sum, count) => sum + count, 0)
  for (let at = rows.length - 1; left > 0; at = (at || rows.length) - 1) {
    if (counts[at]! >= rows[at]!.capacity) continue
    counts[at]!++
    left--
  }
  return counts
}

const point = (angle: number, radius: number) => ({
  x: radius * Math.sin(angle),
  y: -radius * Math.cos(angle),
})

export const ringLayout = (all: readonly RingNode[]): Rings => {
  const groups = groupsOf(all)
  let pitch = LARGEST
  while (pitch > LEAST && bandsOf(groups, pitch).end > SIZE) pitch--
  const { bands, end } = bandsOf(groups, pitch)
  const spare = groups.length > 0 ? Math.min(SPARE, Math.max(0, SIZE - end) / groups.length) : 0
  const angles = new Map<string, number>()
  const [rings, nodes, rests]: [Ring[], Stop[], RestStop[]] = [[], [], []]
  let inner = MIDDLE
  for (const { degree, shown, rest, rows, part, thickness } of bands) {
    const outer = inner + thickness + spare
    rings.push({ degree, inner, outer })
    const first = (inner + outer - rows.length * pitch) / 2 + pitch / 2
    const slots = shares(rows, shown.length).flatMap((count, row) =>
      Array.from({ length: count }, (_, at) => ({
        angle: part / 2 + ((at + 0.5) * (WHOLE - part)) / count,
        radius: first + row * pitch,
      })),
    )
    slots.sort((a, b) => a.angle - b.angle || a.radius - b.radius)
    const side = (node: RingNode): number => angles.get(node.via.toSorted(compareText)[0] ?? "") ?? 0
    const sides = new Map(shown.map((node) => [node, side(node)]))
    const inOrder = shown.toSorted((a, b) => sides.get(a)! - sides.get(b)! || compareText(a.id, b.id))
    for (const [at, { id }] of inOrder.entries()) {
      const { angle, radius } = slots[at]!
      angles.set(id, angle)
      nodes.push({ id, degree, angle, ...point(angle, radius) })
    }
    if (rest > 0) {
      const stop = { id: `rest-${degree}`, degree, angle: 0, ...point(0, (inner + outer) / 2) }
      rests.push({ ...stop, count: rest, from: -part / 2, to: part / 2 })
    }
    inner = outer
  }
  return { rings, nodes, rests, radius: Math.min(11, pitch / 2 - 1.5), size: inner + 10 }
}
