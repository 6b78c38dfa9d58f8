/** Budgets that an operator may choose, in octets, as they are where nothing is chosen. */

/** Of the catalogues of all who are trusted, together. */
export const TRUST_OCTETS = 256 * 1024 * 1024
/** Of the metadata that are kept of one mirrored tracker. */
export const MIRROR_OCTETS = 256 * 1024 * 1024
