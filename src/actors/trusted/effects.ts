/** What is done about a trusted node, by name: looked at, others reached through it, forgotten. */
import { untilAborted } from "../../core/wait.ts"
import { Endings } from "../Endings.ts"
import type { Effects } from "../kernel/ActorDefinition.ts"
import type { Needs } from "../Ports.ts"
import { waitWhile } from "../waitWhile.ts"
import type { TrustedInput } from "./commands.ts"
import { askRelease } from "./effects/askRelease.ts"
import { placeOf } from "./effects/place.ts"
import { sight } from "./effects/sight.ts"
import { watch } from "./effects/watch.ts"
import type { TrustedState } from "./state.ts"

export const trustedEffects = (
  ports: Needs<
    "clock" | "random" | "progress" | "releases" | "search" | "sessions" | "sightings" | "trackers" | "trust" | "vault"
  >,
): Effects<TrustedState, TrustedInput> => {
  const [watching, sighting] = [new Endings(), new Endings()]
  /** What others lead to stays; what only this one led to is gone, also from the index. */
  const end = async (id: string): Promise<void> => {
    // What was being copied is stored before that ends.
    await Promise.all([watching.over(id), sighting.over(id)])
    const place = placeOf(ports, id)
    if (place) {
      ports.trust.drop(place.tracker)
      ports.sightings.forget(place.tracker)
    }
    ports.progress.trouble(id, undefined)
  }
  return {
    watch: watching.of(watch(ports)),
    askRelease: askRelease(ports),
    sight: sighting.of(sight(ports)),

    async extend(context) {
      const { id, state, signal, tell } = context
      const place = placeOf(ports, id)
      if (!place) return untilAborted(signal)
      const observer = {
        listRead: (nodes: number, total: number) => void tell({ type: "ListRead", nodes, total }),
        listsDiffer: () => void tell({ type: "NodeLied", what: "equivocal-list" }),
      }
      while (!signal.aborted) {
        const { degrees, agreed, forked: frozen } = state()
        ports.trust.keep({ tracker: place.tracker, degrees, agreed, frozen, observer })
        const isAgreed = ({ agreed: now }: TrustedState) =>
          now?.nodes === agreed?.nodes && now?.octets === agreed?.octets
        await waitWhile(context, (now) => now.degrees === degrees && isAgreed(now) && now.forked === frozen)
      }
    },

    withdraw: ({ id }) => end(id),

    async forget({ id }) {
      await end(id)
      ports.vault.delete("trusted", id)
    },
  }
}
