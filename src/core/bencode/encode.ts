/**
 * Canonical bencode writer: keys sorted by octets, each once. Takes the values that `decode` gives, and text. Throws
 * BencodeError("unencodable") for what bencode cannot say (fractions, unsafe integers, keys that are not octets).
 */
import { type Bencodable, BencodeError, TORRENT_LIMITS } from "./Bencoded.ts"

const D = 100, E = 101, L = 108

/** @throws BencodeError */
export const encode = (value: Bencodable): Uint8Array => {
  const writer = new Writer()
  writer.write(value, 0)
  return writer.done()
}

/** A dictionary from a plain object with ASCII keys; what is undefined is left out. */
export const dictionary = (fields: Readonly<Record<string, Bencodable | undefined>>): ReadonlyMap<string, Bencodable> => {
  const map = new Map<string, Bencodable>()
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) map.set(key, value)
  return map
}

class Writer {
  #buffer = Buffer.allocUnsafe(512)
  #at = 0

  write(value: Bencodable, depth: number): void {
    if (typeof value === "number") {
      if (!Number.isSafeInteger(value)) fail(`${value} is not an integer within 2^53`)
      this.#ascii(`i${value}e`)
    } else if (typeof value === "string") {
      if (!value.isWellFormed()) fail("text with a lone surrogate has no UTF-8")
      const length = Buffer.byteLength(value)
      this.#ascii(`${length}:`)
      this.#room(length)
      this.#at += this.#buffer.write(value, this.#at, "utf8")
    } else if (value instanceof Uint8Array) {
      this.#ascii(`${value.length}:`)
      this.#room(value.length)
      this.#buffer.set(value, this.#at)
      this.#at += value.length
    } else if (value instanceof Map) this.#map(value, inside(depth))
    else if (Array.isArray(value)) {
      const inner = inside(depth)
      this.#octet(L)
      for (const item of value) this.write(item, inner)
      this.#octet(E)
    } else fail(`a ${typeof value} cannot be written`)
  }

  #map(map: ReadonlyMap<string, Bencodable>, depth: number): void {
    this.#octet(D)
    // Code unit order is octet order, since each character of a key is one octet.
    for (const key of [...map.keys()].sort()) {
      if (NOT_OCTETS.test(key)) fail("a key must be a binary string: see textKey")
      this.#ascii(`${key.length}:`)
      this.#ascii(key)
      this.write(map.get(key)!, depth)
    }
    this.#octet(E)
  }

  #octet(octet: number): void {
    this.#room(1)
    this.#buffer[this.#at++] = octet
  }

  #ascii(text: string): void {
    this.#room(text.length)
    for (let i = 0; i < text.length; i++) this.#buffer[this.#at++] = text.charCodeAt(i)
  }

  #room(octets: number): void {
    const needed = this.#at + octets
    if (needed <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2))
    larger.set(this.#buffer.subarray(0, this.#at))
    this.#buffer = larger
  }

  /** A copy of its own: the work buffer may lie in Node's shared pool. */
  done(): Uint8Array {
    return new Uint8Array(this.#buffer.subarray(0, this.#at))
  }
}

const NOT_OCTETS = /[^\u0000-\u00ff]/

const inside = (depth: number): number =>
  depth < TORRENT_LIMITS.maxDepth ? depth + 1 : fail(`nested deeper than ${TORRENT_LIMITS.maxDepth}`)

const fail = (what: string): never => {
  throw new BencodeError("unencodable", 0, `cannot be written as bencode: ${what}`)
}
