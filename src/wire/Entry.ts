/**
 * Entry: one line of a tracker's history, signed by the tracker's key and chained to the line before by its hash. The
 * body travels beside it and is covered by its hash alone: so what was taken back can be forgotten, and the chain still
 * proves the rest. Owns the form and the hash; which entries follow each other is core/chain's to say. A copy of a
 * whole chain needs no signature checked but its head's, which covers the hash of all that went before.
 */
import { createHash } from "node:crypto"
import { Octets, Whole, Word } from "./message.ts"
import { signedMessage } from "./signedMessage.ts"

export const MAX_ENTRY = 400
export const MAX_BODY = 4_096
export const MAX_SEQ = 2 ** 40

export const EntryType = ["AddTorrent", "EditInfo", "Tombstone"] as const
export type EntryType = (typeof EntryType)[number]

export const Entry = signedMessage({
  domain: "bulbil tracker entry 1",
  by: "tracker",
  maxBytes: MAX_ENTRY,
  maxTokens: 32,
  fields: {
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
  },
})
export type Entry = typeof Entry.schema.Type

/** 32 octets, over the whole entry with its signature. */
export const entryHash = (entry: Uint8Array): Uint8Array => sha256(entry)

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash("sha256").update(bytes).digest())
