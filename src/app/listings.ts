/** Which catalogues here list the torrents of this node: read out of the index, so that nobody else is asked. */
import { setImmediate as othersFirst } from "node:timers/promises"
import { infohashKey, type ListingsPage } from "../contract/listings.ts"
import type { TrackerKey } from "../core/ids.ts"
import { torrents } from "../projections/torrents.ts"
import type { NodeParts } from "./NodeParts.ts"
import { addressOf } from "./search/Inquiry.ts"
import { standings } from "./search/standings.ts"

/** Torrents that are looked up before others have their turn. */
const AT_ONCE = 200

export const listings = async (parts: NodeParts): Promise<ListingsPage> => {
  const known = [...standings(parts)].sort(([, a], [, b]) => a.degree - b.degree)
  const found = new Map<string, ReadonlySet<TrackerKey>>()
  const all = parts.projector.all(torrents).flatMap(({ infohash }) => infohash ?? [])
  for (const [at, infohash] of all.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await othersFirst()
    const listing = parts.search.listing(infohash)
    if (listing.length > 0) found.set(infohashKey(infohash), new Set(listing))
  }
  const some = new Set([...found.values()].flatMap((listing) => [...listing]))
  const shown = known.filter(([tracker]) => some.has(tracker))
  const lists = [...found].map(([key, listing]) => [
    key,
    shown.flatMap(([tracker], at) => (listing.has(tracker) ? at : [])),
  ])
  return {
    trackers: shown.map(([tracker, { kind, degree, name, via }]) => ({
      address: addressOf(tracker),
      ...{ kind, degree, name, via },
    })),
    lists: Object.fromEntries(lists.filter(([, places]) => places!.length > 0)) as ListingsPage["lists"],
  }
}
