/** What all swarms of a node share, made once for each exchange. */
import type { Clock, Random } from "../core/Clock.ts"
import { DialTimes } from "../core/DialTimes.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import { type Credit, unlimited } from "../credit/Credit.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { Ahead } from "./Ahead.ts"
import { EXCHANGE_LIMITS, type ExchangeLimits } from "./ExchangeLimits.ts"
import type { NodeShared } from "./NodeShared.ts"
import type { Slot } from "./Peer.ts"
import { PieceBuffers } from "./PieceBuffers.ts"
import { ReadBuffers } from "./ReadBuffers.ts"
import { OwnTraffic } from "./Spare.ts"
import { Throttles } from "./Throttles.ts"
import { UploadShares } from "./UploadShares.ts"
import { WakeQueue } from "./WakeQueue.ts"

export interface ExchangeDeps {
  readonly sessions: Sessions
  readonly clock: Clock
  readonly random: Random
  readonly limits?: Partial<ExchangeLimits>
  /** Asked before each piece; nothing is counted where it is left out. */
  readonly credit?: Credit
  /** How long the node's dials took; its own where it is left out. */
  readonly dialTimes?: DialTimes
}

/** Holders of private swarms that are dialled to ask them: one in 10 s, of all swarms, beside the lanes' own pace. */
const MEETS_AT_ONCE = 2
const MEETS_PER_SECOND = 0.1

export const sharedOf = ({
  sessions,
  clock,
  random,
  limits,
  credit = unlimited,
  dialTimes = new DialTimes(),
}: ExchangeDeps): NodeShared => {
  const all = { ...EXCHANGE_LIMITS, ...limits }
  const now = clock.now()
  const pace = new TokenBucket(all.dialsAtOnce, all.dialsPerSecond, now)
  const dials = { sessions, clock, random, limits: all, pace, slots: new Set<Slot>(), dialTimes }
  let peers = 0
  return {
    ...dials,
    ahead: new Ahead(dials),
    credit,
    ownTraffic: new OwnTraffic(),
    buffers: new PieceBuffers(all.pieceBytes),
    uploads: new UploadShares(all.uploadBytes, all.uploadSessionBytes, clock),
    readBuffers: new ReadBuffers(),
    throttles: new Throttles(clock),
    wakes: new WakeQueue(clock),
    meets: new TokenBucket(MEETS_AT_ONCE, MEETS_PER_SECOND, now),
    nextPeer: () => ++peers,
  }
}
