/** What the coming in of a swarm is given, and whom it tells. Types only. */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Leech } from "../core/doorbell.ts"
import type { PieceIndex } from "../core/ids.ts"
import type { Prng } from "../core/prng.ts"
import type { SwarmConfig, SwarmObserver } from "./Exchange.ts"
import type { NodeShared } from "./NodeShared.ts"

export interface FetchingContext {
  readonly config: Omit<SwarmConfig, "observer">
  readonly shared: NodeShared
  readonly chance: Prng
  /** What the swarm has by now. */
  readonly have: Bitfield
  /** Key of this node's own record. */
  readonly own: string
  readonly observer: () => SwarmObserver
  /** Whether anybody waits to hear what is new here. */
  readonly heard: () => boolean
  /** The record of one that downloads, new or newer. */
  readonly onLeech: (leech: Leech) => void
  /** The log has them. */
  readonly onCommitted: (pieces: readonly PieceIndex[]) => void
}
