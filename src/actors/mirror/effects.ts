/** What a mirror does, by name: copies, serves what it has, ends. */
import { untilAborted } from "../../core/wait.ts"
import { Endings } from "../Endings.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { waitWhile } from "../waitWhile.ts"
import type { MirrorInput } from "./commands.ts"
import { copy } from "./effects/copy.ts"
import { HeadPace } from "./effects/HeadPace.ts"
import { isOwn, placeOf } from "./effects/place.ts"
import type { MirrorState } from "./state.ts"

export const mirrorEffects = (
  ports: Needs<"clock" | "entries" | "heldElsewhere" | "progress" | "published" | "trackers" | "vault">,
): Effects<MirrorState, MirrorInput> => {
  const copying = new Endings()
  /** They outlive a run of `serve`: nobody tells a head twice that waits when an actor is made anew. */
  const paces = new Map<string, HeadPace>()
  const end = async (id: string): Promise<void> => {
    paces.delete(id)
    ports.published(id, undefined)
    await ports.trackers.close(id)
  }
  return {
    copy: copying.of(copy(ports)),

    async serve(context) {
      const { id, state, signal, tell } = context
      const place = placeOf(ports, id)
      if (!place?.tracker) {
        ports.progress.trouble(id, "the key of this mirror is gone; remove it, and add it again")
        return untilAborted(signal)
      }
      const { tracker, seed } = place
      // One onion too many would serve it. The import of its key ends the mirror; a crash in between leaves that to
      // here.
      if (isOwn(ports, tracker)) {
        void tell({ type: "RemoveMirror" })
        return untilAborted(signal)
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
      }
      try {
        while (!signal.aborted) {
          const follow = follows(state())
          const address = await ports.trackers.open({ id, tracker, seed, follow, observer })
          if (!signal.aborted) ports.published(id, address)
          await waitWhile(context, (now) => follows(now) === follow)
        }
      } finally {
        pace.stop()
      }
    },

    withdraw: ({ id }) => end(id),

    async forget({ id }) {
      await end(id)
      // What a copy had taken it stores before it ends.
      await copying.over(id)
      const place = placeOf(ports, id)
      if (place?.tracker && !isOwn(ports, place.tracker)) ports.entries.remove(place.tracker)
      ports.vault.delete("mirror", id)
      ports.progress.trouble(id, undefined)
    },
  }
}

/** One that takes no more entries must still hear of what was taken back. */
const follows = ({ update, full }: MirrorState): boolean => update === "auto" && !full
