/** Dictionary keys as octets and back: a binary string has one character U+0000–U+00FF per octet (see Bencoded.ts). */

export const binaryKey = (octets: Uint8Array): string => keyAt(octets, 0, octets.length)

/** The key at [start, end) of `bytes`. Short ones are faster built by hand than by a call into Node. */
export const keyAt = (bytes: Uint8Array, start: number, end: number): string => {
  if (end - start > 24) return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1")
  let key = ""
  for (let i = start; i < end; i++) key += String.fromCharCode(bytes[i]!)
  return key
}

export const keyOctets = (key: string): Uint8Array => new Uint8Array(Buffer.from(key, "latin1"))

/** The key of a text, by its UTF-8 octets. */
export const textKey = (text: string): string => Buffer.from(text, "utf8").toString("latin1")
