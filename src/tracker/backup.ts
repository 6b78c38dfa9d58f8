/**
 * Writes a tracker's backup out of the entry store, and takes one into it: each record checked as if it came from a
 * stranger. Idempotent.
 */
import { genesis } from "../core/chain.ts"
import { fromHex, toHex } from "../core/hex.ts"
import { type OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress, publicKeyOf } from "../core/onionAddress.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import { parseMetainfoInTurns } from "../core/metainfo/parseMetainfo.ts"
import { EntriesPage, PAGE_ENTRIES } from "../wire/EntriesPage.ts"
import { Entry, entryHash } from "../wire/Entry.ts"
import { readForkProof } from "../wire/ForkProof.ts"
import { Head } from "../wire/Head.ts"
import { BackupError, backupFrame, type BackupFrame, backupStart } from "./backupFile.ts"
import { checkPage } from "./checkPage.ts"

const PAGE_OCTETS = 512 * 1024
const KEY = 32
const MAX_PLACES = 64

/** @param places where mirrors were, to be found again. @param sealedKey the tracker's seed, encrypted. */
export function* writeBackup(
  store: EntryStore,
  tracker: TrackerKey,
  places: readonly OnionAddress[],
  sealedKey?: Uint8Array,
): Generator<Uint8Array> {
  const head = store.head(tracker)
  if (!head) throw new BackupError("not-true", "there is no complete copy of this tracker here yet")
  yield backupStart()
  yield backupFrame("head", head)
  const last = Head.read(head)!.seq
  for (let from = 1; from <= last;) {
    const page = store.page(tracker, from, Math.min(PAGE_ENTRIES, last - from + 1), PAGE_OCTETS)
    if (page.entries.length === 0) throw new BackupError("not-true", "the copy of this tracker was removed meanwhile")
    yield backupFrame("page", EntriesPage.encode({ v: 1, ...page }))
    from += page.entries.length
  }
  for (const { infohash } of store.listed(tracker)) {
    const metainfo = store.metainfo(infohash)
    if (metainfo) yield backupFrame("metainfo", metainfo)
  }
  const keys = places.slice(0, MAX_PLACES).map(publicKeyOf)
  if (keys.length > 0) yield backupFrame("places", Buffer.concat(keys))
  const fork = store.fork(tracker)
  if (fork) yield backupFrame("fork", fork)
  if (sealedKey) yield backupFrame("sealed-key", sealedKey)
  yield backupFrame("end")
}

export interface Restored {
  readonly tracker: TrackerKey
  readonly seq: number
  readonly torrents: number
  readonly sealedKey: Uint8Array | undefined
}

/**
 * Takes a backup into the store. What is here already stays, what is newer is added; a backup that tells another story
 * is refused.
 * @param admit called with the tracker's key before anything is stored; throws to refuse. @throws BackupError
 */
export const takeBackup = async (
  store: EntryStore,
  frames: AsyncIterable<BackupFrame>,
  admit: (tracker: TrackerKey) => void,
): Promise<Restored> => {
  let head: { readonly bytes: Uint8Array; readonly read: Head } | undefined
  let tracker: TrackerKey | undefined
  let sealedKey: Uint8Array | undefined
  let fork: Uint8Array | undefined
  let places: readonly OnionAddress[] = []
  const named = new Set<string>()
  for await (const { kind, payload } of frames) {
    if (kind === "head") {
      const read = Head.read(payload)
      if (!read || head) throw untrue("its head is not signed by the tracker it names")
      head = { bytes: Buffer.from(payload), read }
      tracker = TrackerKey(toHex(read.tracker))
      admit(tracker)
      continue
    }
    if (!head || !tracker) throw untrue("it does not begin with a head")
    if (kind === "page") for (const infohash of takePage(store, tracker, payload, head.read)) named.add(infohash)
    else if (kind === "metainfo") await takeMetainfo(store, tracker, payload, named)
    else if (kind === "places") places = placesOf(payload)
    else if (kind === "fork") fork = forkOf(payload, tracker)
    else sealedKey = Buffer.from(payload)
  }
  if (!head || !tracker) throw untrue("there is nothing in it")
  if (store.tip(tracker).seq < head.read.seq) throw untrue("entries are missing")
  if (Buffer.compare(hashAt(store, tracker, head.read.seq), head.read.hash) !== 0)
    throw untrue("its entries do not lead to its head, or this node has another history of this tracker")
  const kept = Head.read(store.head(tracker) ?? new Uint8Array())
  if (!kept || kept.seq < head.read.seq || (kept.seq === head.read.seq && kept.at < head.read.at))
    store.putHead(tracker, head.bytes)
  // What is known here comes first: it is newer than a file.
  store.putAddresses(tracker, [...new Set([...store.addresses(tracker), ...places])].slice(0, MAX_PLACES))
  if (fork && !store.fork(tracker)) store.putFork(tracker, fork)
  return { tracker, seq: store.tip(tracker).seq, torrents: store.count(tracker), sealedKey }
}

