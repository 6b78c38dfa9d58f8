/**
 * While nobody who serves the tracker answers at any place that is known: asks trusted nodes where it is now. What they
 * name goes among the other places, and is tried and checked as these are (ADR 0034).
 */
import { Duration, Effect } from "effect"
import { toHex } from "../../../core/hex.ts"
import type { TrackerKey } from "../../../core/ids.ts"
import { publicKeyOf } from "../../../core/onionAddress.ts"
import { Alone } from "../../Alone.ts"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import { asked } from "../../kernel/asked.ts"
import { using } from "../../using.ts"
import type { MirrorInput } from "../commands.ts"
import { modeOf } from "../mode.ts"
import type { MirrorState } from "../state.ts"
import { placeOf, rememberTracker } from "./place.ts"

const LOOK = Duration.seconds(30)

export const seek = Effect.fnUntraced(function* ({ id, state }: EffectContext<MirrorState, MirrorInput>) {
  const ports = yield* using("clock", "directory", "heldElsewhere", "trackers", "vault")
  const { directory, trackers } = ports
  const alone = new Alone(ports.clock)
  for (;;) {
    yield* Effect.sleep(LOOK)
    const place = placeOf(ports, id)
    // Of a tracker with two stories nothing more is wanted, wherever it is.
    if (!place || modeOf(state()) === "frozen") continue
    // Whose tracker it is is not known before somebody was reached; most who paste an address paste the tracker's own.
    const tracker = place.tracker ?? (toHex(publicKeyOf(place.address)) as TrackerKey)
    if (!alone.isDue(trackers.places.isAlone(tracker))) continue
    const found = yield* asked((signal) => directory.tracker(tracker, signal))
    if (place.tracker || ports.heldElsewhere(tracker, id)) continue
    for (const address of found) {
      const named = yield* asked((signal) => trackers.identify(address, signal), Error).pipe(Effect.option)
      if (named._tag === "Some" && named.value === tracker) {
        rememberTracker(ports, id, tracker)
        break
      }
    }
  }
})
