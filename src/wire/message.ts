/**
 * How a message between nodes is declared: a version, a cap in octets, an Effect Schema over bencode. Owns decoding
 * (canonical bytes only, no unknown keys, never throws) and encoding. Knows no message in particular.
 */
import { Either, Schema } from "effect"
import { decode as debencode } from "../core/bencode/decode.ts"
import { dictionary, encode as bencode } from "../core/bencode/encode.ts"
import type { Bencodable, Bencoded, BencodedMap } from "../core/bencode/Bencoded.ts"
import { structForm, unchanged, withForm } from "./form.ts"

export interface Message<A> {
  readonly schema: Schema.Schema<A, any>
  /** Cap in octets: what is longer is refused unread. */
  readonly maxBytes: number
  /** `undefined` for whatever is not exactly such a message. */
  decode(bytes: Uint8Array): A | undefined
  /** @throws when the value breaks the schema: a defect of the caller. */
  encode(value: A): Uint8Array
}

interface Options<A> {
  /** What the schema does not say of it. */
  readonly holds?: (message: A) => boolean
  /** false: by the schema itself, also where there is a form of it; the same, but slower. */
  readonly fast?: boolean
}

export const message = <A>(
  maxBytes: number,
  maxTokens: number,
  schema: Schema.Schema<A, any>,
  { holds = () => true, fast = true }: Options<A> = {},
): Message<A> => {
  const limits = { maxBytes, maxDepth: 3, maxTokens }
  const read = Schema.decodeUnknownEither(schema, { onExcessProperty: "error" })
  const write = Schema.encodeSync(schema)
  const form = fast ? structForm(schema.ast) : undefined
  const fits = (value: BencodedMap): A | undefined =>
    form
      ? (form.read(value) as A | undefined)
      : // Object.fromEntries defines own properties, so that a key "__proto__" is an excess key like any other.
        Either.getOrUndefined(read(Object.fromEntries(value)))
  return {
    schema,
    maxBytes,
    decode(bytes) {
      if (bytes.length > maxBytes) return undefined
      let value: Bencoded
      try {
        value = debencode(bytes, limits)
      } catch {
        return undefined
      }
      const message = value instanceof Map ? fits(value) : undefined
      return message !== undefined && holds(message) ? message : undefined
    },
    // What the form does not write is given to the schema, which says what is wrong.
    encode: (value) => bencode(form?.write(value as object) ?? dictionary(write(value) as Record<string, Bencodable>)),
  }
}

/** Exactly `n` octets. */
export const Octets = (n: number) =>
  withForm(
    Schema.Uint8ArrayFromSelf.pipe(Schema.filter((bytes) => bytes.length === n)),
    unchanged((value) => value instanceof Uint8Array && value.length === n),
  )

export const OctetsUpTo = (n: number) =>
  withForm(
    Schema.Uint8ArrayFromSelf.pipe(Schema.filter((bytes) => bytes.length <= n)),
    unchanged((value) => value instanceof Uint8Array && value.length <= n),
  )

export const Whole = (low: number, high: number) =>
  withForm(
    Schema.Number.pipe(Schema.int(), Schema.between(low, high)),
    unchanged((value) => Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high),
  )

/** UTF-8 of at most `n` octets; malformed sequences are refused. */
export const Text = (n: number) => {
  const fits = (bytes: Uint8Array): boolean => bytes.length <= n
  return withForm(
    Schema.transform(
      Schema.Uint8ArrayFromSelf.pipe(Schema.filter((bytes) => fits(bytes) && textOf(bytes) !== undefined)),
      Schema.String,
      {
        strict: true,
        decode: (bytes) => textOf(bytes)!,
        encode: (text) => UTF8.encode(text),
      },
    ),
    {
      read: (value) => (value instanceof Uint8Array && fits(value) ? textOf(value) : undefined),
      write: (value) => {
        const bytes = typeof value === "string" ? UTF8.encode(value) : undefined
        return bytes && fits(bytes) ? bytes : undefined
      },
    },
  )
}

/** One of a few words, as exactly its ASCII octets: what is signed or hashed must have one form. */
export const Word = <const W extends readonly [string, ...string[]]>(...words: W) => {
  const all = words.map((word) => ({ word: word as W[number], octets: UTF8.encode(word) }))
  const wordOf = (bytes: Uint8Array): W[number] | undefined =>
    all.find(({ octets }) => Buffer.compare(octets, bytes) === 0)?.word
  const octetsOf = (value: unknown): Uint8Array | undefined => all.find(({ word }) => word === value)?.octets
  return withForm(
    Schema.transform(
      Schema.Uint8ArrayFromSelf.pipe(Schema.filter((bytes) => wordOf(bytes) !== undefined)),
      Schema.Literal(...words),
      {
        strict: false,
        decode: wordOf,
        encode: (word) => octetsOf(word)!,
      },
    ),
    { read: (value) => (value instanceof Uint8Array ? wordOf(value) : undefined), write: octetsOf },
  )
}

const UTF8 = new TextEncoder()
const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return STRICT.decode(bytes)
  } catch {
    return undefined
  }
}