function hashAt(store: EntryStore, tracker: TrackerKey, seq: number): Uint8Array {
  if (seq === 0) return genesis(fromHex(tracker)).hash
  return entryHash(store.page(tracker, seq, 1, Number.MAX_SAFE_INTEGER).entries[0]!)
}

const untrue = (what: string) =>
  new BackupError("not-true", `the backup cannot be taken: ${what}; it was changed, or damaged`)

/** @returns the torrents that its entries speak of. */
function takePage(store: EntryStore, tracker: TrackerKey, payload: Uint8Array, head: Head): readonly string[] {
  const page = EntriesPage.decode(payload)
  if (!page) throw untrue("a page of entries cannot be read")
  const tip = store.tip(tracker)
  const entries = page.entries.map((entry) => Entry.decode(entry) ?? unreadable())
  const first = entries[0] ?? unreadable()
  const named = entries.map(({ infohash }) => toHex(infohash))
  // What is here already is passed over; the rest has to go on from here.
  const known = Math.max(0, Math.min(page.entries.length, tip.seq - first.seq + 1))
  if (known > 0) takeBodies(store, tracker, page, first.seq, known)
  const rest = { v: 1 as const, entries: page.entries.slice(known), bodies: page.bodies.slice(known) }
  if (rest.entries.length === 0) return named
  const checked = checkPage(tip, tracker, rest)
  if (typeof checked === "string") throw untrue("an entry does not go on from the one before")
  if (checked.tip.seq > head.seq || !Entry.read(checked.entries.at(-1)!.entry))
    throw untrue("an entry is not signed by the tracker")
  store.append(tracker, checked.entries)
  return named
}

const unreadable = (): never => {
  throw untrue("an entry cannot be read")
}

/** Of entries that are here, the words that whoever they were copied from has held back. */
function takeBodies(store: EntryStore, tracker: TrackerKey, page: EntriesPage, from: number, known: number): void {
  for (const seq of store.withheld(tracker)) {
    const at = seq - from
    if (at < 0 || at >= known || page.bodies[at]!.length === 0) continue
    const own = store.page(tracker, seq, 1, Number.MAX_SAFE_INTEGER).entries[0]!
    const checked = checkPage({ seq: seq - 1, hash: Entry.decode(own)!.prev }, tracker, {
      v: 1,
      entries: [own],
      bodies: [page.bodies[at]!],
    })
    if (typeof checked !== "string") store.restore(tracker, checked.entries[0]!)
  }
}

async function takeMetainfo(
  store: EntryStore,
  tracker: TrackerKey,
  payload: Uint8Array,
  named: ReadonlySet<string>,
): Promise<void> {
  const parsed = await parseMetainfoInTurns(payload)
  if ("code" in parsed || parsed.private || !named.has(parsed.infoHash))
    throw untrue("the metadata of a torrent are not acceptable, or not of one that it lists")
  // It may have been taken back since.
  if (store.lists(tracker, parsed.infoHash)) store.putMetainfo(parsed.infoHash, parsed.bytes)
}

function forkOf(payload: Uint8Array, tracker: TrackerKey): Uint8Array {
  const fork = readForkProof(payload)
  if (!fork || toHex(fork.tracker) !== tracker) throw untrue("its proof of two stories proves nothing")
  return Buffer.from(payload)
}

const placesOf = (payload: Uint8Array): OnionAddress[] => {
  const keys = Buffer.from(payload)
  if (keys.length % KEY !== 0 || keys.length > KEY * MAX_PLACES) throw untrue("its list of mirrors cannot be read")
  return Array.from({ length: keys.length / KEY }, (_, i) => onionAddress(keys.subarray(i * KEY, (i + 1) * KEY)))
}
