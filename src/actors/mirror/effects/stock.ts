/**
 * Keeps the shelves of a partial mirror in line with its part of them: looks every minute, and tells what has changed.
 */
import { Duration, Effect } from "effect"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import { asked } from "../../kernel/asked.ts"
import { using } from "../../using.ts"
import type { MirrorInput } from "../commands.ts"
import type { MirrorState } from "../state.ts"

const LOOK = Duration.minutes(1)

export const stock = Effect.fnUntraced(function* ({ id, state, tell }: EffectContext<MirrorState, MirrorInput>) {
  const { progress, trackers } = yield* using("progress", "trackers")
  let troubled = false
  const trouble = (message: string | undefined): undefined => {
    if (message === undefined && !troubled) return
    troubled = message !== undefined
    progress.trouble(id, message)
  }
  for (;;) {
    const stocked = yield* asked((signal) => trackers.stock(id, signal), Error).pipe(
      Effect.tap(() => Effect.sync(() => trouble(undefined))),
      Effect.catchAll((error) => Effect.sync(() => trouble(error.message))),
    )
    if (stocked) {
      const { week: epoch, shards, octets, weight, left } = stocked
      if (left > 0) yield* asked(() => tell({ type: "ShelfCleared", shards: left }))
      yield* asked(() => tell({ type: "ShelfStocked", epoch, shards, octets }))
      if (weight !== state().weight) yield* asked(() => tell({ type: "ShelfNeeded", weight }))
    }
    yield* Effect.sleep(LOOK)
  }
})
