/** Rates as people type them, in megabytes a second with a point or a comma, and the bounds that the contract sets. */

/** 75 KiB/s: Tor takes no relay that gives less. */
export const LEAST_RATE = 75 * 1024
export const MOST_RATE = 2 ** 40

/** Octets; null for what is no number. */
export const octetsOf = (text: string): number | null => {
  const plain = text.trim().replace(",", ".")
  return /^\d{1,9}(\.\d*)?$|^\.\d+$/.test(plain) ? Math.round(Number(plain) * 1e6) : null
}

export const inMegabytes = (octets: number): string => String(Number((octets / 1e6).toFixed(3)))
