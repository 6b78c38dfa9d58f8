/**
 * EntryStore port: the chains of trackers, this node's own and those it mirrors, as they are served, and the metadata
 * of the torrents they list (adapter: SqliteEntryStore). Takes only what was checked; what `append` and `putMetainfo`
 * took is durable when they return. A mirror's entries are to it what pieces are to a torrent: stored first, then told
 * to the log.
 */
import type { ChainTip } from "../core/chain.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Listener } from "../core/Listeners.ts"

export interface CheckedEntry {
  readonly seq: number
  readonly hash: Uint8Array
  /** As signed. */
  readonly entry: Uint8Array
  /** Empty when it was taken back, and for what has none. */
  readonly body: Uint8Array
  readonly type: "AddTorrent" | "EditInfo" | "Tombstone"
  readonly infohash: InfoHash
  /** Seconds since 1970. */
  readonly at: number
  /** What the body says, where there is one. */
  readonly title?: string
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly bytes?: number
  readonly files?: number
}

/** One torrent that a tracker lists. */
export interface Listed {
  readonly infohash: InfoHash
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly bytes: number
  readonly files: number
  /** Of the entry that added it. */
  readonly seq: number
  readonly at: number
}

/** What happens in a store; of what is hidden or removed it is told just before, of all else when it is durable. */
export type EntryChange =
  | { readonly kind: "appended"; readonly tracker: TrackerKey; readonly entries: readonly CheckedEntry[] }
  | { readonly kind: "restored"; readonly tracker: TrackerKey; readonly entry: CheckedEntry }
  | { readonly kind: "hidden"; readonly tracker: TrackerKey; readonly infohash: InfoHash }
  | { readonly kind: "removed"; readonly tracker: TrackerKey }
  | { readonly kind: "metainfo"; readonly infohash: InfoHash; readonly bytes: Uint8Array }

export interface EntryStore {
  /** Those of whose chains something is here. */
  trackers(): readonly TrackerKey[]
  /** What a listener throws is its own. @returns the unsubscriber. */
  onChange(listener: Listener<[EntryChange]>): () => void
  /** Where the copy ends: `genesis` when there is nothing. */
  tip(tracker: TrackerKey): ChainTip
  /** Adds entries that go on from the tip. @throws when they do not: a defect of the caller. */
  append(tracker: TrackerKey, entries: readonly CheckedEntry[]): void
  /** The newest head that was kept, encoded. */
  head(tracker: TrackerKey): Uint8Array | undefined
  putHead(tracker: TrackerKey, head: Uint8Array): void
  fork(tracker: TrackerKey): Uint8Array | undefined
  putFork(tracker: TrackerKey, proof: Uint8Array): void
  /** From `seq` on, at most so many, and at most so many octets. */
  page(
    tracker: TrackerKey,
    from: number,
    entries: number,
    octets: number,
  ): { readonly entries: Uint8Array[]; readonly bodies: Uint8Array[] }
  /** In the order in which they were added. */
  listed(tracker: TrackerKey, range?: { readonly after?: number; readonly limit?: number }): readonly Listed[]
  count(tracker: TrackerKey): number
  lists(tracker: TrackerKey, infohash: InfoHash): boolean
  /** Seqs of entries that list a torrent but came with no body: somebody has held it back. */
  withheld(tracker: TrackerKey): readonly number[]
  /** The body of such an entry, found elsewhere. */
  restore(tracker: TrackerKey, entry: CheckedEntry): void
  /** Listed torrents whose metadata are not here yet, oldest first. */
  withoutMetainfo(tracker: TrackerKey, limit: number): readonly InfoHash[]
  metainfo(infohash: InfoHash): Uint8Array | undefined
  putMetainfo(infohash: InfoHash, bytes: Uint8Array): void
  /** Octets of entries and of metadata that this tracker causes. */
  octets(tracker: TrackerKey): { readonly entries: number; readonly metainfo: number }
  /** Of how many of its torrents the metadata are here. */
  metainfos(tracker: TrackerKey): number
  /** What is listed of one shard (core/shelves), and the octets of its metadata; 0: they are not here. */
  metadataIn(tracker: TrackerKey, shard: number): readonly { readonly infohash: InfoHash; readonly octets: number }[]
  /** False where another tracker lists it too: then its metadata stay. */
  dropMetainfo(tracker: TrackerKey, infohash: InfoHash): boolean
  /** Mirrors of a tracker, by their keys in hex, and since when each is known, in seconds since 1970. */
  members(tracker: TrackerKey): ReadonlyMap<string, number>
  putMembers(tracker: TrackerKey, since: ReadonlyMap<string, number>): void
  /** By which shards are given to these mirrors in a week: the last one that was known. */
  salt(tracker: TrackerKey): { readonly week: number; readonly salt: Uint8Array } | undefined
  putSalt(tracker: TrackerKey, week: number, salt: Uint8Array): void
  /** Hides a torrent before its tombstone has been copied. */
  hide(tracker: TrackerKey, infohash: InfoHash): void
  /** Onion addresses where the tracker was served, best first. */
  addresses(tracker: TrackerKey): readonly OnionAddress[]
  putAddresses(tracker: TrackerKey, addresses: readonly OnionAddress[]): void
  /** Forgets a tracker, and the metadata that nobody else lists. */
  remove(tracker: TrackerKey): void
  close(): void
}

/** What copying a chain asks of where it goes. */
export type ChainCopy = Pick<
  EntryStore,
  "tip" | "append" | "head" | "putHead" | "page" | "withheld" | "restore" | "octets"
>
