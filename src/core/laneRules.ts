/** Every number of core/lanePlan in one record; ADR 0035 has the figures that chose them. */
export interface LaneRules {
  /** Lanes that need no token; never fewer while the peer is wanted. */
  readonly start: number
  /** Most lanes of one peer. */
  readonly most: number
  /** Tokens to begin with, then one for each so many octets; no more than `kept` wait to be spent. */
  readonly tokens: number
  readonly tokenOctets: number
  readonly kept: number
  /** One more lane is tried if a fair part of what is left would save so long. */
  readonly savesMs: number
  /** Or, with the first tokens of a source before anything has come: if what is left would take all lanes so long. */
  readonly longMs: number
  /** Octets a second that a lane is taken to bring then. */
  readonly guess: number
  /** A trial is judged from so long after it opened, and over by then. */
  readonly judgeMs: number
  readonly verdictMs: number
  /** A tried lane that has not come up by then counts as no gain. */
  readonly openMs: number
  /** Rates are means over so long, from so long on after a lane has come or gone: a new one needs a while to run. */
  readonly windowMs: number
  readonly settleMs: number
  /** Kept if all together rose by this part of a fair share of its peer. */
  readonly keep: number
  /** What is left of the lanes after a trial in vain. */
  readonly shrink: number
  /** Rest after a gain, after none, and at most. */
  readonly waitMs: number
  readonly restMs: number
  readonly longestMs: number
  /** The slowest is exchanged while more is left, when it was under `slow` of the median for `slowMs`. */
  readonly swapLeftMs: number
  readonly slow: number
  readonly slowMs: number
  /** No lane is ended when all that is left comes within so long. */
  readonly nearMs: number
}

export const LANE_RULES: LaneRules = {
  start: 2,
  most: 16,
  tokens: 2,
  tokenOctets: 32 * 1024 * 1024,
  kept: 4,
  savesMs: 20_000,
  longMs: 20_000,
  guess: 250_000,
  judgeMs: 10_000,
  verdictMs: 30_000,
  openMs: 60_000,
  windowMs: 7_000,
  settleMs: 2_000,
  keep: 0.5,
  shrink: 0.85,
  waitMs: 5_000,
  restMs: 30_000,
  longestMs: 16 * 60_000,
  swapLeftMs: 60_000,
  slow: 0.5,
  slowMs: 30_000,
  nearMs: 10_000,
}
