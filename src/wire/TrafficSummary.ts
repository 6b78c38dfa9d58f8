/**
 * TrafficSummary: what a relay on another machine has handed over to one ledger, day by day, under the relay's own
 * meter key. Sums, not steps: the same file taken twice, or an older one after a newer, adds nothing. Passed on by the
 * operator, as a file; never sent to a peer.
 */
import { Schema } from "effect"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import { type Signer, verify } from "./ed25519.ts"
import { message, Octets, Text, Whole } from "./message.ts"

const MAX_DAYS = 4_000
export const MAX_TRAFFIC_SUMMARY = 256 * 1024

export const TrafficSummary = Schema.Struct({
  v: Whole(1, 1),
  /** Code of the ledger that it is made out to. */
  ledger: Octets(16),
  /** Public key of the meter; what signs. */
  meter: Octets(32),
  /** Fingerprint of the relay, for the operator's own tor to avoid. */
  relay: Schema.optional(Octets(20)),
  /** Seed of the key of the family that the relay declares, for the operator's other relays. Who has it can join. */
  family: Schema.optional(Octets(32)),
  /** `2026-11-25`, each once, oldest first; and octets of credit, as many. */
  days: Schema.Array(Text(10)).pipe(Schema.maxItems(MAX_DAYS)),
  sums: Schema.Array(Whole(0, Number.MAX_SAFE_INTEGER)).pipe(Schema.maxItems(MAX_DAYS)),
  sig: Octets(64),
})
export type TrafficSummary = typeof TrafficSummary.Type

const codec = message(MAX_TRAFFIC_SUMMARY, 2 * MAX_DAYS + 32, TrafficSummary)

export const signTrafficSummary = (signer: Signer, fields: Omit<TrafficSummary, "v" | "meter" | "sig">): Uint8Array => {
  const unsigned = { ...fields, v: 1, meter: signer.publicKey }
  return codec.encode({ ...unsigned, sig: signer.sign(signedBytes(unsigned)) })
}

/** `undefined` for what is malformed, out of order, or not signed by the meter it names. */
export const readTrafficSummary = (bytes: Uint8Array): TrafficSummary | undefined => {
  const summary = codec.decode(bytes)
  if (!summary || summary.days.length !== summary.sums.length) return undefined
  const inOrder = summary.days.every(
    (day, i) => /^\d{4}-\d\d-\d\d$/.test(day) && (i === 0 || summary.days[i - 1]! < day),
  )
  return inOrder && verify(summary.meter, signedBytes(summary), summary.sig) ? summary : undefined
}

const DOMAIN = Buffer.from("bulbil relay traffic summary 1\0", "ascii")

const signedBytes = ({ v, ledger, meter, relay, family, days, sums }: Omit<TrafficSummary, "sig">): Uint8Array => {
  const fields = { v, ledger, meter, relay, family, days: days.map((day) => Buffer.from(day)), sums }
  return Buffer.concat([DOMAIN, bencode(dictionary(fields))])
}
