/** Rates as people type them, in megabytes a second with a point or a comma. */

/** Octets; null for what is no number. */
export const octetsOf = (text: string): number | null => {
  const plain = text.trim().replace(",", ".")
  return /^\d{1,9}(\.\d*)?$|^\.\d+$/.test(plain) ? Math.round(Number(plain) * 1e6) : null
}

export const inMegabytes = (octets: number): string => String(Number((octets / 1e6).toFixed(3)))
