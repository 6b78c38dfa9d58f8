/** Octets as hexadecimal digits, and back: so facts, commands and rows name keys, hashes and ids. */

/** The digits are lower case. Octets are read where they lie, not copied. */
export const toHex = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("hex")

/** Of digits whose form was checked before: what is no hexadecimal digit ends the reading without an error. */
export const fromHex = (digits: string): Buffer => Buffer.from(digits, "hex")
