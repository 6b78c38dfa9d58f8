/**
 * What is seen of trusted trackers, from which a node answers who asks where something is now: for when an origin, and
 * all of its mirrors that somebody knows, are gone.
 */
import type { Bitfield } from "../core/Bitfield.ts"

/** What was seen of one trusted tracker by looking at it, and by nothing else that this node does. */
export interface Sighting {
  /** Records of its mirrors, checked, the latest heard first. */
  readonly mirrors: readonly Uint8Array[]
  /** Prefixes of infohashes that its catalogue has had. */
  readonly lists: Bitfield
}
