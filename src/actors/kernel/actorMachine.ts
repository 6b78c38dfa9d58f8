/**
 * The thin xstate machine of any actor: one state a mode, plus `routing`, which finds the mode that follows from the
 * folded state. An input runs decide, evolves in memory, emits what was decided. It holds no durable truth: it is always
 * started fresh with a folded state (xstate's persisted snapshots leave timers unarmed, issues 5331 and 4860).
 */
import { type AnyActorLogic, type StateMachine, enqueueActions, emit, setup } from "xstate"
import type { Decision, Moment } from "../../core/decider.ts"
import type { ActorInput, AnyDefinition, ModePlan } from "./ActorDefinition.ts"

export interface MachineContext {
  readonly id: string
  readonly state: unknown
}
export interface MachineInput {
  readonly type: "input"
  readonly input: ActorInput
  readonly moment: Moment
}
export type Emitted =
  | { readonly type: "decided"; readonly decision: Decision<any> }
  | { readonly type: "due"; readonly input: ActorInput }
export type ActorMachine = StateMachine<MachineContext, MachineInput, any, any, any, any, any, any, any, MachineContext, any, Emitted, any, any>

/** @param effect the logic that runs one named effect (made by the kernel's bridge). */
export const actorMachine = (
  definition: AnyDefinition,
  effect: (name: string) => AnyActorLogic,
  now: () => number,
): ActorMachine => {
  const { decider, modeOf } = definition
  const modes = Object.entries<ModePlan<any, ActorInput>>(definition.modes)
  const elsewhere = (mode: string) => ({
    guard: ({ context }: { context: MachineContext }) => modeOf(context.state) !== mode,
    target: "routing",
  })
  const stateOf = (mode: string, plan: ModePlan<any, ActorInput>) => ({
    always: elsewhere(mode),
    invoke: (plan.effects ?? []).map((name) => ({
      src: effect(name),
      id: `${mode}.${name}`,
      input: ({ context }: { context: MachineContext }) => context,
    })),
    ...(plan.timer ? { after: { [`due.${mode}`]: { actions: emit({ type: "due", input: plan.timer.input }) } } } : {}),
  })
  const delays = Object.fromEntries(
    modes.flatMap(([mode, plan]) =>
      plan.timer ? [[`due.${mode}`, ({ context }: { context: MachineContext }) => Math.max(0, plan.timer!.due(context.state) - now())]] : [],
    ),
  )
  return setup({
    types: {} as { context: MachineContext; events: MachineInput; emitted: Emitted; input: MachineContext },
    delays: delays as Record<string, never>,
  }).createMachine({
    context: ({ input }: { input: MachineContext }) => input,
    initial: "routing",
    states: {
      routing: { always: modes.map(([mode]) => ({ guard: ({ context }: any) => modeOf(context.state) === mode, target: mode })) },
      ...Object.fromEntries(modes.map(([mode, plan]) => [mode, stateOf(mode, plan)])),
    },
    on: {
      input: {
        actions: enqueueActions(({ context, event, enqueue }: any) => {
          const decision: Decision<any> = decider.decide(context.state, event.input, event.moment)
          if (decision.ok) enqueue.assign({ state: decision.events.reduce(decider.evolve, context.state) })
          enqueue.emit({ type: "decided", decision })
        }),
      },
    },
  } as any) as unknown as ActorMachine
}
