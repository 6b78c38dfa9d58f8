/** Bounds of what a relay may be given, in octets a second. */

/** 75 KiB/s: tor refuses to be a relay with less. */
export const LEAST_RATE = 75 * 1024
export const MOST_RATE = 2 ** 40
