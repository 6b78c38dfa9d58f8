/**
 * MirrorRecord: an onion says, under its own key, that it serves a copy of a tracker. Spreads and ends as a PeerRecord
 * does. It proves nothing of the copy: whoever reads there checks the chain.
 *
 * One that says no weight is of a whole copy. A partial one has all entries and part of the metadata; nodes of the
 * version before refuse its record, so that they never take it for a whole one.
 */
import { Schema } from "effect"
import { WHOLE_WEIGHT } from "../core/shelves.ts"
import { MAX_SEQ } from "./Entry.ts"
import { Octets, Whole, Word } from "./message.ts"
import { MAX_TTL_SECONDS } from "./PeerRecord.ts"
import { MAX_VERSION } from "./Reconcile.ts"
import { signedMessage } from "./signedMessage.ts"

export const MAX_MIRROR_RECORD = 512

export const MirrorRecord = signedMessage({
  domain: "bulbil mirror record 1",
  by: "mirror",
  maxBytes: MAX_MIRROR_RECORD,
  maxTokens: 32,
  fields: {
    tracker: Octets(32),
    /** Public key of the mirror's onion. */
    mirror: Octets(32),
    seq: Whole(0, MAX_VERSION),
    state: Word("up", "stopped"),
    /** Entries that it has. */
    entries: Whole(0, MAX_SEQ),
    issued: Whole(0, 2 ** 40),
    ttl: Whole(1, MAX_TTL_SECONDS),
    /** Of a partial copy: how much of the metadata it keeps, in sixteenths of all of them. */
    weight: Schema.optional(Whole(0, WHOLE_WEIGHT - 1)),
    /** The week for which it says the salt of the shelves. */
    week: Schema.optional(Whole(0, 2 ** 32)),
    salt: Schema.optional(Octets(32)),
  },
  holds: ({ weight, week, salt }) =>
    (week === undefined) === (salt === undefined) && (weight !== undefined || week === undefined),
})
export type MirrorRecord = typeof MirrorRecord.schema.Type
