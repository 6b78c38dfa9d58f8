/**
 * SearchIndex port: the words of what trackers list, this node's own, those it mirrors and those it only searches
 * (adapter: SqliteSearchIndex). A chain is copied into it as into an EntryStore; of each source it keeps where the copy
 * ends, the newest head and what is listed, and lets go of the entries. It can be deleted at any time and is made anew
 * from what it was made of. Takes only what was checked.
 */
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import type { SearchQuery } from "../core/searchQuery.ts"
import type { ChainCopy } from "../storage/EntryStore.ts"

/** Why a source is in the index. Its words stay while one reason is left. */
export type Holder = "held" | "trusted"

export interface IndexedSource {
  readonly tracker: TrackerKey
  readonly holders: readonly Holder[]
  /** Of the last entry that was taken. */
  readonly seq: number
  /** Torrents that can be found. */
  readonly count: number
  /** Of its entries, as they travelled. */
  readonly octets: number
}

/** One torrent of one source, as it was found. */
export interface Found {
  readonly tracker: TrackerKey
  readonly infohash: InfoHash
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** Names of its files, one a line; empty where they are not known. */
  readonly names: string
  readonly bytes: number
  readonly files: number
  readonly seq: number
  /** Of the entry that its title is from. */
  readonly titled: number
  /** Seconds since 1970, as the tracker says. */
  readonly at: number
}

export interface Sought {
  readonly query: SearchQuery
  /** Where to look. What the index holds of others is not looked at. */
  readonly sources: readonly TrackerKey[]
  /** All in all; each source has the same share of it, its newest first. */
  readonly most: number
}

/** What copyChain asks of a store: `page` gives only what is kept of the entries (the last, and those held back). */
export interface SearchIndex extends ChainCopy {
  /** Says that this holder wants the source: to be called again after a start, as the index may have been made anew. */
  claim(tracker: TrackerKey, holder: Holder): void
  /** Takes the holder's word back; with the last one all words of the source go, in one transaction. */
  forget(tracker: TrackerKey, holder: Holder): void
  sources(): readonly IndexedSource[]
  fork(tracker: TrackerKey): Uint8Array | undefined
  putFork(tracker: TrackerKey, proof: Uint8Array): void
  /** Leaves out a torrent whose tombstone has not been copied yet. */
  hide(tracker: TrackerKey, infohash: InfoHash): void
  /** Names of the files of a torrent, wherever it is listed; capped by the caller. */
  putNames(infohash: InfoHash, names: readonly string[]): void
  /** What may be what was asked for; `fitOf` says whether it is. */
  find(sought: Sought): readonly Found[]
  /** All sources that list it. */
  listing(infohash: InfoHash): readonly TrackerKey[]
  /** Everything of a source that can be found, in the order of seq, after the given one. */
  listed(tracker: TrackerKey, after: number, limit: number): readonly Found[]
  close(): void
}
