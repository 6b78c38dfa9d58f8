/** What the relay's page says beside its bare state: flags explained, and what a new relay goes through. */
import type { RelayLive } from "../../contract/relay.ts"
import { type RelayStanding, relayText } from "../../contract/words/relay.ts"

/** For the line at the foot of the page. */
export const relayShort = (standing: RelayStanding, live: Pick<RelayLive, "percent">): string =>
  standing === "refused" || standing === "unasked" ? "No relay" : `Relay ${relayText(standing, live).toLowerCase()}`

/** What the directory authorities say of a relay, and what it takes. */
export const flagMeaning: Readonly<Record<string, string>> = {
  Running: "the authorities reach it",
  Valid: "it is taken for a relay that works",
  Fast: "it carries enough to be chosen for most circuits",
  Stable: "it stays up long enough for long connections; takes days of uptime",
  V2Dir: "it hands out Tor’s lists to others",
  HSDir: "it keeps the descriptors of onion services for others; takes some days of uptime",
  Guard: "it may be a first hop for others; takes weeks of uptime",
}

export const expectedFlags = ["Running", "Valid", "Fast", "V2Dir", "HSDir", "Stable", "Guard"] as const

/** What a new relay goes through, as Tor’s own people tell it. */
export const phases = [
  { from: 0, name: "Days 0–3", text: "Next to nothing: hardly anybody knows it." },
  { from: 3, name: "Days 3–8", text: "It is measured from outside, and used a little." },
  { from: 8, name: "Days 8–68", text: "Traffic ramps up, with a dip when it becomes a guard." },
  { from: 68, name: "From then on", text: "It carries what its limit and its line allow." },
] as const

const DAY_MS = 86_400_000

/** Which of the phases a relay is in. */
export const phaseAt = (answeredAt: number, now: number): number =>
  phases.findLastIndex(({ from }) => from === 0 || now - answeredAt >= from * DAY_MS)
