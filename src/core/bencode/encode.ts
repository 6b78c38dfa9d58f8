/**
 * Canonical bencode writer: keys sorted by octets, each once. Takes the values that `decode` gives, and text. Throws
 * BencodeError("unencodable") for what bencode cannot say (fractions, unsafe integers, keys that are not octets).
 */
import { type Bencodable, BencodeError, TORRENT_LIMITS } from "./Bencoded.ts"

const D = 100,
  E = 101,
  L = 108

/** @throws BencodeError */
export const encode = (value: Bencodable): Uint8Array => {
  const end = put(value, 0, 0)
  // A copy of its own.
  const bytes = new Uint8Array(work.subarray(0, end))
  if (work.length > WORK_BYTES) work = Buffer.allocUnsafeSlow(WORK_BYTES)
  return bytes
}

/** A dictionary from a plain object with ASCII keys; what is undefined is left out. */
export const dictionary = (
  fields: Readonly<Record<string, Bencodable | undefined>>,
): ReadonlyMap<string, Bencodable> => {
  const map = new Map<string, Bencodable>()
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) map.set(key, value)
  return map
}

/** All is written here first, one value at a time; what an error has left half-written is written over. */
const WORK_BYTES = 64 * 1024
let work = Buffer.allocUnsafeSlow(WORK_BYTES)

/** Writes at an octet. @returns where it ends. */
function put(value: Bencodable, at: number, depth: number): number {
  if (value instanceof Uint8Array) {
    const start = header(value.length, at)
    work.set(value, start)
    return start + value.length
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) fail(`${value} is not an integer within 2^53`)
    return ascii(`i${value}e`, at)
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) fail("text with a lone surrogate has no UTF-8")
    const start = header(Buffer.byteLength(value), at)
    return start + work.write(value, start, "utf8")
  }
  if (value instanceof Map) return putMap(value, at, inside(depth))
  if (!Array.isArray(value)) return fail(`a ${typeof value} cannot be written`)
  const inner = inside(depth)
  let end = octet(L, at)
  for (const item of value) end = put(item, end, inner)
  return octet(E, end)
}

function putMap(map: ReadonlyMap<string, Bencodable>, at: number, depth: number): number {
  let end = octet(D, at)
  // Code unit order is octet order, since each character of a key is one octet.
  for (const key of [...map.keys()].sort()) {
    if (NOT_OCTETS.test(key)) fail("a key must be a binary string: see textKey")
    end = put(map.get(key)!, ascii(key, header(key.length, end)), depth)
  }
  return octet(E, end)
}

/** What stands before so many octets, for which there is room then. */
const header = (length: number, at: number): number => {
  const end = ascii(`${length}:`, at)
  room(end + length)
  return end
}

const octet = (one: number, at: number): number => {
  room(at + 1)
  work[at] = one
  return at + 1
}

const ascii = (text: string, at: number): number => {
  room(at + text.length)
  for (let i = 0; i < text.length; i++) work[at + i] = text.charCodeAt(i)
  return at + text.length
}

const room = (needed: number): void => {
  if (needed <= work.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, work.length * 2))
  larger.set(work)
  work = larger
}

const NOT_OCTETS = /[^\u0000-\u00ff]/

const inside = (depth: number): number =>
  depth < TORRENT_LIMITS.maxDepth ? depth + 1 : fail(`nested deeper than ${TORRENT_LIMITS.maxDepth}`)

const fail = (what: string): never => {
  throw new BencodeError("unencodable", 0, `cannot be written as bencode: ${what}`)
}
