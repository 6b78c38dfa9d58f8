/**
 * The tree of an actor's modes, ready to be asked: which nodes a state lies in, how far up a change reaches, and what
 * the words of an effect are about. Nodes have names that are unique in their tree, however deep they lie.
 */
import type { ActorInput, AnyDefinition, ModePlan, ModePlans } from "./ActorDefinition.ts"

export interface ModeNode {
  readonly name: string
  readonly plan: ModePlan<unknown, ActorInput>
  readonly children: readonly ModeNode[]
}

/** Everything that changes lies below the node `within`, which goes on as it is; the new mode is `mode`. */
export interface ModeChange {
  readonly within: string
  readonly mode: string
}

const TOP = "top"

export class ModeTree {
  readonly top: ModeNode
  readonly #modeOf: (state: unknown) => string
  /** By mode: the nodes that it lies in, from the outermost to itself. */
  readonly #paths = new Map<string, readonly ModeNode[]>()

  constructor(definition: AnyDefinition) {
    this.#modeOf = (state) => definition.modeOf(state)
    const names = new Set([TOP])
    const read = (plans: ModePlans<unknown, ActorInput>, above: readonly ModeNode[]): ModeNode[] =>
      Object.entries(plans).map(([name, plan]) => {
        if (names.has(name)) throw new Error(`${definition.kind}: two modes are called ${name}`)
        if (plan.rests && (above.length > 0 || plan.modes))
          throw new Error(`${definition.kind}: ${name} cannot rest, as other effects go on beside it`)
        names.add(name)
        const children: ModeNode[] = []
        const node: ModeNode = { name, plan, children }
        const path = [...above, node]
        if (plan.modes) children.push(...read(plan.modes, path))
        else this.#paths.set(name, path)
        return node
      })
    this.top = { name: TOP, plan: {}, children: read(definition.modes, []) }
  }

  get modes(): readonly string[] {
    return [...this.#paths.keys()]
  }

  /** The names of all effects, each once. */
  get effects(): readonly string[] {
    const below = ({ plan, children }: ModeNode): string[] => [...(plan.effects ?? []), ...children.flatMap(below)]
    return [...new Set(below(this.top))]
  }

  modeOf(state: unknown): string {
    return this.#modeOf(state)
  }

  /** The nodes that a state lies in, from the outermost to its mode. */
  path(state: unknown): readonly ModeNode[] {
    return this.pathOf(this.#modeOf(state))
  }

  pathOf(mode: string): readonly ModeNode[] {
    const path = this.#paths.get(mode)
    if (!path) throw new Error(`there is no mode ${mode}`)
    return path
  }

  /** Undefined when whatever runs goes on: the mode is the same, and so are the keys of all nodes that it lies in. */
  change(before: unknown, after: unknown): ModeChange | undefined {
    const from = this.path(before)
    const to = this.path(after)
    let same = 0
    while (same < to.length && from[same] === to[same] && keeps(to[same]!, before, after)) same++
    return same === to.length ? undefined : { within: to[same - 1]?.name ?? TOP, mode: this.#modeOf(after) }
  }

  /** Whether what an effect says that began with the state `begun` is about things as they are. */
  hears(begun: unknown, now: unknown): boolean {
    return this.path(begun).every(({ plan }) => !plan.about || plan.about(begun) === plan.about(now))
  }
}

const keeps = ({ plan }: ModeNode, before: unknown, after: unknown): boolean =>
  !plan.key || plan.key(before) === plan.key(after)
