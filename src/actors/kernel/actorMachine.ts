/**
 * The thin xstate machine of an actor, made from the tree of its modes: one state a node, effects by name, timers, and
 * a final state for each mode in which the actor comes to rest. It holds no truth: it is always started fresh with a
 * folded state (xstate's persisted snapshots leave timers unarmed, issues 5331 and 4860), in the mode that follows
 * from it, and is told of a later state only where something has to begin or end. The node within which that happens
 * takes the event, so that all above goes on.
 */
import { emit, setup } from "xstate"
import type { ActorInput } from "./ActorDefinition.ts"
import type { EffectHost } from "./effectContext.ts"
import type { EffectEnded, EffectLogic } from "./effectLogic.ts"
import type { ModeChange, ModeNode, ModeTree } from "./ModeTree.ts"

/** In an object of its own, as xstate copies the fields of its context. */
export interface MachineContext {
  readonly host: EffectHost
}
/** What was decided has led to a state of another mode, or of another key. */
export interface ModeChanged extends ModeChange {
  readonly type: "changed"
}
/** A timer's input is due. */
export interface Due {
  readonly type: "due"
  readonly input: ActorInput
}

const AT_REST = "at-rest"

interface Types {
  readonly context: MachineContext
  readonly events: ModeChanged | EffectEnded
  readonly emitted: Due
  readonly input: MachineContext
}

type Logics = Record<string, EffectLogic>
type Delays = Record<string, (at: { readonly context: MachineContext }) => number>

const outline = (actors: Logics, delays: Delays) => setup({ types: {} as Types, actors, delays })
type StateConfig = Parameters<ReturnType<typeof outline>["createStateConfig"]>[0]

/**
 * A machine that begins in `mode`; a state in which it looked for its mode first would be one more step at each start.
 * @param today the date, by which timers are armed.
 */
export const actorMachine = (tree: ModeTree, logics: Logics, today: () => number, mode: string) => {
  const delays: Delays = {}
  const path = tree.pathOf(mode)
  const stateOf = (node: ModeNode): StateConfig => {
    const { name, plan, children } = node
    const { timer, effects = [] } = plan
    if (timer) {
      const { due, longestMs } = timer
      delays[name] = ({ context }) => Math.min(Math.max(0, due(context.host.state()) - today()), longestMs)
    }
    const config: StateConfig = {
      id: name,
      tags: children.length === 0 ? [name] : [],
      after: timer ? { [name]: { actions: emit({ type: "due", input: timer.input }) } } : {},
    }
    if (children.length > 0) return { ...config, ...compound(node), invoke: invoke(effects) }
    return plan.rests ? { ...config, ...resting(effects) } : { ...config, invoke: invoke(effects) }
  }
  const compound = ({ name, children }: ModeNode) => ({
    initial: (children.find((child) => path.includes(child)) ?? children[0]!).name,
    states: Object.fromEntries(children.map((child) => [child.name, stateOf(child)])),
    on: { changed: children.flatMap(modesBelow).map((below) => change(name, below)) },
  })
  const { states, ...top } = compound(tree.top)
  return outline(logics, delays).createMachine({
    context: ({ input }) => input,
    ...top,
    states: { ...states, [AT_REST]: { id: AT_REST, type: "final" } },
  })
}

export type ActorMachine = ReturnType<typeof actorMachine>

const modesBelow = ({ name, children }: ModeNode): string[] =>
  children.length === 0 ? [name] : children.flatMap(modesBelow)

/** From the node `within`: all that lies below it is left, and entered anew as far as it leads to `mode`. */
const change = (within: string, mode: string) => ({
  guard: ({ event }: { readonly event: ModeChanged }) => event.within === within && event.mode === mode,
  target: `#${mode}`,
})

const invoke = (effects: readonly string[]) =>
  effects.map((src) => ({ src, input: ({ context }: { readonly context: MachineContext }) => context.host }))

/** Over when each of the effects has come to its end. */
const resting = (effects: readonly string[]): StateConfig =>
  effects.length === 0
    ? { type: "final" }
    : {
        type: "parallel",
        states: Object.fromEntries(effects.map((effect) => [effect, untilEnded(effect)])),
        onDone: `#${AT_REST}`,
      }

const untilEnded = (effect: string): StateConfig => ({
  initial: "running",
  invoke: invoke([effect]),
  states: { running: {}, over: { type: "final" } },
  on: {
    ended: { guard: ({ event }: { readonly event: EffectEnded }) => event.effect === effect, target: ".over" },
  },
})
