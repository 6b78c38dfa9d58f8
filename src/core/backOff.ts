/**
 * The pause after so many failures in a row (0: the first one): twice as long after each, up to the longest.
 */
export const backOff = (firstMs: number, longestMs: number, failures: number): number =>
  Math.min(firstMs * 2 ** failures, longestMs)
