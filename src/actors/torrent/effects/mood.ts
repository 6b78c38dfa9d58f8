/**
 * How eagerly a torrent meets others: often while pieces are wanted, now and then while it serves, rarely at rest. A
 * thousand torrents at rest ask four times an hour each, and at moments of their own.
 */
import type { Clock } from "../../../core/Clock.ts"
import type { EffectContext } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import { waitWhile } from "../../waitWhile.ts"
import type { TorrentState } from "../state.ts"
import { wantsPieces } from "./TorrentEffect.ts"

export type Mood = "wanting" | "serving" | "resting"

type Mooded = Pick<EffectContext<TorrentState, never>, "id" | "state" | "onState" | "signal">

export const moodOf = ({ exchange }: Needs<"exchange">, { id, state }: Pick<Mooded, "id" | "state">): Mood =>
  wantsPieces(state()) ? "wanting" : exchange.resting(id) ? "resting" : "serving"

/** Resolves when the mood is another, after `ms` at the latest, or when the effect is ended; never rejects. */
export const whileMood = (
  ports: Needs<"exchange">,
  context: Mooded,
  mood: Mood,
  longest: { readonly clock: Clock; readonly ms: number },
): Promise<void> => {
  const { id, state, signal } = context
  const onState = (listener: () => void) => {
    const ends = [context.onState(listener), ports.exchange.onRecords(id, listener)]
    return () => {
      for (const end of ends) end()
    }
  }
  return waitWhile({ state, onState, signal }, () => moodOf(ports, context) === mood, longest)
}

const REST_MS = 15 * 60_000
const REST_SPREAD = 0.3

/** Until the next meeting of one at rest: 15 min ± 30 %. */
export const restPause = ({ random }: Needs<"random">): number =>
  REST_MS * (1 - REST_SPREAD + 2 * REST_SPREAD * chance(random))

/** Until the first one, where a node starts with many at rest. */
export const firstRestPause = ({ random }: Needs<"random">): number => REST_MS * chance(random)

const chance = (random: Needs<"random">["random"]): number => random.bytes(1)[0]! / 256
