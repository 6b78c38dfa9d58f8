/** What a mirror does, by name: copies, serves what it has, ends. */
import { Effect } from "effect"
import type { OnionAddress } from "../../core/ids.ts"
import { waitsText } from "../../core/onionOrder.ts"
import type { OnionStanding } from "../../transport/Transport.ts"
import { Endings } from "../Endings.ts"
import type { EffectContext } from "../kernel/ActorDefinition.ts"
import { asked, untilLeft } from "../kernel/asked.ts"
import { provided, using } from "../using.ts"
import { untilChanged } from "../waitWhile.ts"
import type { MirrorInput } from "./commands.ts"
import { copy } from "./effects/copy.ts"
import { HeadPace } from "./effects/HeadPace.ts"
import { isOwn, placeOf } from "./effects/place.ts"
import { seek } from "./effects/seek.ts"
import { stock } from "./effects/stock.ts"
import type { MirrorState } from "./state.ts"

type Context = EffectContext<MirrorState, MirrorInput>

export const mirrorEffects = provided(() => {
  const copying = new Endings()
  /** They outlive a run of `serve`: nobody tells a head twice that waits when an actor is made anew. */
  const paces = new Map<string, HeadPace>()
  const end = Effect.fnUntraced(function* ({ id }: Context) {
    const { published, trackers } = yield* using("published", "trackers")
    paces.delete(id)
    published(id, undefined)
    yield* asked(() => trackers.close(id))
  })
  return {
    copy: copying.of(copy),

    serve: Effect.fnUntraced(
      function* (context: Context) {
        const { id, state, tell } = context
        const ports = yield* using("clock", "entries", "progress", "published", "trackers", "vault")
        const place = placeOf(ports, id)
        if (!place?.tracker) {
          ports.progress.trouble(id, "the key of this mirror is gone; remove it, and add it again")
          return yield* untilLeft
        }
        const { tracker, seed } = place
        // One onion too many would serve it. The import of its key ends the mirror; a crash in between leaves that to
        // here.
        if (isOwn(ports, tracker)) {
          void tell({ type: "RemoveMirror" })
          return yield* untilLeft
        }
        // What the log knows and the store has lost is copied again.
        if (ports.entries.tip(tracker).seq < state().seq) void tell({ type: "UpdateNow" })
        ports.trackers.addAddresses(tracker, [place.address])
        const pace = paces.get(id) ?? new HeadPace(ports.clock)
        paces.set(id, pace)
        pace.start((seq, at) => void tell({ type: "HeadSeen", seq, at }))
        const observer = {
          headSeen: (seq: number, at: number) => pace.saw(seq, at),
          forkFound: (seq: number) => void tell({ type: "ForkFound", seq }),
          stands: (address: OnionAddress, standing: OnionStanding) => {
            const waits = standing === "waiting" ? waitsText("this mirror") : undefined
            ports.published(id, standing === "up" ? address : undefined, waits)
          },
        }
        for (;;) {
          const follow = follows(state())
          const { weight } = state()
          yield* asked(() => ports.trackers.open({ id, tracker, seed, follow, weight, observer }))
          yield* untilChanged(context, (now) => follows(now) === follow && now.weight === weight)
        }
      },
      (serving, { id }) =>
        Effect.ensuring(
          serving,
          Effect.sync(() => paces.get(id)?.stop()),
        ),
    ),

    stock,

    seek,

    withdraw: end,

    forget: Effect.fnUntraced(function* (context: Context) {
      const { id } = context
      const ports = yield* using("entries", "progress", "vault")
      yield* end(context)
      // What a copy had taken it stores before it ends.
      yield* Effect.promise(() => copying.over(id))
      const place = placeOf(ports, id)
      if (place?.tracker && !isOwn(ports, place.tracker)) ports.entries.remove(place.tracker)
      ports.vault.delete("mirror", id)
      ports.progress.trouble(id, undefined)
    }),
  }
})

/** One that takes no more entries must still hear of what was taken back. */
const follows = ({ update, full }: MirrorState): boolean => update === "auto" && !full
