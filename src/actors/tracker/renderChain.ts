/**
 * The chain that is served, made from the tracker's own history: each numbered fact becomes an entry under the
 * tracker's key. Ed25519 is deterministic, so the same history gives the same octets for ever, and the store can be
 * lost. Goes on from where the store is.
 */
import { fromHex, toHex } from "../../core/hex.ts"
import type { ChainTip } from "../../core/chain.ts"
import { type InfoHash, StreamId, TrackerKey } from "../../core/ids.ts"
import { saidInfo } from "../../core/shareInfo.ts"
import type { TrackerEvent } from "../../events/tracker.ts"
import type { CheckedEntry } from "../../storage/EntryStore.ts"
import type { Signer } from "../../wire/ed25519.ts"
import { Entry, type EntryType, entryHash, sha256 } from "../../wire/Entry.ts"
import { AddTorrent, EditInfo } from "../../wire/EntryBody.ts"
import type { Needs } from "../Ports.ts"

const PAGE = 500
const ALL = 2 ** 31 - 1
const NOTHING = new Uint8Array()

export const trackerKey = (signer: Signer): TrackerKey => TrackerKey(toHex(signer.publicKey))

/** @returns where the chain stands; its store may be ahead of this history, if that was set back. */
export const renderChain = async (ports: RenderPorts, id: string, signer: Signer): Promise<ChainTip> => {
  const tracker = trackerKey(signer)
  const { entries, library } = ports
  for await (const page of numbered(ports, id, entries.tip(tracker).seq)) {
    const tip = entries.tip(tracker)
    const made: CheckedEntry[] = []
    for (const fact of page)
      if (fact.seq === (made.at(-1) ?? tip).seq + 1) made.push(entryOf(fact, made.at(-1) ?? tip, signer))
    entries.append(tracker, made)
    // Also what a crash, or a torrent that was listed again, has left without.
    for (const infohash of entries.withoutMetainfo(tracker, ALL)) {
      const torrent = library.find(infohash)
      const metainfo = torrent === undefined ? undefined : library.get(torrent)
      if (metainfo && !metainfo.private) entries.putMetainfo(infohash, metainfo.bytes)
    }
  }
  return entries.tip(tracker)
}

/**
 * Whether what is in the store, which others may have read, is not what this history says: it was set back, or is
 * another one.
 */
export const contradictsStore = async (ports: RenderPorts, id: string, signer: Signer): Promise<boolean> => {
  const tracker = trackerKey(signer)
  const { seq } = ports.entries.tip(tracker)
  if (seq === 0) return false
  const [stored] = ports.entries.page(tracker, seq, 1, Number.MAX_SAFE_INTEGER).entries
  const kept = Entry.decode(stored!)!
  for await (const page of numbered(ports, id, seq - 1)) {
    const fact = page.find((one) => one.seq === seq)
    if (fact) return Buffer.compare(entryOf(fact, { seq: seq - 1, hash: kept.prev }, signer).entry, stored!) !== 0
  }
  return true
}

/**
 * The numbered facts after entry `seq`, a page at a time. The n-th entry is at least the n-th event, so none is missed.
 */
async function* numbered({ log }: RenderPorts, id: string, seq: number): AsyncGenerator<readonly Numbered[]> {
  for (let version = seq; ;) {
    const page = await log.streamPage(StreamId("tracker", id), version, PAGE)
    yield page.map(({ event }) => event as TrackerEvent).filter((fact): fact is Numbered => "at" in fact)
    if (page.length < PAGE) return
    version = page.at(-1)!.version
  }
}

export type RenderPorts = Needs<"log" | "entries" | "library">

type Numbered = Extract<TrackerEvent, { readonly at: number }>

const types: Readonly<Record<Numbered["type"], EntryType>> = {
  TorrentListed: "AddTorrent",
  TorrentRetitled: "EditInfo",
  TorrentUnlisted: "Tombstone",
}

function entryOf(fact: Numbered, tip: ChainTip, signer: Signer): CheckedEntry {
  const forgotten = "body" in fact && fact.body !== undefined ? fact.body : undefined
  const body =
    forgotten !== undefined
      ? NOTHING
      : fact.type === "TorrentListed"
        ? AddTorrent.encode({ v: 1, ...saidInfo(fact), bytes: fact.bytes, files: Math.max(1, fact.files) })
        : fact.type === "TorrentRetitled"
          ? EditInfo.encode({ v: 1, ...saidInfo(fact) })
          : NOTHING
  const type = types[fact.type]
  const { seq, at } = fact
  const entry = Entry.sign(signer, {
    seq,
    prev: tip.hash,
    type,
    infohash: fromHex(fact.infohash),
    body: forgotten === undefined ? sha256(body) : fromHex(forgotten),
    at,
  })
  const said = "title" in fact && forgotten === undefined ? saidInfo(fact) : {}
  const sizes = fact.type === "TorrentListed" ? { bytes: fact.bytes, files: Math.max(1, fact.files) } : {}
  return { seq, hash: entryHash(entry), entry, body, type, infohash: fact.infohash as InfoHash, at, ...said, ...sizes }
}
