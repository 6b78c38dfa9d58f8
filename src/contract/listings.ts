/** Which of the catalogues that this node has words of list the torrents of its list. */
import type { KnownBy } from "./search.ts"

export interface ListingTracker extends KnownBy {
  /** Its onion. */
  readonly address: string
}

export interface ListingsPage {
  /** Those that list any of them, the nearest first. */
  readonly trackers: readonly ListingTracker[]
  /** By `infohashKey`, for torrents that any of them lists: their places in `trackers`. */
  readonly lists: Readonly<Record<string, readonly number[]>>
}

/** Its first 16 digits: no two torrents of a node begin alike, and a quarter of the octets is sent. */
export const infohashKey = (infohash: string): string => infohash.slice(0, 16)
