/**
 * Sightings port: what this node has seen of the trackers that it trusts, from which it answers who asks where something
 * is now (adapter: KeptSightings). For when an origin, and all of its mirrors that somebody knows, are gone.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { TrackerKey } from "../core/ids.ts"

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
}
