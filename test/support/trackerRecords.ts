/** Signed records of peers and mirrors for tests of what the holders of a tracker share, all keys from one seed. */
import type { TrackerKey } from "../../src/core/ids.ts"
import { decode } from "../../src/core/bencode/decode.ts"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import type { Bencodable, BencodedMap } from "../../src/core/bencode/Bencoded.ts"
import { SetPrints } from "../../src/core/SetPrints.ts"
import type { RecordEntry } from "../../src/tracker/RecordEntry.ts"
import type { RecordTable } from "../../src/tracker/RecordTable.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { type Signer, signer } from "../../src/wire/ed25519.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { seeded } from "./seed.ts"

const random = new SeededRandom(seeded(8))

export const someone = (): Signer => signer(random.bytes(32))
export const TRACKER = someone()
export const TRACKER_KEY = Buffer.from(TRACKER.publicKey).toString("hex") as TrackerKey
export const someSwarm = (): Uint8Array => random.bytes(32)
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")

/** In the form of HandClock's first second. */
export const NOW = 1_795_000_000

export const peerRecord = (by: Signer, swarm: Uint8Array, over: Partial<PeerRecord> = {}): Uint8Array =>
  PeerRecord.sign(by, {
    swarm,
    seq: NOW * 1000,
    state: "leech",
    have: 40,
    lanes: [by.publicKey, random.bytes(32)],
    issued: NOW,
    ttl: 900,
    ...over,
  })

export const mirrorRecord = (by: Signer, over: Partial<MirrorRecord> = {}): Uint8Array =>
  MirrorRecord.sign(by, {
    tracker: TRACKER.publicKey,
    seq: NOW * 1000,
    state: "up",
    entries: 12,
    issued: NOW,
    ttl: 900,
    ...over,
  })

/** The record with some fields changed and the old signature. */
export const altered = (bytes: Uint8Array, over: Record<string, Bencodable>): Uint8Array =>
  encode(dictionary({ ...Object.fromEntries(decode(bytes) as BencodedMap), ...over }))

export const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = bytes.slice()
  copy[bit >> 3]! ^= 1 << (bit & 7)
  return copy
}

/** All that a table's fingerprints are to be made of. */
export const had = (table: RecordTable): RecordEntry[] => [...table.inRanges(0, new Set([0]))]

export const keysOf = (entries: Iterable<RecordEntry>): string[] =>
  [...entries].map(({ key, seq }) => `${Buffer.from(key, "latin1").toString("hex")} ${seq}`).sort()

export const printsOf = (entries: Iterable<RecordEntry>, bits: number): Uint8Array => {
  const prints = new SetPrints()
  for (const { key, seq } of entries) prints.add(Buffer.from(key, "latin1"), seq)
  return prints.prints(bits)
}
