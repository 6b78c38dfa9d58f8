/** Bounds of what the page keeps. */

/** All of it together, in octets of JSON. */
export const MOST_OCTETS = 16 * 1_024
/** Of views, and of searches. */
export const MOST_KEPT = 20
/** Of a name that the operator gives, in characters. */
export const MOST_NAME = 64
/** Of what is chosen by one name: words that are sought, a tag, an address. */
export const MOST_ASKED = 256
