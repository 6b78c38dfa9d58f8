/**
 * A tracker as the benchmarks have it: its chain, its torrents, the records of their peers; all keys follow from small
 * numbers.
 */
import { createHash } from "node:crypto"
import { genesis } from "../../../src/core/chain.ts"
import type { InfoHash, TrackerKey } from "../../../src/core/ids.ts"
import { onionAddress } from "../../../src/core/onionAddress.ts"
import type { CheckedEntry } from "../../../src/storage/EntryStore.ts"
import { signer } from "../../../src/wire/ed25519.ts"
import { entryHash, Entry } from "../../../src/wire/Entry.ts"
import { AddTorrent } from "../../../src/wire/EntryBody.ts"
import { joinProof } from "../../../src/wire/joinProof.ts"
import { PeerRecord } from "../../../src/wire/PeerRecord.ts"
import { PeersExchange } from "../../../src/wire/PeersExchange.ts"

const seed = (what: string, i: number): Uint8Array => createHash("sha256").update(`${what} ${i}`).digest()

export const TRACKER_SEED = seed("tracker", 0)
const TRACKER = signer(TRACKER_SEED)
export const TRACKER_KEY = Buffer.from(TRACKER.publicKey).toString("hex") as TrackerKey
export const ADDRESS = onionAddress(TRACKER.publicKey)

export const infohashOf = (i: number): InfoHash => Buffer.from(seed("torrent", i)).toString("hex") as InfoHash

/** 20,000 octets that stand for a .torrent. */
export const metainfoOf = (i: number): Uint8Array => Buffer.alloc(20_000, seed("metainfo", i))

/** A chain of so many torrents, each signed, as it is stored. */
export const makeChain = (count: number): CheckedEntry[] => {
  let tip = genesis(TRACKER.publicKey)
  return Array.from({ length: count }, (_, i) => {
    const said = {
      title: `A title of a torrent, the ${i + 1}th of this tracker`,
      bytes: 1_000_000 + i,
      files: 1 + (i % 9),
    }
    const fields = { seq: i + 1, type: "AddTorrent" as const, at: 1_795_000_000 + i }
    const body = AddTorrent.encode({ v: 1, ...said })
    const entry = Entry.sign(TRACKER, {
      ...fields,
      prev: tip.hash,
      infohash: seed("torrent", i),
      body: createHash("sha256").update(body).digest(),
    })
    tip = { seq: i + 1, hash: entryHash(entry) }
    return { ...fields, ...said, entry, body, hash: tip.hash, infohash: infohashOf(i) }
  })
}

/**
 * What peer `i` of a swarm says for the `version`th time: the body of an announce; with the proof that a newcomer
 * needs.
 */
export const announce = (swarm: number, i: number, version: number, proves: boolean): Uint8Array => {
  const by = signer(seed(`peer of ${swarm}`, i))
  const issued = Math.floor(Date.now() / 1000)
  const lanes = [by.publicKey, seed("lane", i), seed("lane", -i - 1)]
  const record = PeerRecord.sign(by, {
    swarm: seed("torrent", swarm),
    seq: 1_000_000 + version,
    state: i % 3 ? "leech" : "seed",
    have: i % 101,
    lanes,
    issued,
    ttl: 1_800,
  })
  const proof = proves ? { proof: joinProof(TRACKER.publicKey, record, metainfoOf(swarm)) } : {}
  return PeersExchange.encode({ v: 1, records: [record], ...proof })
}
