/**
 * PeerRecord: a node says, under the key of its first transfer onion, that it is in a swarm, how much it has and at
 * which onions it serves. Owns the form; which record wins and how long it lives is exchange/PeerTable. Holds no
 * address but onions, no version and no clock finer than a second.
 */
import { Schema } from "effect"
import { Octets, Whole, Word } from "./message.ts"
import { signedMessage } from "./signedMessage.ts"

export const MAX_PEER_RECORD = 1_024
const MAX_LANES = 8
export const MAX_TTL_SECONDS = 1_800
/** Of who is at rest: nobody dials it, so its word may be an old one. */
export const MAX_REST_SECONDS = 86_400
export const LIFETIME_SECONDS = 900
/** How far ahead of this node's clock a record may be issued. */
export const MAX_AHEAD_SECONDS = 120

export const PeerRecord = signedMessage({
  domain: "bulbil peer record 1",
  by: "peer",
  maxBytes: MAX_PEER_RECORD,
  maxTokens: 64,
  fields: {
    /** Infohash. */
    swarm: Octets(32),
    /** Public key of the first transfer onion: the peer's name in this swarm. */
    peer: Octets(32),
    seq: Whole(0, Number.MAX_SAFE_INTEGER),
    /**
     * seed: it fetches nothing more, and serves as much as it has. rest: it has everything, and its onions are down
     * until somebody wants it.
     */
    state: Word("leech", "seed", "stopped", "rest"),
    /** Percent of the pieces, rounded down. */
    have: Whole(0, 100),
    /** Public keys of the transfer onions, the peer's own first; at rest, of those that would come back. */
    lanes: Schema.Array(Octets(32)).pipe(Schema.minItems(1), Schema.maxItems(MAX_LANES)),
    /** Seconds since 1970. */
    issued: Whole(0, 2 ** 40),
    ttl: Whole(1, MAX_REST_SECONDS),
  },
  // Named by its first lane, and no lane named twice; only a whole copy rests, and only who rests speaks for a day.
  holds: ({ peer, lanes, state, have, ttl }) =>
    Buffer.compare(peer, lanes[0]!) === 0 &&
    new Set(lanes.map(latin1)).size === lanes.length &&
    (state === "rest" ? have === 100 : ttl <= MAX_TTL_SECONDS),
})
export type PeerRecord = typeof PeerRecord.schema.Type

function latin1(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString("latin1")
}
