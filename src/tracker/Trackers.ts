/**
 * Trackers port: everything volatile about trackers. Serves the node's own and those it mirrors, takes part in what
 * their holders tell each other, reads from others. What must last is in the entry store, or is told to the actors as
 * an observation. `open` and `close` are idempotent reconcilers: a restarted actor calls them again and finds things as
 * they were.
 */
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import type { Source } from "../core/SourcedSet.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { OnionSeed, OnionStanding } from "../transport/Transport.ts"
import type { CopyOutcome, Looks } from "./Looks.ts"

export type { CopyOutcome } from "./Looks.ts"

export interface HoldingObserver {
  /** The tracker's newest signed head, as it travels. Seconds since 1970. */
  headSeen(seq: number, at: number): void
  /** Two stories of one seq; the proof is in the store. */
  forkFound(seq: number): void
  /** How the onion stands that serves it here: told when the tracker is opened, and at each change. */
  stands?(address: OnionAddress, standing: OnionStanding): void
}

/** A tracker that this node holds: its own, or a mirror of another. */
export interface Holding {
  /** Local name: `self`, or the mirror's id. */
  readonly id: string
  readonly tracker: TrackerKey
  /** Of the onion that serves it here; for the own tracker: the tracker's own seed. */
  readonly seed: OnionSeed
  /** Whether new entries are copied as they come; else only what was taken back is hidden. */
  readonly follow: boolean
  /** How much of the metadata a partial mirror keeps, in sixteenths; null, or nothing: all of them. */
  readonly weight?: number | null
  readonly observer: HoldingObserver
}

/** What a partial mirror keeps after a look at its shelves. */
export interface Stocked {
  /** Weeks since 1970: that of the salt. */
  readonly week: number
  /** All of whose metadata are here, of those that are its to keep. */
  readonly shards: number
  /** Of all metadata that are here. */
  readonly octets: number
  /** What it can keep; sixteen: everything. */
  readonly weight: number
  /** Shards that were dropped to make room. */
  readonly left: number
}

export interface CopyObserver {
  headSeen(seq: number, at: number): Promise<void>
  /** Checked and durable, up to and with `seq`. */
  stored(seq: number, octets: number): Promise<void>
}

/** The volatile figures of one tracker that is held here. */
export interface LiveHolding {
  /** Links to and from other holders. */
  readonly links: number
  readonly mirrors: number
  readonly peers: number
  readonly originReachable: boolean | undefined
}

export type PeersListener = (records: readonly Uint8Array[], source: Source) => void

/** What somebody who serves a tracker knows of a swarm, the best first. */
export interface Met {
  readonly records: readonly Uint8Array[]
  readonly source: Source
}

/** What a tracker lists of some words, as it signed it. */
export interface SearchAnswered {
  readonly entries: readonly CheckedEntry[]
  /** It has more than fits into an answer. */
  readonly more: boolean
}

/** What the own tracker's onion serves beside its chain. */
export interface Offer {
  /** Encoded (wire/ReleaseBundle). */
  readonly release: Uint8Array
  /** Of the releases that are kept: their swarms are met, and their records told, as if the chain listed them. */
  readonly metainfos: ReadonlyMap<InfoHash, Uint8Array>
}

/** Where trackers may be found, as far as this node knows. */
export interface TrackerPlaces {
  /** Nobody who serves it has answered of late, at none of the places that are known. */
  isAlone(tracker: TrackerKey): boolean
  /** Hints of somebody else, to be tried as others are. @returns those that are new. */
  suggest(tracker: TrackerKey, addresses: readonly OnionAddress[]): readonly OnionAddress[]
}

export interface Trackers {
  readonly places: TrackerPlaces
  /** Questions about trackers that are not held here. */
  readonly looks: Looks
  /** @returns once the onion's descriptor is up, its address. */
  open(holding: Holding): Promise<OnionAddress>
  close(id: string): Promise<void>
  /** The own chain has grown in the store: its head is signed anew and told. */
  grown(): void
  /** Whose tracker is served at this address. @throws DialError */
  identify(address: OnionAddress, signal: AbortSignal): Promise<TrackerKey>
  /**
   * The catalogue of a tracker that is not held here: copied into an index in memory, checked as a mirror checks it,
   * and kept for a while, so that who comes back soon waits less. @throws DialError
   */
  browse(
    address: OnionAddress,
    signal: AbortSignal,
  ): Promise<{ readonly tracker: TrackerKey; readonly store: SearchIndex }>
  /**
   * Copies, or goes on to copy, a tracker into the store, then the metadata of what it lists.
   * @param partial then the metadata are its shelf's, and not copied. @throws DialError
   */
  copy(tracker: TrackerKey, observer: CopyObserver, signal: AbortSignal, partial?: boolean): Promise<CopyOutcome>
  /**
   * One look at the shelves of a partial mirror that is open: copies what is its to keep, drops what is others'.
   * @returns nothing where it is not open, or the week's salt is not known yet.
   */
  stock(id: string, signal: AbortSignal): Promise<Stocked | undefined>
  /** More places where a tracker may be found. */
  addAddresses(tracker: TrackerKey, addresses: readonly OnionAddress[]): void
  /** Asked of whoever serves the tracker, or out of the own store. @throws DialError */
  metainfo(tracker: TrackerKey, infohash: InfoHash, signal: AbortSignal): Promise<Uint8Array>
  /**
   * One exchange of peer records with whoever serves the tracker. @param metainfo proves that it was mirrored. @throws
   * DialError
   */
  meet(
    tracker: TrackerKey,
    infohash: InfoHash,
    own: readonly Uint8Array[],
    metainfo: Uint8Array,
    signal: AbortSignal,
  ): Promise<Met>
  /**
   * Asks the tracker's own node, and nobody else, what it lists of these words, over a circuit of this question: only
   * where the operator wants it, as the node reads them. What is answered is the tracker's own, and need not be what
   * was asked for. `forged`: some of it was not signed by it. @throws DialError or SessionError
   */
  search(tracker: TrackerKey, words: string, signal: AbortSignal): Promise<SearchAnswered | "forged">
  /** Whether some tracker that is held here lists it: then records travel by themselves. */
  lists(infohash: InfoHash): boolean
  /**
   * Tells all held trackers that list this torrent, or serve it beside. @param own this node's own record, if it is
   * among them.
   */
  announce(infohash: InfoHash, records: readonly Uint8Array[], own: Uint8Array | undefined): void
  /** What somebody is known to have, of all that the held trackers list. */
  alive(): ReadonlySet<InfoHash>
  /** What the held trackers know of its peers, at most 50 of each. */
  records(infohash: InfoHash): readonly Uint8Array[]
  /** Has the own tracker's onion serve this beside its chain; `undefined`: nothing. */
  readonly beside: { put(offer: Offer | undefined): void }
  /** Called with news as they come. Returns the unsubscriber. */
  onRecords(infohash: InfoHash, listener: PeersListener): () => void
  /** Signs anew what this node says of itself where the date was set since: others refuse what is dated wrongly. */
  redate(): void
  live(id: string): LiveHolding | undefined
  /** Mirrors that are known for a tracker: addresses and what they say they hold. */
  mirrors(id: string): readonly { readonly address: OnionAddress; readonly entries: number; readonly until: number }[]
  stop(): Promise<void>
}
