/**
 * The catalogue of any tracker: of one that is held here out of the store; else it is copied into memory from whoever
 * serves it, checked as a mirror checks it, shown, and forgotten after a while.
 */
import type { CatalogueAsked } from "../api/Node.ts"
import type { CataloguePage } from "../contract/catalogue.ts"
import type { Refusal } from "../contract/commands.ts"
import { fromHex } from "../core/hex.ts"
import type { Millis, OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { formatListedLink, parseTrackerAddress } from "../core/shareLink.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import { DialError } from "../transport/Transport.ts"
import { Head } from "../wire/Head.ts"
import { heldAt, heldTrackers } from "./heldTrackers.ts"
import type { NodeParts } from "./NodeParts.ts"
import { torrents } from "../projections/torrents.ts"

const WITHIN_MS = 120_000

export const readCatalogue = async (parts: NodeParts, asked: CatalogueAsked): Promise<CataloguePage | Refusal> => {
  const address = parseTrackerAddress(asked.address)
  if (typeof address !== "string") return { ok: false, code: "bad-address", message: address.problem }
  const id = heldAt(parts, address)
  const held = id === undefined ? undefined : heldTrackers(parts).find((one) => one.id === id)
  if (held?.tracker && parts.ports.entries.head(held.tracker))
    return page(parts, parts.ports.entries, held.tracker, address, held.id, asked)
  const late = new AbortController()
  const timer = parts.ports.clock.setTimeout(() => late.abort(), WITHIN_MS)
  try {
    const { tracker, store } = await parts.ports.trackers.browse(address, late.signal)
    return page(parts, store, tracker, address, null, asked)
  } catch (error) {
    if (!(error instanceof DialError)) throw error
    return { ok: false, code: error.code, message: error.message }
  } finally {
    parts.ports.clock.clearTimeout(timer)
  }
}

function page(
  parts: NodeParts,
  store: EntryStore,
  tracker: TrackerKey,
  address: OnionAddress,
  held: string | null,
  asked: CatalogueAsked,
): CataloguePage {
  const head = Head.read(store.head(tracker) ?? new Uint8Array())
  const found = store.listed(tracker, { words: asked.words, after: asked.after, limit: asked.limit + 1 })
  const here = new Map(
    parts.projector.all(torrents).flatMap(({ id, infohash }) => (infohash === null ? [] : [[infohash, id] as const])),
  )
  const shown = found.slice(0, asked.limit)
  return {
    address,
    tracker: onionAddress(fromHex(tracker)),
    held,
    seq: store.tip(tracker).seq,
    count: store.count(tracker),
    at: ((head?.at ?? 0) * 1000) as Millis,
    forked: store.fork(tracker) !== undefined,
    entries: shown.map(({ infohash, title, description, tags, bytes, files, seq, at }) => ({
      infohash,
      title,
      description,
      tags,
      bytes,
      files,
      seq,
      addedAt: (at * 1000) as Millis,
      link: formatListedLink({ onion: address, infohash }),
      torrent: here.get(infohash) ?? null,
    })),
    next: found.length > asked.limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}
