/**
 * The catalogue of any tracker: of one that is held here out of the store, and its words out of the index; else it is
 * copied into an index in memory from whoever serves it, checked as a mirror checks it, shown, and forgotten after a
 * while.
 */
import type { CatalogueAsked } from "../api/Node.ts"
import type { CataloguePage } from "../contract/catalogue.ts"
import type { Refusal } from "../contract/commands.ts"
import { fromHex } from "../core/hex.ts"
import type { Millis, OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { formatListedLink, parseTrackerAddress } from "../core/shareLink.ts"
import { parseQuery } from "../core/searchQuery.ts"
import { inCatalogue } from "../search/inCatalogue.ts"
import type { EntryStore, Listed } from "../storage/EntryStore.ts"
import { DialError } from "../transport/Transport.ts"
import { Head } from "../wire/Head.ts"
import { heldAt, heldTrackers } from "./heldTrackers.ts"
import { refuseManagement } from "./commands/refuseManagement.ts"
import type { NodeParts } from "./NodeParts.ts"
import { torrents } from "../projections/torrents.ts"

const WITHIN_MS = 120_000

interface Read {
  readonly address: OnionAddress
  readonly tracker: TrackerKey
  /** By which name it is held here; null: it is not. */
  readonly held: string | null
  readonly store: Pick<EntryStore, "head" | "tip" | "fork">
  readonly count: number
  readonly found: readonly Listed[]
}

export const readCatalogue = async (parts: NodeParts, asked: CatalogueAsked): Promise<CataloguePage | Refusal> => {
  const address = parseTrackerAddress(asked.address)
  if (typeof address !== "string") return { ok: false, code: "bad-address", message: address.problem }
  const managed = refuseManagement(parts.ports.vault, address)
  if (managed) return managed
  const query = asked.words.trim() === "" ? undefined : parseQuery(asked.words)
  if (query && "problem" in query) return { ok: false, code: "bad-search", message: query.problem }
  const range = { after: asked.after, limit: asked.limit + 1 }
  const id = heldAt(parts, address)
  const held = id === undefined ? undefined : heldTrackers(parts).find((one) => one.id === id)
  const { entries, trackers } = parts.ports
  if (held?.tracker && entries.head(held.tracker)) {
    const { tracker } = held
    const found = query ? inCatalogue(parts.search, tracker, query, range) : entries.listed(tracker, range)
    return page(parts, asked, { address, tracker, held: held.id, store: entries, count: entries.count(tracker), found })
  }
  const late = new AbortController()
  const timer = parts.ports.clock.setTimeout(() => late.abort(), WITHIN_MS)
  try {
    const { tracker, store } = await trackers.browse(address, late.signal)
    const count = store.sources().find((source) => source.tracker === tracker)?.count ?? 0
    const found = query ? inCatalogue(store, tracker, query, range) : store.listed(tracker, range.after, range.limit)
    return page(parts, asked, { address, tracker, held: null, store, count, found })
  } catch (error) {
    if (!(error instanceof DialError)) throw error
    return { ok: false, code: error.code, message: error.message }
  } finally {
    parts.ports.clock.clearTimeout(timer)
  }
}

function page(parts: NodeParts, { limit }: CatalogueAsked, read: Read): CataloguePage {
  const { address, tracker, held, store, count, found } = read
  const head = Head.read(store.head(tracker) ?? new Uint8Array())
  const here = new Map(
    parts.projector.all(torrents).flatMap(({ id, infohash }) => (infohash === null ? [] : [[infohash, id] as const])),
  )
  const shown = found.slice(0, limit)
  return {
    address,
    tracker: onionAddress(fromHex(tracker)),
    held,
    seq: store.tip(tracker).seq,
    count,
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
    next: found.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}
