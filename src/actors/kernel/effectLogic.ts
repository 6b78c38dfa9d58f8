/**
 * The one bridge by which effects enter machines: a callback actor around a fiber of the node's runtime. Leaving what
 * the effect belongs to interrupts the fiber; of an async function it aborts the signal, and waits. An effect that
 * fails is a defect: reported, and begun again with exponential back-off, so that no single failure ends an actor. Of
 * one actor's effect only one run is under way: the next begins when the one before has truly ended, or what the old
 * one closes would be what the new one has just opened.
 */
import { backOff } from "../../core/backOff.ts"
import { Cause, Effect, Exit, Fiber, FiberId, type ManagedRuntime } from "effect"
import { type CallbackActorLogic, type AnyEventObject, fromCallback } from "xstate"
import type { ActorInput, EffectRun } from "./ActorDefinition.ts"
import { type EffectHost, runOf } from "./effectContext.ts"

/** An effect has come to its end, while what it belongs to goes on. */
export interface EffectEnded {
  readonly type: "ended"
  readonly effect: string
}

export type EffectLogic = CallbackActorLogic<AnyEventObject, EffectHost>

export interface EffectDeps {
  readonly runtime: ManagedRuntime.ManagedRuntime<never, never>
  readonly onDefect: (id: string, effect: string, defect: unknown) => void
}

const FIRST_REST_MS = 1_000
const LONGEST_REST_MS = 60_000

export const effectLogic = (
  name: string,
  run: EffectRun<unknown, ActorInput>,
  { runtime, onDefect }: EffectDeps,
): EffectLogic => {
  /** By actor, the last run: it ends when all before it have. */
  const last = new Map<string, Fiber.Fiber<void>>()
  return fromCallback<AnyEventObject, EffectHost>(({ input: host, sendBack }) => {
    const { id } = host
    const before = last.get(id)
    const tie = { left: false }
    const work = (failures: number): Effect.Effect<void> =>
      Effect.catchAllCause(wholeRun(run, host, tie), (cause) => {
        onDefect(id, name, Cause.squash(cause))
        return Effect.delay(work(failures + 1), backOff(FIRST_REST_MS, LONGEST_REST_MS, failures))
      })
    const all = work(0)
    const fiber = runtime.runFork(before ? Effect.zipRight(Effect.uninterruptible(Fiber.await(before)), all) : all)
    last.set(id, fiber)
    fiber.addObserver(() => {
      if (last.get(id) === fiber) last.delete(id)
      if (!tie.left) sendBack({ type: "ended", effect: name })
    })
    return () => {
      tie.left = true
      fiber.unsafeInterruptAsFork(FiberId.none)
    }
  })
}

/** One run; interrupted, it is over when the run has ended, however long that takes. */
const wholeRun = (
  run: EffectRun<unknown, ActorInput>,
  host: EffectHost,
  tie: { readonly left: boolean },
): Effect.Effect<void> =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const handle = runOf(host, tie)
      return { handle, running: run(handle.context) }
    }),
    ({ running }) => (Effect.isEffect(running) ? Effect.asVoid(running) : Effect.promise(() => running)),
    ({ handle, running }, exit) => {
      const over = Effect.sync(() => handle.over())
      if (Effect.isEffect(running)) return over
      if (Exit.isInterrupted(exit)) handle.abort()
      const ended = running.catch(() => undefined)
      return Effect.zipRight(
        Effect.promise(() => ended),
        over,
      )
    },
  )
