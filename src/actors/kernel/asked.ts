/**
 * Asking a port from within an Effect: its promise, the errors that it may reject with by their classes, and all else a
 * defect. Interrupted, it aborts the signal that the port was given, and is over when the port's promise is: what comes
 * next must find nothing under way that was there before.
 */
import { Effect } from "effect"

type ErrorClass = abstract new (...args: never[]) => Error
type Asked<A, Known extends readonly ErrorClass[]> = Effect.Effect<A, InstanceType<Known[number]>>

export const asked = <A, Known extends readonly ErrorClass[]>(
  ask: (signal: AbortSignal) => Promise<A>,
  ...known: Known
): Asked<A, Known> => {
  const begin = (resume: (answer: Asked<A, Known>) => void, given?: AbortSignal): Effect.Effect<void> => {
    // Within a promise, so that a port which throws at once fails as one that rejects.
    const ended = (async () => ask(given!))().then(
      (answer) => resume(Effect.succeed(answer)),
      (error: unknown) => resume(failed(error, known)),
    )
    return Effect.promise(() => ended)
  }
  // A signal is made for who takes one: it would be most of what the rest costs.
  return ask.length > 0
    ? Effect.async((resume, signal) => begin(resume, signal))
    : Effect.async((resume) => begin(resume))
}

const failed = <Known extends readonly ErrorClass[]>(error: unknown, known: Known): Asked<never, Known> =>
  known.some((each) => error instanceof each) ? Effect.fail(error as InstanceType<Known[number]>) : Effect.die(error)

/** Lasts until the effect is ended. Effect's own `never` would arm a timer of the machine's for each. */
export const untilLeft: Effect.Effect<never> = Effect.async(() => undefined)
