/** Waiting as long as something holds of the actor's state. */
import { Effect } from "effect"
import type { Clock } from "../core/Clock.ts"
import type { EffectContext } from "./kernel/ActorDefinition.ts"

type Watched<State> = Pick<EffectContext<State, never>, "state" | "onState" | "signal">

/**
 * Resolves as soon as it does not hold, or the effect is ended; never rejects.
 * @param longest when it resolves at the latest.
 */
export const waitWhile = <State>(
  { state, onState, signal }: Watched<State>,
  holds: (state: State) => boolean,
  longest?: { readonly clock: Clock; readonly ms: number },
): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      longest?.clock.clearTimeout(timer)
      signal.removeEventListener("abort", end)
      unsubscribe()
      resolve()
    }
    const look = () => holds(state()) || end()
    const timer = longest?.clock.setTimeout(end, longest.ms)
    const unsubscribe = onState(look)
    signal.addEventListener("abort", end, { once: true })
    if (signal.aborted) end()
    else look()
  })

/** The same as an Effect. */
export const untilChanged = <State>(
  { state, onState }: Pick<EffectContext<State, never>, "state" | "onState">,
  holds: (state: State) => boolean,
): Effect.Effect<void> =>
  Effect.async((resume) => {
    const unsubscribe = onState(() => look())
    const look = () => {
      if (holds(state())) return
      unsubscribe()
      resume(Effect.void)
    }
    look()
    return Effect.sync(unsubscribe)
  })
