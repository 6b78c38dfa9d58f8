/**
 * What a tracker lists, read from some of its entries alone: each torrent as the entry says that added it, under the
 * newest words that are among them.
 */
import type { TrackerKey } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { Found } from "./SearchIndex.ts"

/** @param entries checked, with their bodies. Names of files are in none. */
export const foundIn = (tracker: TrackerKey, entries: readonly CheckedEntry[]): readonly Found[] =>
  [...Map.groupBy(entries, ({ infohash }) => infohash)].flatMap(([infohash, all]) => {
    const added = newest(all.filter(({ type }) => type === "AddTorrent"))
    if (!added) return []
    const worded = newest(all.filter(({ title, seq }) => title !== undefined && seq >= added.seq))
    if (worded?.title === undefined) return []
    const { bytes = 0, files = 0, seq, at } = added
    const { title, description = "", tags = [], seq: titled } = worded
    return { tracker, infohash, title, description, tags, names: "", bytes, files, seq, titled, at }
  })

const newest = (entries: readonly CheckedEntry[]): CheckedEntry | undefined =>
  entries.reduce<CheckedEntry | undefined>((a, b) => (a && a.seq >= b.seq ? a : b), undefined)
