/**
 * Asks a trusted node for the newest release of this software that it holds: soon after it is first reached, then once
 * a day at a minute of chance. What is made of the answer is the release actor's to say.
 */
import { DAY_MS } from "../../../core/day.ts"
import { fromHex } from "../../../core/hex.ts"
import { onionAddress } from "../../../core/onionAddress.ts"
import { prng, seedOf } from "../../../core/prng.ts"
import { untilAborted, wait } from "../../../core/wait.ts"
import type { EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import { waitWhile } from "../../waitWhile.ts"
import type { TrustedInput } from "../commands.ts"
import { modeOf } from "../mode.ts"
import type { TrustedState } from "../state.ts"
import { placeOf } from "./place.ts"

const SOON_MS = 20_000

export const askRelease =
  (
    ports: Needs<"clock" | "random" | "releases" | "sessions" | "trust" | "vault">,
  ): EffectRun<TrustedState, TrustedInput> =>
  async (context) => {
    const { id, signal } = context
    const { clock, releases, sessions, trust } = ports
    const place = placeOf(ports, id)
    if (!place) return untilAborted(signal)
    const { tracker } = place
    const onion = onionAddress(fromHex(tracker))
    const chance = prng(seedOf(ports.random.bytes(4)))
    const ask = async (until: AbortSignal): Promise<void> => {
      const session = await sessions.connect(onion, { circuit: `trust-${id}`, signal: until })
      try {
        await releases.from(id, { onion, tracker }, session, until)
      } finally {
        session.close()
      }
    }
    await waitWhile(context, (state) => modeOf(state) === "greeting")
    await wait(clock, SOON_MS * chance(), signal)
    while (!signal.aborted) {
      // Who does not answer is asked again tomorrow: whether it is there at all is told by its head.
      await trust.paced(ask, signal).catch(() => undefined)
      await wait(clock, DAY_MS * (0.5 + chance()), signal)
    }
  }
