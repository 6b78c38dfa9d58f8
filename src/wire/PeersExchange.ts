/**
 * Peer records both ways: the body of a request and of its answer. Records stay encoded; each is checked by who takes
 * it. Who asks to be listed adds the proof of having the metadata (joinProof) for the first record, their own.
 */
import { Schema } from "effect"
import { message, OctetsUpTo, Whole } from "./message.ts"
import { MAX_PEER_RECORD } from "./PeerRecord.ts"

/** Records in one exchange. */
export const MAX_RECORDS = 50

export const MAX_PEERS_EXCHANGE = MAX_RECORDS * (MAX_PEER_RECORD + 8) + 128

export const PeersExchange = message(
  MAX_PEERS_EXCHANGE,
  MAX_RECORDS + 16,
  Schema.Struct({
    v: Whole(1, 1),
    records: Schema.Array(OctetsUpTo(MAX_PEER_RECORD)).pipe(Schema.maxItems(MAX_RECORDS)),
    /** 32 octets. */
    proof: Schema.optional(OctetsUpTo(32)),
  }),
)
export type PeersExchange = typeof PeersExchange.schema.Type
