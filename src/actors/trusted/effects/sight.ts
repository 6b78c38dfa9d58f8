/**
 * Keeps in mind who mirrors a trusted node's tracker: asks it a few times a day, or, where it does not answer, one of
 * those that were heard of before. So this node can tell where it is when it is gone (ADR 0034).
 */
import { backOff } from "../../../core/backOff.ts"
import { onionAddress } from "../../../core/onionAddress.ts"
import { prng, seedOf } from "../../../core/prng.ts"
import { untilAborted, wait } from "../../../core/wait.ts"
import { MirrorRecord } from "../../../wire/MirrorRecord.ts"
import type { EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import { waitWhile } from "../../waitWhile.ts"
import type { TrustedInput } from "../commands.ts"
import { modeOf } from "../mode.ts"
import type { TrustedState } from "../state.ts"
import { placeOf } from "./place.ts"

const SOON_MS = 60_000
/** Half as long to half as long again. */
const AGAIN_MS = 6 * 3_600_000
const FIRST_RETRY_MS = 60_000

export const sight =
  (
    ports: Needs<"clock" | "random" | "sightings" | "trackers" | "trust" | "vault">,
  ): EffectRun<TrustedState, TrustedInput> =>
  async (context) => {
    const { id, signal } = context
    const { clock, sightings, trackers, trust } = ports
    const place = placeOf(ports, id)
    if (!place) return untilAborted(signal)
    const { tracker } = place
    const chance = prng(seedOf(ports.random.bytes(4)))
    const ask = async (until: AbortSignal): Promise<void> => {
      const known = (sightings.of(tracker)?.mirrors ?? []).flatMap((bytes) => MirrorRecord.decode(bytes) ?? [])
      const places = known.map(({ mirror }) => onionAddress(mirror))
      const heard = await trackers.looks.mirrors(place, places, until)
      if (!until.aborted) sightings.heard(tracker, heard)
    }
    await waitWhile(context, (state) => modeOf(state) === "greeting")
    await wait(clock, SOON_MS * chance(), signal)
    for (let failures = 0; !signal.aborted;) {
      // Nobody answers, or the disk takes nothing: what is in memory is told, and it is tried again.
      const done = await trust.paced(ask, signal).then(
        () => true,
        () => false,
      )
      failures = done ? 0 : failures + 1
      await wait(clock, done ? AGAIN_MS * (0.5 + chance()) : backOff(FIRST_RETRY_MS, AGAIN_MS, failures - 1), signal)
    }
  }
