/**
 * Directory port: where a tracker is served now, and which trackers list a torrent, as trusted nodes tell (adapter:
 * TrustedDirectory); and what this node has seen of those that it trusts, from which it answers such questions
 * (adapter: KeptSightings). For when the origin and all mirrors that are known are gone.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"

export interface Directory {
  /**
   * Asks some of the trusted nodes, others each time. Places that are new go where hints of mirrors go, and are checked
   * as those are. Never rejects. @returns them.
   */
  tracker(tracker: TrackerKey, signal: AbortSignal): Promise<readonly OnionAddress[]>
  /** The same for whoever lists a torrent. Never rejects. @returns trackers that may list it. */
  torrent(infohash: InfoHash, signal: AbortSignal): Promise<readonly TrackerKey[]>
}

/** What was seen of one trusted tracker by looking at it, and by nothing else that this node does. */
export interface Sighting {
  /** Records of its mirrors, checked, the latest heard first. */
  readonly mirrors: readonly Uint8Array[]
  /** Prefixes of infohashes that its catalogue has had. */
  readonly lists: Bitfield
}

export interface Sightings {
  of(tracker: TrackerKey): Sighting | undefined
  /** Its catalogue was read, as far as this seq. */
  read(tracker: TrackerKey, seq: number): Promise<void>
  /** What somebody who serves it says of its mirrors, as it came. */
  heard(tracker: TrackerKey, mirrors: readonly Uint8Array[]): void
  forget(tracker: TrackerKey): void
  /** Forgets all others: of a node whose address is lost nobody says that it is forgotten. */
  keepOnly(trackers: Iterable<TrackerKey>): void
}
