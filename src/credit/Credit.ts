/**
 * Credit port: what the exchange asks before it fetches a piece. Owns the words. Whoever takes gives back: when the
 * piece was not fetched after all, and when the log has it as verified, as it is counted there from then on.
 */
export interface Credit {
  /** Sets so many octets of payload aside for a piece about to be begun; `false`: not now. */
  take(octets: number): boolean
  giveBack(octets: number): void
  /** Whether so much could be begun by and by; false where that needs credit which is not there. */
  covers(octets: number): boolean
  /**
   * How long until so much may be begun at the slow pace; 0 where it may be begun now, or will never be. In
   * milliseconds.
   */
  restMs(octets: number): number
  /** Something was refused for want of credit a moment ago. */
  readonly short: boolean
}

/** For where nothing is counted. */
export const unlimited: Credit = {
  take: () => true,
  giveBack: () => undefined,
  covers: () => true,
  restMs: () => 0,
  short: false,
}
