/**
 * Chains of trackers as their origins would write them, and small public torrents for them to list. All from seeds, so
 * that runs repeat.
 */
import { encodeMetainfo } from "../../src/core/metainfo/encodeMetainfo.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { type ChainTip, genesis } from "../../src/core/chain.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import type { CheckedEntry, EntryStore } from "../../src/storage/EntryStore.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { type Signer, signer } from "../../src/wire/ed25519.ts"
import { type EntryType, entryHash, sha256, Entry } from "../../src/wire/Entry.ts"
import { AddTorrent, EditInfo } from "../../src/wire/EntryBody.ts"
import { HEAD_LIFETIME_SECONDS, Head } from "../../src/wire/Head.ts"
import { seeded } from "./seed.ts"

/** Seconds since 1970 at which every chain begins: the beginning of every SimWorld. */
export const CHAIN_BEGINS = 1_767_225_600

/** A torrent of one file of one piece; `octets` of padding make its metadata larger. */
export const smallMetainfo = (n: number, { private: hidden = false, octets = 0 } = {}): Metainfo => {
  const root = sha256(Buffer.from(`root ${n}`))
  const files = [
    { path: ["file.bin"], length: 1_000 + n, piecesRoot: root, pieceLayer: undefined },
    // Empty files with long names: they cost nothing but metadata.
    ...Array.from({ length: Math.ceil(octets / 250) }, (_, i) => ({
      path: [`${"x".repeat(200)}${i}`],
      length: 0,
      piecesRoot: undefined,
      pieceLayer: undefined,
    })),
  ].sort((a, b) => (a.path[0]! < b.path[0]! ? -1 : 1))
  const parsed = parseMetainfo(encodeMetainfo({ name: `torrent ${n}`, pieceLength: 16_384, private: hidden, files }))
  if ("code" in parsed) throw parsed
  return parsed
}

export const seedOfName = (name: string): Uint8Array => sha256(Buffer.from(`seed of ${name}`))
export const hashOf = (n: number): InfoHash =>
  Buffer.from(sha256(Buffer.from(`infohash ${n}`))).toString("hex") as InfoHash

/** What is said of a torrent beside its title. */
type About = Pick<CheckedEntry, "description" | "tags">

export class ChainMaker {
  readonly seed: Uint8Array
  readonly signer: Signer
  readonly tracker: TrackerKey
  readonly address: OnionAddress
  readonly entries: CheckedEntry[]
  readonly #listed: Map<InfoHash, string>

  constructor(name: string, from?: ChainMaker) {
    this.seed = from?.seed ?? seedOfName(name)
    this.signer = signer(this.seed)
    this.tracker = Buffer.from(this.signer.publicKey).toString("hex") as TrackerKey
    this.address = onionAddress(this.signer.publicKey)
    this.entries = [...(from?.entries ?? [])]
    this.#listed = new Map(from?.listed)
  }

  /** The same tracker, which from here on may tell another story. @param seq where the stories part. */
  fork(seq = this.entries.length): ChainMaker {
    const other = new ChainMaker("", this)
    other.entries.length = seq
    other.#listed.clear()
    for (const { type, infohash, title } of other.entries) {
      if (type === "Tombstone") other.#listed.delete(infohash)
      else other.#listed.set(infohash, title!)
    }
    return other
  }

  get listed(): ReadonlyMap<InfoHash, string> {
    return this.#listed
  }

  get tip(): ChainTip {
    return this.entries.at(-1) ?? genesis(this.signer.publicKey)
  }

  add(infohash: InfoHash, title: string, bytes = 1_000, files = 1, about: About = {}): this {
    this.#listed.set(infohash, title)
    const said = { title, bytes, files, ...about }
    return this.#push("AddTorrent", infohash, AddTorrent.encode({ v: 1, ...said }), said)
  }

  edit(infohash: InfoHash, title: string, about: About = {}): this {
    if (this.#listed.has(infohash)) this.#listed.set(infohash, title)
    return this.#push("EditInfo", infohash, EditInfo.encode({ v: 1, title, ...about }), { title, ...about })
  }

  takeBack(infohash: InfoHash): this {
    this.#listed.delete(infohash)
    return this.#push("Tombstone", infohash, new Uint8Array(0), {})
  }

  /** Torrents `from`…`to - 1`, with no metadata. */
  addMany(from: number, to: number, title = (n: number) => `torrent ${n}`): this {
    for (let n = from; n < to; n++) this.add(hashOf(n), title(n))
    return this
  }

  /** @param seq of an earlier state. */
  head(seq = this.entries.length, later = 0): Uint8Array {
    const tip = this.entries[seq - 1] ?? genesis(this.signer.publicKey)
    const at = CHAIN_BEGINS + seq + later
    return Head.sign(this.signer, { seq, hash: tip.hash, count: seq, at, expires: at + HEAD_LIFETIME_SECONDS })
  }

  /**
   * Into a store, from where that is, as the origin's own. Bodies of what was taken back are forgotten by the store.
   */
  fill(store: EntryStore, seq = this.entries.length): void {
    store.append(this.tracker, this.entries.slice(store.tip(this.tracker).seq, seq))
    store.putHead(this.tracker, this.head(seq))
  }

  #push(
    type: EntryType,
    infohash: InfoHash,
    body: Uint8Array,
    said: Pick<CheckedEntry, "title" | "description" | "tags" | "bytes" | "files">,
  ): this {
    const { seq, hash } = this.tip
    const at = CHAIN_BEGINS + seq
    const entry = Entry.sign(this.signer, {
      seq: seq + 1,
      prev: hash,
      type,
      infohash: Buffer.from(infohash, "hex"),
      body: sha256(body),
      at,
    })
    this.entries.push({ seq: seq + 1, hash: entryHash(entry), entry, body, type, infohash, at, ...said })
    return this
  }
}

/** All that a store says of a tracker. */
export const saidOf = (store: EntryStore, tracker: TrackerKey) => ({
  tip: [store.tip(tracker).seq, Buffer.from(store.tip(tracker).hash).toString("hex")],
  entries: store
    .page(tracker, 1, 1_000_000, Number.MAX_SAFE_INTEGER)
    .entries.map((entry) => Buffer.from(entry).toString("hex")),
  bodies: store
    .page(tracker, 1, 1_000_000, Number.MAX_SAFE_INTEGER)
    .bodies.map((body) => Buffer.from(body).toString("hex")),
  listed: store.listed(tracker),
  count: store.count(tracker),
})

export const random = (seed: number) => new SeededRandom(seeded(seed))
