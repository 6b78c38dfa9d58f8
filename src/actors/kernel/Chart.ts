/**
 * An actor's chart: the tree of its modes, and which input leads from one to another. The tree is the definition's; the
 * transitions are found by driving the decider, and held by a test. As a plain value it can be shown; as a mermaid
 * diagram it stands in STATE.md.
 */
import type { ActorInput, AnyDefinition, ModePlans, Transition } from "./ActorDefinition.ts"

export interface ChartMode {
  readonly name: string
  readonly effects: readonly string[]
  readonly rests: boolean
  readonly modes: readonly ChartMode[]
}

export interface Chart {
  readonly kind: string
  /** The mode of an actor that has no history. */
  readonly initial: string
  readonly modes: readonly ChartMode[]
  readonly transitions: readonly Transition[]
}

export const chartOf = ({ kind, decider, modeOf, modes, transitions = [] }: AnyDefinition): Chart => ({
  kind,
  initial: modeOf(decider.initial),
  modes: chartModes(modes),
  transitions,
})

const chartModes = (plans: ModePlans<unknown, ActorInput>): ChartMode[] =>
  Object.entries(plans).map(([name, { effects = [], rests = false, modes = {} }]) => ({
    name,
    effects,
    rests,
    modes: chartModes(modes),
  }))

/** A mermaid `stateDiagram-v2`; what leads out of all modes of a node is drawn once, from the node. */
export const mermaid = ({ initial, modes, transitions }: Chart): string => {
  const arrows = new Map<string, string[]>()
  for (const [from, input, to] of modes.reduce(gathered, transitions)) {
    const arrow = `${from === initial ? "[*]" : id(from)} --> ${id(to)}`
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), input])
  }
  const left = new Set(transitions.map(([from]) => from))
  const last = modes.filter(({ name, rests }) => rests && !left.has(name)).map(({ name }) => `${id(name)} --> [*]`)
  const lines = [
    ...modes.filter(({ name }) => name !== initial).flatMap(declared),
    ...[...arrows].map(([arrow, inputs]) => `${arrow}: ${inputs.join(", ")}`).sort(),
    ...last,
  ]
  return ["stateDiagram-v2", ...lines.map((line) => `  ${line}`)].join("\n")
}

/** Mermaid takes no hyphens in ids. */
const id = (name: string): string => name.replaceAll("-", "_")

const declared = ({ name, modes }: ChartMode): string[] => {
  const title = `state "${name}" as ${id(name)}`
  return modes.length === 0 ? [title] : [`${title} {`, ...modes.flatMap(declared).map((line) => `  ${line}`), "}"]
}

const leavesOf = ({ name, modes }: ChartMode): string[] => (modes.length === 0 ? [name] : modes.flatMap(leavesOf))

const gathered = (transitions: readonly Transition[], node: ChartMode): readonly Transition[] => {
  const inner = node.modes.reduce(gathered, transitions)
  const leaves = node.modes.length === 0 ? [] : leavesOf(node)
  const outward = inner.filter(([from, , to]) => leaves.includes(from) && !leaves.includes(to))
  const common = outward.filter(([, input, to]) =>
    leaves.every((leaf) => outward.some((other) => other[0] === leaf && other[1] === input && other[2] === to)),
  )
  const drawn = new Map(common.map(([, input, to]) => [`${input} ${to}`, [node.name, input, to] as const]))
  return [...inner.filter((transition) => !common.includes(transition)), ...drawn.values()]
}
