/** Octets as text, where nothing says how they are written. */

/** UTF-8 where it is that, else Latin-1; up to the closing zero. */
export const textOf = (octets: Buffer): string => {
  const end = octets.indexOf(0)
  const own = end < 0 ? octets : octets.subarray(0, end)
  const text = own.toString("utf8")
  return text.includes("\ufffd") ? own.toString("latin1") : text
}
