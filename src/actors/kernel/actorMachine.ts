/**
 * The thin xstate machine of any actor: one state a mode, plus `routing`, which finds the mode that follows from the
 * folded state. It runs effects and timers, cancels them when their mode ends, and holds no truth: it is always started
 * fresh with a folded state (xstate's persisted snapshots leave timers unarmed, issues 5331 and 4860), and is told of a
 * state when the mode is another, or the mode's key: then the mode is entered anew.
 */
import { type AnyActorLogic, assign, emit, setup, type StateMachine } from "xstate"
import type { ActorInput, AnyDefinition, ModePlan } from "./ActorDefinition.ts"

export interface MachineContext {
  readonly id: string
  readonly state: unknown
}
/** What was decided has led to a state of another mode, or of another key. */
export interface ModeChanged {
  readonly type: "changed"
  readonly state: unknown
}
/** A timer's input is due. */
export interface Due {
  readonly type: "due"
  readonly input: ActorInput
}
export type ActorMachine = StateMachine<
  MachineContext,
  ModeChanged,
  any,
  any,
  any,
  any,
  any,
  any,
  any,
  MachineContext,
  any,
  Due,
  any,
  any
>

/** @param effect the logic that runs one named effect (made by the kernel's bridge). */
export const actorMachine = (
  definition: AnyDefinition,
  effect: (name: string) => AnyActorLogic,
  today: () => number,
): ActorMachine => {
  const { modeOf } = definition
  const modes = Object.entries<ModePlan<any, ActorInput>>(definition.modes)
  const stateOf = (mode: string, plan: ModePlan<any, ActorInput>) => ({
    invoke: (plan.effects ?? []).map((name) => ({
      src: effect(name),
      id: `${mode}.${name}`,
      input: ({ context }: { context: MachineContext }) => context,
    })),
    ...(plan.timer ? { after: { [`due.${mode}`]: { actions: emit({ type: "due", input: plan.timer.input }) } } } : {}),
  })
  const delays = Object.fromEntries(
    modes.flatMap(([mode, plan]) =>
      plan.timer
        ? [[`due.${mode}`, ({ context }: { context: MachineContext }) => restOf(plan.timer!, context.state, today())]]
        : [],
    ),
  )
  return setup({
    types: {} as { context: MachineContext; events: ModeChanged; emitted: Due; input: MachineContext },
    delays: delays as Record<string, never>,
  }).createMachine({
    context: ({ input }: { input: MachineContext }) => input,
    initial: "routing",
    states: {
      routing: {
        always: modes.map(([mode]) => ({ guard: ({ context }: any) => modeOf(context.state) === mode, target: mode })),
      },
      ...Object.fromEntries(modes.map(([mode, plan]) => [mode, stateOf(mode, plan)])),
    },
    on: { changed: { target: ".routing", actions: assign(({ event }: any) => ({ state: event.state })) } },
  } as any) as unknown as ActorMachine
}

const restOf = (
  { due, longestMs }: NonNullable<ModePlan<any, ActorInput>["timer"]>,
  state: unknown,
  today: number,
): number => Math.min(Math.max(0, due(state) - today), longestMs)
