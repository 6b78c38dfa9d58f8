/**
 * The one bridge by which effects enter machines: a callback actor around a fiber of the node's runtime. Leaving what
 * the effect belongs to interrupts the fiber, which aborts the effect's signal. An effect that fails is a defect:
 * reported, and begun again with exponential back-off, so that no single failure ends an actor. Of one actor's effect
 * only one run is under way: the next begins when the one before has truly ended, or what the old one closes would be
 * what the new one has just opened.
 */
import { backOff } from "../../core/backOff.ts"
import { Effect, Fiber, FiberId, type ManagedRuntime } from "effect"
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
      Effect.catchAll(wholeRun(run, host, tie), (defect) => {
        onDefect(id, name, defect)
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
): Effect.Effect<void, unknown> =>
  Effect.async((resume, signal) => {
    const begun = host.state()
    let subscribed: Set<() => void> | undefined
    const context: EffectContext<unknown, ActorInput> = {
      id: host.id,
      signal,
      state: () => host.state(),
      onState: (listener) => {
        const end = host.onState(() => tie.left || listener())
        subscribed = (subscribed ?? new Set()).add(end)
        return () => {
          subscribed?.delete(end)
          end()
        }
      },
      tell: async (input) => (tie.left ? gone : host.tell(input, begun)),
    }
    const over = (result: Effect.Effect<void, unknown>) => {
      for (const end of subscribed ?? []) end()
      resume(result)
    }
    const ended = (async () => run(context))().then(
      () => over(Effect.void),
      (defect: unknown) => over(Effect.fail(defect)),
    )
    return Effect.promise(() => ended)
  })
