/** Rates as people type them, in megabytes a second with a point or a comma. */

import { typedText } from "../../contract/figures.ts"

/** Octets; null for what is no number. */
export const octetsOf = (text: string): number | null => {
  const plain = text.trim().replace(",", ".")
  return /^\d{1,9}(\.\d*)?$|^\.\d+$/.test(plain) ? Math.round(Number(plain) * 1e6) : null
}

/** To the octet: what is saved unchanged stays what it is. */
export const inMegabytes = (octets: number): string => typedText(octets / 1e6)
