/**
 * The one bridge by which effects enter machines: `fromCallback` around a fiber of the node's ManagedRuntime. Leaving
 * the mode interrupts the fiber, which aborts the effect's signal. An effect that fails is a defect: reported, and
 * begun again with exponential back-off, so that no single failure ends an actor. Of one
 * actor's effect only one run is under way: the next begins when the one before has truly ended, or what the old one
 * closes would be what the new one has just opened.
 */
import { Cause, Effect, Exit, Fiber, type ManagedRuntime } from "effect"
import { type AnyActorLogic, fromCallback } from "xstate"
import type { Clock } from "../../core/Clock.ts"
import { type ActorInput, type EffectRun, type TellResult, gone } from "./ActorDefinition.ts"
import type { MachineContext } from "./actorMachine.ts"

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 60_000

export interface BridgeDeps {
  readonly runtime: ManagedRuntime.ManagedRuntime<never, never>
  readonly clock: Clock
  /** Of the actor, if it is awake: an effect that begins late, or again, begins with what is known by then. */
  readonly stateOf: (id: string) => unknown
  /** @param begun the state that the effect began with. */
  readonly tell: (id: string, input: ActorInput, begun: unknown) => Promise<TellResult>
  /** The effect has come to its end, while its mode goes on. */
  readonly onEnd: (id: string, effect: string) => void
  readonly onDefect: (id: string, effect: string, defect: unknown) => void
}

export const effectBridge = (name: string, run: EffectRun<any, any>, deps: BridgeDeps): AnyActorLogic => {
  const underWay = new Map<string, Promise<unknown>>()
  return fromCallback<any, MachineContext>(({ input: { id, state: entered } }) => {
    let stopped = false
    let retry: unknown
    let fiber: Fiber.RuntimeFiber<void, unknown> | undefined
    const begin = (wait: number) => {
      const effect = Effect.tryPromise({
        try: async (signal) => {
          await underWay.get(id)
          if (stopped) return
          const state = deps.stateOf(id) ?? entered
          const own = run({ id, state, signal, tell: async (input) => (stopped ? gone : deps.tell(id, input, state)) })
          const ended = own.then(
            () => undefined,
            () => undefined,
          )
          underWay.set(id, ended)
          await own.finally(() => underWay.get(id) === ended && underWay.delete(id))
        },
        catch: (error) => error,
      })
      fiber = deps.runtime.runFork(effect)
      fiber.addObserver((exit) => {
        if (stopped) return
        if (Exit.isSuccess(exit)) return deps.onEnd(id, name)
        deps.onDefect(id, name, Cause.squash(exit.cause))
        retry = deps.clock.setTimeout(() => begin(Math.min(wait * 2, LAST_RETRY_MS)), wait)
      })
    }
    begin(FIRST_RETRY_MS)
    return () => {
      stopped = true
      deps.clock.clearTimeout(retry)
      if (fiber) deps.runtime.runFork(Fiber.interrupt(fiber))
    }
  })
}
