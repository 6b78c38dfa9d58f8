/**
 * TrafficSummary: what a relay on another machine has handed over to one ledger, day by day, under the relay's own
 * meter key. Sums, not steps: the same file taken twice, or an older one after a newer, adds nothing. Passed on by the
 * operator, as a file; never sent to a peer.
 */
import { Schema } from "effect"
import { Octets, Text, Whole } from "./message.ts"
import { signedMessage } from "./signedMessage.ts"

const MAX_DAYS = 4_000
export const MAX_TRAFFIC_SUMMARY = 256 * 1024

export const TrafficSummary = signedMessage({
  domain: "bulbil relay traffic summary 1",
  by: "meter",
  maxBytes: MAX_TRAFFIC_SUMMARY,
  maxTokens: 2 * MAX_DAYS + 32,
  fields: {
    /** Code of the ledger that it is made out to. */
    ledger: Octets(16),
    /** Public key of the meter. */
    meter: Octets(32),
    /** Fingerprint of the relay, for the operator's own tor to avoid. */
    relay: Schema.optional(Octets(20)),
    /** Seed of the key of the family that the relay declares, for the operator's other relays. Who has it can join. */
    family: Schema.optional(Octets(32)),
    /** `2026-11-25`, each once, oldest first; and octets of credit, as many. */
    days: Schema.Array(Text(10)).pipe(Schema.maxItems(MAX_DAYS)),
    sums: Schema.Array(Whole(0, Number.MAX_SAFE_INTEGER)).pipe(Schema.maxItems(MAX_DAYS)),
  },
  holds: ({ days, sums }) =>
    days.length === sums.length &&
    days.every((day, i) => /^\d{4}-\d\d-\d\d$/.test(day) && (i === 0 || days[i - 1]! < day)),
})
export type TrafficSummary = typeof TrafficSummary.schema.Type
