/**
 * Strict bencode reader for foreign octets: canonical form only (sorted unique keys, no leading zeros, no -0, nothing
 * after the value), one pass, no recursion, every cap checked before anything is allocated for it. So
 * `encode(decode(x))` is `x`, and work is linear in the input. Throws BencodeError and nothing else.
 */
import {
  type Bencoded,
  BencodeError,
  type BencodeCode,
  type BencodeLimits,
  type BencodedMap,
  TORRENT_LIMITS,
} from "./Bencoded.ts"
import type { Steps } from "../steps.ts"
import { keyAt } from "./binaryKey.ts"

const MINUS = 45,
  ZERO = 48,
  NINE = 57,
  COLON = 58,
  D = 100,
  E = 101,
  I = 105,
  L = 108

interface Frame {
  readonly list: Bencoded[] | undefined
  readonly map: Map<string, Bencoded> | undefined
  /** The key that waits for its value. */
  key: string | undefined
  last: string | undefined
}

/** @throws BencodeError */
export const decode = (bytes: Uint8Array, limits: BencodeLimits = TORRENT_LIMITS): Bencoded =>
  new Reader(bytes, limits).read()

/**
 * Decodes a dictionary, and gives for each of its own keys the exact octets of the value: what a hash or a signature
 * covers.
 * @throws BencodeError
 */
export const decodeWithSlices = (bytes: Uint8Array, limits: BencodeLimits = TORRENT_LIMITS): Sliced => {
  const slices = new Map<string, Uint8Array>()
  return withSlices(new Reader(bytes, limits, slices).read(), slices)
}

/** The same in steps. */
export function* decodeSteps(bytes: Uint8Array, limits: BencodeLimits = TORRENT_LIMITS): Steps<Sliced> {
  const slices = new Map<string, Uint8Array>()
  const reader = new Reader(bytes, limits, slices)
  while (!reader.goOn(TOKENS_A_STEP)) yield
  return withSlices(reader.value!, slices)
}
const TOKENS_A_STEP = 8_192

interface Sliced {
  readonly value: BencodedMap
  readonly slices: ReadonlyMap<string, Uint8Array>
}

const withSlices = (value: Bencoded, slices: ReadonlyMap<string, Uint8Array>): Sliced => {
  if (!(value instanceof Map)) throw new BencodeError("syntax", 0, "a dictionary was expected")
  return { value, slices }
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #limits: BencodeLimits
  readonly #slices: Map<string, Uint8Array> | undefined
  readonly #stack: Frame[] = []
  #at = 0
  #tokens = 0
  #childStart = 0
  /** What was read, once it is. */
  value: Bencoded | undefined

  constructor(bytes: Uint8Array, limits: BencodeLimits, slices?: Map<string, Uint8Array>) {
    this.#bytes = bytes
    this.#limits = limits
    this.#slices = slices
  }

  read(): Bencoded {
    this.goOn(Number.POSITIVE_INFINITY)
    return this.value!
  }

  /** Reads up to so many values more. @returns whether all is read. */
  goOn(values: number): boolean {
    const bytes = this.#bytes
    if (bytes.length > this.#limits.maxBytes) this.#fail("too-large", `more than ${this.#limits.maxBytes} octets`)
    const stack = this.#stack
    const end = this.#tokens + values
    let top = stack[stack.length - 1]
    let childStart = this.#childStart
    while (this.#tokens < end) {
      if (top?.map && top.key === undefined && bytes[this.#at] !== E) {
        this.#readKey(top)
        if (stack.length === 1) childStart = this.#at
      }
      const byte = bytes[this.#at]
      let value: Bencoded
      if (byte === D || byte === L) {
        this.#count()
        if (stack.length >= this.#limits.maxDepth) this.#fail("too-deep", `nested deeper than ${this.#limits.maxDepth}`)
        this.#at++
        top =
          byte === D
            ? { list: undefined, map: new Map(), key: undefined, last: undefined }
            : { list: [], map: undefined, key: undefined, last: undefined }
        stack.push(top)
        continue
      }
      if (byte === E && top) {
        if (top.key !== undefined) this.#fail("syntax", "a key without a value")
        this.#at++
        value = top.list ?? top.map!
        stack.pop()
        top = stack[stack.length - 1]
      } else if (byte === I) value = this.#readInteger()
      else value = this.#readString()
      if (!top) {
        if (this.#at !== bytes.length) this.#fail("trailing", "octets after the end of the value")
        this.value = value
        return true
      }
      if (top.list) top.list.push(value)
      else {
        if (stack.length === 1) this.#slices?.set(top.key!, bytes.subarray(childStart, this.#at))
        top.map!.set(top.key!, value)
        top.key = undefined
      }
    }
    this.#childStart = childStart
    return false
  }

  #readKey(dictionary: Frame): void {
    const byte = this.#bytes[this.#at]
    if (byte !== undefined && (byte < ZERO || byte > NINE)) this.#fail("key-type", "a key must be a string")
    const start = this.#at
    const length = this.#readLength()
    const key = keyAt(this.#bytes, this.#at - length, this.#at)
    if (dictionary.last !== undefined && !(dictionary.last < key)) {
      this.#at = start
      this.#fail("key-order", "keys must be sorted, each once")
    }
    dictionary.key = dictionary.last = key
  }

  #readString(): Uint8Array {
    const length = this.#readLength()
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.#at - length, length)
  }

  /** Goes past a string. @returns its length. */
  #readLength(): number {
    this.#count()
    const bytes = this.#bytes
    const first = bytes[this.#at]
    if (first === undefined) this.#fail("truncated", "the input ends too early")
    if (first! < ZERO || first! > NINE) this.#fail("syntax", "neither an integer, a string, a list nor a dictionary")
    const length = this.#digits("length")
    if (bytes[this.#at] !== COLON)
      this.#fail(this.#at < bytes.length ? "length" : "truncated", "a string's length must end with ':'")
    const start = this.#at + 1
    if (length > bytes.length - start) this.#fail("truncated", "a string is longer than the input")
    this.#at = start + length
    return length
  }

  #readInteger(): number {
    this.#count()
    const bytes = this.#bytes
    const negative = bytes[++this.#at] === MINUS
    if (negative) this.#at++
    const value = this.#digits("integer")
    if (negative && value === 0) this.#fail("integer", "-0 is not an integer")
    if (bytes[this.#at] !== E)
      this.#fail(this.#at < bytes.length ? "integer" : "truncated", "an integer must end with 'e'")
    this.#at++
    return negative ? -value : value
  }

  /** Decimal digits without a leading zero, up to 2^53 - 1. */
  #digits(code: BencodeCode): number {
    const bytes = this.#bytes
    const start = this.#at
    let value = 0
    for (;;) {
      const byte = bytes[this.#at]
      if (byte === undefined) this.#fail("truncated", "the input ends too early")
      if (byte! < ZERO || byte! > NINE) break
      if (value === 0 && this.#at > start) this.#fail(code, "a leading zero")
      value = value * 10 + (byte! - ZERO)
      if (value > Number.MAX_SAFE_INTEGER) this.#fail(code, "larger than 2^53 - 1")
      this.#at++
    }
    if (this.#at === start) this.#fail(code, "digits were expected")
    return value
  }

  #count(): void {
    if (++this.#tokens > this.#limits.maxTokens) this.#fail("too-many", `more than ${this.#limits.maxTokens} values`)
  }

  #fail(code: BencodeCode, what: string): never {
    throw new BencodeError(code, this.#at, `not canonical bencode at octet ${this.#at}: ${what}`)
  }
}
