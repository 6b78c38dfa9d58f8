/**
 * Entry: one line of a tracker's history, signed by the tracker's key and chained to the line before by its hash. The
 * body travels beside it and is covered by its hash alone: so what was taken back can be forgotten, and the chain still
 * proves the rest. Owns the form, the hash and the signature; which entries follow each other is core/chain's to say.
 */
import { createHash } from "node:crypto"
import { Schema } from "effect"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import { type Signer, verify } from "./ed25519.ts"
import { message, Octets, Whole, Word } from "./message.ts"

export const MAX_ENTRY = 400
export const MAX_BODY = 4_096
export const MAX_SEQ = 2 ** 40

export const EntryType = ["AddTorrent", "EditInfo", "Tombstone"] as const
export type EntryType = (typeof EntryType)[number]

export const Entry = Schema.Struct({
  v: Whole(1, 1),
  /** Public key of the tracker's onion: its only name. */
  tracker: Octets(32),
  /** From 1, without gaps. */
  seq: Whole(1, MAX_SEQ),
  /** Hash of the entry before; of the first one: `genesis(tracker)`. */
  prev: Octets(32),
  type: Word(...EntryType),
  /** Of the torrent that it speaks of. */
  infohash: Octets(32),
  /** SHA-256 of the body's octets. */
  body: Octets(32),
  /** Seconds since 1970, by the tracker's own clock. */
  at: Whole(0, 2 ** 40),
  sig: Octets(64),
})
export type Entry = typeof Entry.Type

const codec = message(MAX_ENTRY, 32, Entry)
export const decodeEntry = codec.decode

const DOMAIN = Buffer.from("bulbil tracker entry 1\0", "ascii")

/** Ed25519 is deterministic (RFC 8032): the same entry under the same key has the same octets for ever. */
export const signEntry = (signer: Signer, fields: Omit<Entry, "v" | "tracker" | "sig">): Uint8Array => {
  const unsigned = { ...fields, v: 1, tracker: signer.publicKey }
  return codec.encode({ ...unsigned, sig: signer.sign(signedBytes(unsigned)) })
}

/**
 * A copy of a whole chain needs no such check but for its head: the head's signature covers the hash of all that went
 * before.
 */
export const isEntryAuthentic = (entry: Entry): boolean => verify(entry.tracker, signedBytes(entry), entry.sig)

/** 32 octets, over the whole entry with its signature. */
export const entryHash = (entry: Uint8Array): Uint8Array => sha256(entry)

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash("sha256").update(bytes).digest())

const signedBytes = (e: Omit<Entry, "sig">): Uint8Array =>
  Buffer.concat([
    DOMAIN,
    bencode(
      dictionary({
        v: e.v,
        tracker: e.tracker,
        seq: e.seq,
        prev: e.prev,
        type: e.type,
        infohash: e.infohash,
        body: e.body,
        at: e.at,
      }),
    ),
  ])
