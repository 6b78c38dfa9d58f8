/** Rates over time, as they are drawn. */
export interface RateLines {
  /** Seconds since 1970. */
  readonly at: readonly number[]
  /**
   * Octets a second, of each line. The first has the host's stroke, and its fill below it; the next has the colour of
   * its outline.
   */
  readonly lines: readonly (readonly number[])[]
}
