/**
 * What an onion stream does: dials its lane, waits for its end, closes it. The session itself lives in the exchange, by
 * the stream's id, so that a restarted actor finds it again.
 */
import { Duration, Effect } from "effect"
import { DialError } from "../../transport/Transport.ts"
import type { EffectContext } from "../kernel/ActorDefinition.ts"
import { asked } from "../kernel/asked.ts"
import { provided, using } from "../using.ts"
import type { StreamInput } from "./commands.ts"
import type { StreamState } from "./state.ts"

type Context = EffectContext<StreamState, StreamInput>

export const streamEffects = provided(() => ({
  dial: Effect.fnUntraced(function* ({ id, state, tell }: Context) {
    const { exchange } = yield* using("exchange")
    const { torrent, peer, lane, attempt } = state()
    const dialled = yield* asked((signal) => exchange.connect(torrent, peer, lane, id, signal), Error).pipe(
      Effect.timed,
      Effect.map(([here, ms]): StreamInput => ({ type: "DialSucceeded", attempt, ms: ms ?? Duration.toMillis(here) })),
      Effect.catchAll((error) => Effect.succeed(failed(attempt, error))),
    )
    yield* asked(() => tell(dialled))
  }),

  carry: Effect.fnUntraced(function* ({ id, tell }: Context) {
    const { exchange } = yield* using("exchange")
    const ended = yield* Effect.promise(() => exchange.laneEnded(id))
    yield* asked(() => tell({ type: "SessionEnded", ...ended }))
  }),

  close: ({ id }: Context) => Effect.map(using("exchange"), ({ exchange }) => exchange.closeLane(id)),
}))

const failed = (attempt: number, error: Error): StreamInput => {
  const { code, remedy } = error instanceof DialError ? error : { code: "protocol", remedy: "mirror" as const }
  return { type: "DialFailed", attempt, code, remedy, message: error.message }
}
