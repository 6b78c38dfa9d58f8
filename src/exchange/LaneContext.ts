/** What a lane is given, whom it deals with, and what it says of its end. Types only. */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import type { PieceIndex } from "../core/ids.ts"
import type { PipelineLimits } from "../core/requestPipeline.ts"
import type { Throttle } from "./Throttle.ts"
import type { SwarmAsking } from "./asking.ts"
import type { Download } from "./Download.ts"
import type { BadLeaf } from "./PieceRequest.ts"

export interface LaneEvents {
  /** A leaf that does not fit the tree: whoever sent it is to be cut off. */
  onBadLeaf(error: BadLeaf): void
  onWaste(octets: number): void
}

export interface LaneEnd {
  readonly reason: string
  readonly bytesIn: number
  readonly bytesOut: number
}

/** The peer at the other end, as far as its lanes deal with it. */
export interface LanePeer {
  readonly has: Bitfield | undefined
  /** Octets that it may be asked for at once, while it has to prove itself. */
  readonly trial: number | undefined
  lacks(piece: PieceIndex): void
  /** Octets out of its answers were found right. */
  proved(octets: number): void
}

export interface LaneContext {
  readonly clock: Clock
  readonly asking: SwarmAsking
  readonly download: Download
  /** How fast octets may be asked for: so fast they come. */
  readonly throttle: Throttle
  readonly pipeline: PipelineLimits
  readonly silentMs: number
  readonly events: LaneEvents
}
