/**
 * How a message between nodes is declared: a version, a cap in octets, an Effect Schema over bencode. Owns decoding
 * (canonical bytes only, no unknown keys, never throws) and encoding. Knows no message in particular.
 */
import { Either, Schema } from "effect"
import { decode as debencode } from "../core/bencode/decode.ts"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import type { Bencodable, Bencoded } from "../core/bencode/Bencoded.ts"

export interface Message<A> {
  /** Cap in octets: what is longer is refused unread. */
  readonly maxBytes: number
  /** `undefined` for whatever is not exactly such a message. */
  decode(bytes: Uint8Array): A | undefined
  /** @throws when the value breaks the schema: a defect of the caller. */
  encode(value: A): Uint8Array
}

export const message = <A>(maxBytes: number, maxTokens: number, schema: Schema.Schema<A, any>): Message<A> => {
  const limits = { maxBytes, maxDepth: 3, maxTokens }
  const read = Schema.decodeUnknownEither(schema, { onExcessProperty: "error" })
  const write = Schema.encodeSync(schema)
  return {
    maxBytes,
    decode(bytes) {
      if (bytes.length > maxBytes) return undefined
      let value: Bencoded
      try {
        value = debencode(bytes, limits)
      } catch {
        return undefined
      }
      if (!(value instanceof Map)) return undefined
      // Object.fromEntries defines own properties, so that a key "__proto__" is an excess key like any other.
      return Either.getOrUndefined(read(Object.fromEntries(value)))
    },
    encode: (value) => bencode(dictionary(write(value) as Record<string, Bencodable>)),
  }
}

/** Exactly `n` octets. */
export const Octets = (n: number) => Schema.Uint8ArrayFromSelf.pipe(Schema.filter((bytes) => bytes.length === n))

export const OctetsUpTo = (n: number) => Schema.Uint8ArrayFromSelf.pipe(Schema.filter((bytes) => bytes.length <= n))

export const Whole = (low: number, high: number) => Schema.Number.pipe(Schema.int(), Schema.between(low, high))

/** UTF-8 of at most `n` octets; malformed sequences are refused. */
export const Text = (n: number) =>
  Schema.transform(OctetsUpTo(n).pipe(Schema.filter(isUtf8)), Schema.String, {
    strict: true,
    decode: (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
    encode: (text) => new TextEncoder().encode(text),
  })

/** One of a few words, as ASCII octets. */
export const Word = <const W extends readonly [string, ...string[]]>(...words: W) =>
  Schema.transform(OctetsUpTo(32).pipe(Schema.filter(isUtf8)), Schema.Literal(...words), {
    strict: false,
    decode: (bytes) => new TextDecoder().decode(bytes),
    encode: (word) => new TextEncoder().encode(word),
  })

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
