/** Boxes of MP4, QuickTime, HEIF and their like: a length, a name, and what is in it. */
import { toHex } from "../../core/hex.ts"
import type { Source } from "../Source.ts"

export interface Atom {
  /** Four letters. */
  readonly name: string
  /** Where what is in it begins, and where it ends. */
  readonly begin: number
  readonly end: number
}

/** One after the other, as far as their lengths lead to the next; no more than `most`. */
export function* atomsIn(source: Source, from: number, until: number, most: number): Generator<Atom, void, undefined> {
  for (let at = from, atoms = 0; at + 8 <= until && atoms < most; atoms++) {
    const header = source.at(at, 16)
    if (header.length < 8) return
    const short = header.readUInt32BE(0)
    const long = short === 1 && header.length === 16
    // Without a length it goes on to the end.
    const size = short === 0 ? until - at : long ? Number(header.readBigUInt64BE(8)) : short
    if (size < (long ? 16 : 8) || !Number.isSafeInteger(size)) return
    const begin = at + (long ? 16 : 8)
    yield { name: header.toString("latin1", 4, 8), begin, end: Math.min(at + size, until) }
    at += size
  }
}

/** Some boxes have 16 octets more as a name. */
export const XMP_BOX = "be7acfcb97a942e89c71999491e3afac"
export const isNamed = (source: Source, begin: number, name: string): boolean => toHex(source.at(begin, 16)) === name
