/**
 * The one bridge by which effects enter machines: a callback actor around a fiber of the node's runtime. Leaving what
 * the effect belongs to interrupts the fiber, which aborts the effect's signal. An effect that fails is a defect:
 * reported, and begun again with exponential back-off, so that no single failure ends an actor. Of one actor's effect
 * only one run is under way: the next begins when the one before has truly ended, or what the old one closes would be
 * what the new one has just opened.
 */
import { Effect, Fiber, type ManagedRuntime, Schedule } from "effect"
import { type CallbackActorLogic, type AnyEventObject, fromCallback } from "xstate"
import { type ActorInput, type EffectContext, type EffectRun, type TellResult, gone } from "./ActorDefinition.ts"

/** An actor, as its effects reach it. */
export interface EffectHost {
  readonly id: string
  state(): unknown
  onState(listener: () => void): () => void
  /** @param begun the state that the effect began with. */
  tell(input: ActorInput, begun: unknown): Promise<TellResult>
}

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

const again = Schedule.exponential("1 second").pipe(Schedule.union(Schedule.spaced("1 minute")))

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
    let left = false
    const work = wholeRun(run, host, () => left).pipe(
      Effect.tapError((defect) => Effect.sync(() => left || onDefect(id, name, defect))),
      Effect.retry(again),
      Effect.ignore,
      Effect.tap(() => Effect.sync(() => sendBack({ type: "ended", effect: name }))),
    )
    const fiber = runtime.runFork(before ? Effect.zipRight(Effect.uninterruptible(Fiber.await(before)), work) : work)
    last.set(id, fiber)
    fiber.addObserver(() => last.get(id) === fiber && last.delete(id))
    return () => {
      left = true
      runtime.runFork(Fiber.interrupt(fiber))
    }
  })
}

/** One run; interrupted, it is over when the run has ended, however long that takes. */
const wholeRun = (
  run: EffectRun<unknown, ActorInput>,
  host: EffectHost,
  left: () => boolean,
): Effect.Effect<void, unknown> =>
  Effect.async((resume, signal) => {
    const begun = host.state()
    const subscribed = new Set<() => void>()
    const context: EffectContext<unknown, ActorInput> = {
      id: host.id,
      signal,
      state: () => host.state(),
      onState: (listener) => {
        const end = host.onState(() => left() || listener())
        subscribed.add(end)
        return () => {
          subscribed.delete(end)
          end()
        }
      },
      tell: async (input) => (left() ? gone : host.tell(input, begun)),
    }
    const ended = (async () => run(context))()
      .finally(() => subscribed.forEach((end) => end()))
      .then(
        () => resume(Effect.void),
        (defect: unknown) => resume(Effect.fail(defect)),
      )
    return Effect.promise(() => ended)
  })
