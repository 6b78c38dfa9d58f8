/** The relay in a few words, the flags that it may come to have, and what a new one goes through. */
import type { RelayLive } from "../../contract/relay.ts"
import { type RelayStanding, relayText } from "../../contract/words/relay.ts"
import { relayFootWords } from "./footWords.ts"

/** For the line at the foot of the page. */
export const relayShort = (standing: RelayStanding, live: Pick<RelayLive, "percent">): string =>
  standing === "refused" || standing === "unasked"
    ? relayFootWords.none
    : relayFootWords.relay(relayText(standing, live))

/** What the directory authorities come to say of a relay. */
export const expectedFlags = ["Running", "Valid", "Fast", "V2Dir", "HSDir", "Stable", "Guard"] as const

/** What a new relay goes through, as Tor’s own people tell it: from which day on. */
export const phases = [{ from: 0 }, { from: 3 }, { from: 8 }, { from: 68 }] as const

const DAY_MS = 86_400_000

/** Which of the phases a relay is in. */
export const phaseAt = (answeredAt: number, now: number): number =>
  phases.findLastIndex(({ from }) => from === 0 || now - answeredAt >= from * DAY_MS)
