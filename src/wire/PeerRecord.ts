/**
 * PeerRecord: a node says, under the key of its first transfer onion, that it is in a swarm, how much it has and at
 * which onions it serves. Owns the form and the signature; which record wins and how long it lives is
 * exchange/PeerTable. Holds no address but onions, no version and no clock finer than a second.
 */
import { Schema } from "effect"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import { message, Octets, Whole, Word } from "./message.ts"
import { type Signer, verify } from "./ed25519.ts"

export const MAX_PEER_RECORD = 1_024
export const MAX_LANES = 8
export const MAX_TTL_SECONDS = 1_800
export const LIFETIME_SECONDS = 900
/** How far ahead of this node's clock a record may be issued. */
export const MAX_AHEAD_SECONDS = 120

export const PeerRecord = Schema.Struct({
  v: Whole(1, 1),
  /** Infohash. */
  swarm: Octets(32),
  /** Public key of the first transfer onion: the peer's name in this swarm, and what signs. */
  peer: Octets(32),
  seq: Whole(0, Number.MAX_SAFE_INTEGER),
  state: Word("leech", "seed", "stopped"),
  /** Percent of the pieces, rounded down. */
  have: Whole(0, 100),
  /** Public keys of the transfer onions, the peer's own first. */
  lanes: Schema.Array(Octets(32)).pipe(Schema.minItems(1), Schema.maxItems(MAX_LANES)),
  /** Seconds since 1970. */
  issued: Whole(0, 2 ** 40),
  ttl: Whole(1, MAX_TTL_SECONDS),
  sig: Octets(64),
})
export type PeerRecord = typeof PeerRecord.Type

const codec = message(MAX_PEER_RECORD, 64, PeerRecord)

/**
 * `undefined` for what is malformed, names another key than its first lane's, or names a lane twice. The signature is
 * not checked.
 */
export const decodePeerRecord = (bytes: Uint8Array): PeerRecord | undefined => {
  const record = codec.decode(bytes)
  if (!record || !same(record.peer, record.lanes[0]!)) return undefined
  const lanes = new Set(record.lanes.map((lane) => Buffer.from(lane.buffer, lane.byteOffset, 32).toString("latin1")))
  return lanes.size === record.lanes.length ? record : undefined
}

export const signPeerRecord = (signer: Signer, fields: Omit<PeerRecord, "v" | "peer" | "sig">): Uint8Array => {
  const unsigned = { ...fields, v: 1, peer: signer.publicKey }
  return codec.encode({ ...unsigned, sig: signer.sign(signedBytes(unsigned)) })
}

export const isAuthentic = (record: PeerRecord): boolean => verify(record.peer, signedBytes(record), record.sig)

const DOMAIN = Buffer.from("bulbil peer record 1\0", "ascii")

/** What the signature covers: a domain and all fields but itself. */
const signedBytes = (r: Omit<PeerRecord, "sig">): Uint8Array =>
  Buffer.concat([
    DOMAIN,
    bencode(
      dictionary({
        v: r.v,
        swarm: r.swarm,
        peer: r.peer,
        seq: r.seq,
        state: r.state,
        have: r.have,
        lanes: r.lanes,
        issued: r.issued,
        ttl: r.ttl,
      }),
    ),
  ])

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
