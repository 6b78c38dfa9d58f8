/**
 * Merkle trees of BEP 52: SHA-256, two branches, 16 KiB leaves. Hashes travel concatenated, 32 octets each. What lies
 * beyond the end of a file counts as leaves of 32 zero octets (not as hashes of zero octets).
 * Knows nothing of torrents; merkle.ts says which leaves belong to which root.
 */
import { hash } from "node:crypto"
import { atOnce, type Steps } from "./steps.ts"

export const LEAF_SIZE = 16_384
export const HASH_SIZE = 32

/**
 * Writes SHA-256 of `bytes` into `into`. By way of a latin1 string, since a Buffer for each hash costs more than the
 * hash.
 */
const hashInto = (into: Buffer, at: number, bytes: Uint8Array): void => {
  into.write(hash("sha256", bytes, "binary"), at, HASH_SIZE, "latin1")
}

/** Leaf hashes of octets that begin at a leaf boundary; the last leaf may be short. */
export const leafHashes = (bytes: Uint8Array): Uint8Array => {
  const hashes = Buffer.alloc(Math.ceil(bytes.length / LEAF_SIZE) * HASH_SIZE)
  for (let at = 0, from = 0; from < bytes.length; at += HASH_SIZE, from += LEAF_SIZE)
    hashInto(hashes, at, bytes.subarray(from, from + LEAF_SIZE))
  return new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.length)
}

/** The smallest power of two that is at least `n`. */
export const treeWidth = (n: number): number => (n <= 1 ? 1 : 2 ** (32 - Math.clz32(n - 1)))

/** Root of a tree of 2^level zero leaves. */
export const zeroRoot = (level: number): Uint8Array => {
  for (let i = zeroRoots.length; i <= level; i++) zeroRoots.push(pair(zeroRoots[i - 1]!, zeroRoots[i - 1]!))
  return zeroRoots[level]!
}
const zeroRoots: Uint8Array[] = [new Uint8Array(HASH_SIZE)]

/**
 * Root over `hashes`, the first of a layer that is `width` (a power of two) wide and lies `level` layers above the
 * leaves; the rest of the layer is beyond the end of the file.
 */
export const merkleRoot = (hashes: Uint8Array, width: number, level: number): Uint8Array =>
  atOnce(merkleSteps(hashes, width, level))

/** The same in steps. */
export function* merkleSteps(hashes: Uint8Array, width: number, level: number): Steps<Uint8Array> {
  let count = hashes.length / HASH_SIZE
  if (count === 0) return zeroRoot(level + Math.log2(width))
  const layer = Buffer.alloc((count + 1) * HASH_SIZE)
  layer.set(hashes)
  for (let w = width; w > 1; w /= 2, level++) {
    if (count % 2 === 1) layer.set(zeroRoot(level), count++ * HASH_SIZE)
    count /= 2
    for (let i = 0; i < count; i++) {
      hashInto(layer, i * HASH_SIZE, layer.subarray(i * 2 * HASH_SIZE, (i + 1) * 2 * HASH_SIZE))
      if (i % HASHES_A_STEP === HASHES_A_STEP - 1) yield
    }
  }
  return new Uint8Array(layer.subarray(0, HASH_SIZE))
}

const HASHES_A_STEP = 2_048

export const equalOctets = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const pair = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  const both = Buffer.concat([left, right])
  hashInto(both, 0, both)
  return new Uint8Array(both.subarray(0, HASH_SIZE))
}
