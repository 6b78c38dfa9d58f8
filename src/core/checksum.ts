/** A SHA-256 as people copy it: with blanks, in capitals, or as a line that sha256sum wrote. Pure. */

/** 64 small hexadecimal digits; `undefined` when it is not clear that there is exactly one checksum. */
export const readChecksum = (pasted: string): string | undefined => {
  const text = pasted.trim().toLowerCase()
  const line = /^\\?([0-9a-f]{64})(?:\s+\*?\S.*)?$/.exec(text)?.[1]
  if (line) return line
  const digits = text.replace(/^sha-?256\s*[:=]?/, "").replace(/[\s:-]/g, "")
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}

/** In groups of four, as they are compared by eye. */
export const inGroups = (checksum: string): string => checksum.match(/.{1,4}/g)?.join(" ") ?? ""
