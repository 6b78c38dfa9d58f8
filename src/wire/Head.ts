/**
 * Head: how far a tracker's chain goes, signed by the tracker's key. Its one signature covers the whole chain, as each
 * entry holds the hash of the one before. A head that is over still proves; it only says that the origin has been
 * silent for long.
 */
import { Schema } from "effect"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import { type Signer, verify } from "./ed25519.ts"
import { MAX_SEQ } from "./Entry.ts"
import { message, Octets, Whole } from "./message.ts"

export const MAX_HEAD = 400
/** How long a head says that the origin is well. */
export const HEAD_LIFETIME_SECONDS = 7 * 86_400

export const Head = Schema.Struct({
  v: Whole(1, 1),
  tracker: Octets(32),
  /** Of the last entry; 0 when there is none. */
  seq: Whole(0, MAX_SEQ),
  /** Of the last entry; `genesis(tracker)` when there is none. */
  hash: Octets(32),
  /** Torrents that are listed now. */
  count: Whole(0, MAX_SEQ),
  at: Whole(0, 2 ** 40),
  expires: Whole(0, 2 ** 40),
  sig: Octets(64),
})
export type Head = typeof Head.Type

const codec = message(MAX_HEAD, 32, Head)

export const signHead = (signer: Signer, fields: Omit<Head, "v" | "tracker" | "sig">): Uint8Array => {
  const unsigned = { ...fields, v: 1, tracker: signer.publicKey }
  return codec.encode({ ...unsigned, sig: signer.sign(signedBytes(unsigned)) })
}

/** `undefined` for what is malformed or not signed by the tracker it names. */
export const readHead = (bytes: Uint8Array): Head | undefined => {
  const head = codec.decode(bytes)
  return head && verify(head.tracker, signedBytes(head), head.sig) ? head : undefined
}

const DOMAIN = Buffer.from("bulbil tracker head 1\0", "ascii")

const signedBytes = (h: Omit<Head, "sig">): Uint8Array =>
  Buffer.concat([
    DOMAIN,
    bencode(
      dictionary({
        v: h.v,
        tracker: h.tracker,
        seq: h.seq,
        hash: h.hash,
        count: h.count,
        at: h.at,
        expires: h.expires,
      }),
    ),
  ])
