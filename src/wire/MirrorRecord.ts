/**
 * MirrorRecord: an onion says, under its own key, that it serves a full copy of a tracker. Spreads and ends as a
 * PeerRecord does. It proves nothing of the copy: whoever reads there checks the chain.
 */
import { Schema } from "effect"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import { type Signer, verify } from "./ed25519.ts"
import { MAX_SEQ } from "./Entry.ts"
import { message, Octets, Whole, Word } from "./message.ts"
import { MAX_TTL_SECONDS } from "./PeerRecord.ts"
import { MAX_VERSION } from "./Reconcile.ts"

export const MAX_MIRROR_RECORD = 512

export const MirrorRecord = Schema.Struct({
  v: Whole(1, 1),
  tracker: Octets(32),
  /** Public key of the mirror's onion; what signs. */
  mirror: Octets(32),
  seq: Whole(0, MAX_VERSION),
  state: Word("up", "stopped"),
  /** Entries that it has. */
  entries: Whole(0, MAX_SEQ),
  issued: Whole(0, 2 ** 40),
  ttl: Whole(1, MAX_TTL_SECONDS),
  sig: Octets(64),
})
export type MirrorRecord = typeof MirrorRecord.Type

const codec = message(MAX_MIRROR_RECORD, 32, MirrorRecord)
export const decodeMirrorRecord = codec.decode

export const signMirrorRecord = (signer: Signer, fields: Omit<MirrorRecord, "v" | "mirror" | "sig">): Uint8Array => {
  const unsigned = { ...fields, v: 1, mirror: signer.publicKey }
  return codec.encode({ ...unsigned, sig: signer.sign(signedBytes(unsigned)) })
}

export const isMirrorAuthentic = (record: MirrorRecord): boolean =>
  verify(record.mirror, signedBytes(record), record.sig)

const DOMAIN = Buffer.from("bulbil mirror record 1\0", "ascii")

const signedBytes = (r: Omit<MirrorRecord, "sig">): Uint8Array =>
  Buffer.concat([
    DOMAIN,
    bencode(
      dictionary({
        v: r.v,
        tracker: r.tracker,
        mirror: r.mirror,
        seq: r.seq,
        state: r.state,
        entries: r.entries,
        issued: r.issued,
        ttl: r.ttl,
      }),
    ),
  ])
