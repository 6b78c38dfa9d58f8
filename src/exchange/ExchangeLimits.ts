/**
 * Every number the exchange keeps to. The defaults fit Tor; the simulator and the loopback transport may be quicker.
 */
import { type LaneRules, LANE_RULES } from "../core/laneRules.ts"
import { type SelectionRules, SELECTION } from "../core/peerSelection.ts"
import { type PipelineLimits, PIPELINE } from "../core/requestPipeline.ts"

export interface ExchangeLimits {
  /** Lanes of this node in all. */
  readonly maxLanes: number
  /** Dials of lanes, over all swarms, and how many at once: tor's guards refuse clients that build circuits faster. */
  readonly dialsPerSecond: number
  readonly dialsAtOnce: number
  /** What a lane was asked for is asked of others when it has delivered no verified leaf for so long. */
  readonly silentMs: number
  /** A lane with requests out that delivers no verified leaf for so long is over. */
  readonly stallMs: number
  /** First wait after a failed dial; doubles up to 20 times this. */
  readonly retryMs: number
  /** Who sends what does not fit is not asked again for so long, doubling each time, up to the longest. */
  readonly cutMs: number
  readonly longestCutMs: number
  /** Octets of pieces begun and not yet written, over all swarms; a swarm may always have one piece begun. */
  readonly pieceBytes: number
  /** Octets of answers read from the store and not yet sent: in all, and for one session. */
  readonly uploadBytes: number
  readonly uploadSessionBytes: number
  /** Requests of one session at once, above which it is cut off. */
  readonly uploadRequests: number
  /** Long-lived `have` answers of one session, and of one swarm. */
  readonly haveAnswersPerSession: number
  readonly haveAnswers: number
  /** At least so long from one flush to the next, unless much is waiting. */
  readonly flushMs: number
  readonly flushBytes: number
  /**
   * So long while nobody listens for what is new here and less than this part of the torrent is waiting: each flush is
   * a fact that stays for ever.
   */
  readonly longestFlushMs: number
  readonly flushPart: number
  /** How often a quiet `have` answer says that it lives. */
  readonly keepAliveMs: number
  readonly maxRecords: number
  readonly tickMs: number
  readonly lanes: LaneRules
  readonly selection: SelectionRules
  readonly pipeline: PipelineLimits
}

const MIB = 1024 * 1024

export const EXCHANGE_LIMITS: ExchangeLimits = {
  maxLanes: 48,
  dialsPerSecond: 0.5,
  dialsAtOnce: 5,
  silentMs: 10_000,
  stallMs: 60_000,
  retryMs: 15_000,
  cutMs: 60_000,
  longestCutMs: 30 * 60_000,
  pieceBytes: 96 * MIB,
  uploadBytes: 64 * MIB,
  uploadSessionBytes: 8 * MIB,
  uploadRequests: 64,
  haveAnswersPerSession: 2,
  haveAnswers: 256,
  flushMs: 1_000,
  flushBytes: 32 * MIB,
  longestFlushMs: 10_000,
  flushPart: 1 / 64,
  keepAliveMs: 60_000,
  maxRecords: 5_000,
  tickMs: 1_000,
  lanes: LANE_RULES,
  selection: SELECTION,
  pipeline: PIPELINE,
}
