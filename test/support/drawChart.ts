/**
 * Lays a chart out with dagre. Two modes that lead to each other are joined by one line, with a head at either end.
 * Figures are rounded, so that the outcome is the same on each machine.
 */
import { Graph, layout } from "@dagrejs/dagre"
import type { Chart, ChartMode } from "../../src/actors/kernel/Chart.ts"
import type { DrawnArrow, DrawnBox, DrawnChart } from "../../src/ui/machine/DrawnChart.ts"

type Point = { readonly x: number; readonly y: number }

const MARGIN = 8

const namesOf = (modes: readonly ChartMode[]): string[] =>
  modes.flatMap(({ name, modes: inner }) => [name, ...namesOf(inner)])

export const drawChart = ({ initial, modes, transitions }: Chart): DrawnChart => {
  const graph = new Graph({ compound: true })
  graph.setGraph({ rankdir: "TB", nodesep: 18, ranksep: 38, edgesep: 8, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const add = ({ name, modes: inner }: ChartMode, parent?: string): void => {
    graph.setNode(name, inner.length > 0 ? {} : { width: Math.ceil(name.length * 7.2) + 22, height: 44 })
    if (parent !== undefined) graph.setParent(name, parent)
    for (const mode of inner) add(mode, name)
  }
  for (const mode of modes) add(mode)
  const by = new Map<string, { from: string; to: string; by: string[] }>()
  for (const [from, input, to] of transitions) {
    const known = by.get(`${from} ${to}`)
    if (known) known.by.push(input)
    else by.set(`${from} ${to}`, { from, to, by: [input] })
  }
  for (const { from, to } of by.values()) if (from !== to && !graph.hasEdge(to, from)) graph.setEdge(from, to)
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number }
  const boxOf = (name: string): DrawnBox => {
    const node = graph.node(name) as Point & { readonly width: number; readonly height: number }
    return {
      name,
      x: Math.round(node.x - node.width / 2),
      y: Math.round(node.y - node.height / 2),
      width: Math.round(node.width),
      height: Math.round(node.height),
    }
  }
  const groups = namesOf(modes).filter((name) => graph.children(name).length > 0)
  const leaves = namesOf(modes).filter((name) => !groups.includes(name))
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    initial,
    modes: leaves.map(boxOf),
    groups: groups.map(boxOf),
    arrows: [...by.values()]
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, by: inputs }): DrawnArrow => {
        const forward = graph.edge(from, to) as { readonly points: Point[] } | undefined
        const points = forward?.points ?? (graph.edge(to, from) as { points: Point[] }).points.toReversed()
        return [leaves.indexOf(from), leaves.indexOf(to), inputs, lineOf(points)]
      }),
  }
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) })
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** Without those that lie on a straight way from the one before to the one after. */
const corners = (points: readonly Point[]): readonly Point[] =>
  points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    if (!before || !after) return true
    const twist = (point.x - before.x) * (after.y - before.y) - (point.y - before.y) * (after.x - before.x)
    return Math.abs(twist) > Math.hypot(after.x - before.x, after.y - before.y)
  })

/** Through the middle of each leg, bent at each corner; each step from where the one before has ended. */
const lineOf = (all: readonly Point[]): string => {
  const points = corners(all)
  const [first, second] = points
  let at = rounded(first!)
  const step = (sign: "l" | "q", ...to: readonly Point[]): string => {
    const ways = to.map(rounded).map(({ x, y }) => `${x - at.x} ${y - at.y}`)
    at = rounded(to.at(-1)!)
    return sign + ways.join(" ")
  }
  return [
    `M${at.x} ${at.y}`,
    step("l", between(first!, second!)),
    ...points.slice(1, -1).map((corner, i) => step("q", corner, between(corner, points[i + 2]!))),
    step("l", points.at(-1)!),
  ].join("")
}
