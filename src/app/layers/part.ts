/** How a part of the node comes and goes: opened now, closed with the node, in the reverse order, whatever fails. */
import { Data, Effect, type Scope } from "effect"

/** A part that did not open; `cause` is what it threw. */
export class PartFailed extends Data.TaggedError("PartFailed")<{ readonly part: string; readonly cause: unknown }> {}

export const attempt = <A>(part: string, act: () => A | Promise<A>): Effect.Effect<A, PartFailed> =>
  Effect.tryPromise({ try: async () => act(), catch: (cause) => new PartFailed({ part, cause }) })

export const opened = <A>(
  part: string,
  open: () => A | Promise<A>,
  close: (part: A) => unknown,
): Effect.Effect<A, PartFailed, Scope.Scope> =>
  Effect.acquireRelease(attempt(part, open), (it) => Effect.tryPromise(async () => close(it)).pipe(Effect.ignoreLogged))
