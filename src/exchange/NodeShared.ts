/** What all swarms of a node share: ports, limits, and the budgets that must hold over all of them. */
import type { Clock, Random } from "../core/Clock.ts"
import type { DialTimes } from "../core/DialTimes.ts"
import type { TokenBucket } from "../core/TokenBucket.ts"
import type { Credit } from "../credit/Credit.ts"
import type { Sessions } from "../transport/Sessions.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import type { Ahead } from "./Ahead.ts"
import type { Slot } from "./Peer.ts"
import type { PieceBuffers } from "./PieceBuffers.ts"
import type { OwnTraffic } from "./Spare.ts"
import type { ReadBuffers } from "./ReadBuffers.ts"
import type { Throttles } from "./Throttles.ts"
import type { UploadShares } from "./UploadShares.ts"
import type { WakeQueue } from "./WakeQueue.ts"

export interface NodeShared {
  readonly sessions: Sessions
  readonly clock: Clock
  readonly random: Random
  readonly limits: ExchangeLimits
  readonly credit: Credit
  /** Told by downloads of the operator's own, heard by those that come after them. */
  readonly ownTraffic: OwnTraffic
  readonly buffers: PieceBuffers
  readonly uploads: UploadShares
  readonly readBuffers: ReadBuffers
  readonly throttles: Throttles
  /** Which swarms are to wake from their rest. */
  readonly wakes: WakeQueue
  /** How fast lanes may be dialled. */
  readonly pace: TokenBucket
  /** How fast holders of private swarms may be dialled to ask them. */
  readonly meets: TokenBucket
  /** Lanes wanted, dialled or open. */
  readonly slots: Set<Slot>
  /** How long dials took that succeeded. */
  readonly dialTimes: DialTimes
  /** What is there of swarms that are not open yet. */
  readonly ahead: Ahead
  /** Numbers peers from 1, never twice, so that a number from before means nobody else. */
  readonly nextPeer: () => number
}
