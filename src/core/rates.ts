/** Rates that an operator allows, in octets a second; what is not given is as fast as it goes. */
export interface Rates {
  readonly down?: number | undefined
  readonly up?: number | undefined
}

/**
 * The least limit: one leaf of 16 KiB goes in about half a second then. Below it the lanes of a few peers would look
 * dead, and whoever asks would ask somebody else for the same.
 */
export const LEAST_LIMIT = 32_000
export const MOST_LIMIT = 2 ** 40

export const UNLIMITED: Rates = {}
