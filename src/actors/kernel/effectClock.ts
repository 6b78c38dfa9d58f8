/**
 * The node's clock as Effect's own service, so that what is written in Effect waits by it: in simulations, virtually.
 */
import { Clock as EffectClock, Duration, Effect, Layer } from "effect"
import type { Clock } from "../../core/Clock.ts"

export const effectClock = (clock: Clock): Layer.Layer<never> => {
  const nanos = () => BigInt(Math.round(clock.now() * 1e6))
  return Layer.setClock({
    [EffectClock.ClockTypeId]: EffectClock.ClockTypeId,
    unsafeCurrentTimeMillis: () => clock.now(),
    unsafeCurrentTimeNanos: nanos,
    currentTimeMillis: Effect.sync(() => clock.now()),
    currentTimeNanos: Effect.sync(nanos),
    sleep: (duration) =>
      Effect.async<void>((resume) => {
        const timer = clock.setTimeout(() => resume(Effect.void), Duration.toMillis(duration))
        return Effect.sync(() => clock.clearTimeout(timer))
      }),
  })
}
