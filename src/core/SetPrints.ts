/**
 * Fingerprints of a changing set of (key, version), for finding where two sets differ without sending them (range-based
 * set reconciliation, Meyer 2023). The key space is cut into 2^12 ranges; each holds the sum of its items' hashes, so
 * an item comes and goes in constant time, and coarser ranges are sums of finer ones. Sums are modulo 2^128 and hashed
 * with the count. Who signs thousands of versions for it can make two sums agree (Wagner 2002), and so hide a
 * difference from one comparison until anything there changes.
 */
import { hash } from "node:crypto"

const FINE_BITS = 12
const WORDS = 4

export class SetPrints {
  /** Sum of each fine range, in four 32-bit words, and how many items it has. */
  readonly #sums = new Uint32Array(2 ** FINE_BITS * WORDS)
  readonly #counts = new Uint32Array(2 ** FINE_BITS)
  size = 0

  /** @param key 12 octets, evenly spread. */
  add(key: Uint8Array, version: number): void {
    this.#change(key, version, 1)
  }

  remove(key: Uint8Array, version: number): void {
    this.#change(key, version, -1)
  }

  /** About 16 items a range. */
  get bits(): number {
    return Math.min(FINE_BITS, Math.max(0, Math.ceil(Math.log2(Math.max(1, this.size / 16)))))
  }

  /** 2^bits fingerprints of 16 octets, in the order of keys. */
  prints(bits: number): Uint8Array {
    const out = new Uint8Array(16 * 2 ** bits)
    const each = 2 ** (FINE_BITS - bits)
    const sum = new Uint32Array(WORDS + 1)
    const octets = new DataView(new ArrayBuffer(4 * (WORDS + 1)))
    for (let range = 0; range < 2 ** bits; range++) {
      sum.fill(0)
      for (let fine = range * each; fine < (range + 1) * each; fine++) {
        // Most of a small set's ranges are empty, and empty ones sum up to nothing.
        if (this.#counts[fine] === 0) continue
        plus(sum, this.#sums, fine * WORDS, 1)
        sum[WORDS] = sum[WORDS]! + this.#counts[fine]!
      }
      if (sum[WORDS] === 0) continue
      // Big endian, since the other side may be another kind of machine.
      sum.forEach((word, i) => octets.setUint32(i * 4, word))
      out.set(hash("sha256", octets, "buffer").subarray(0, 16), range * 16)
    }
    return out
  }

  #change(key: Uint8Array, version: number, sign: 1 | -1): void {
    const item = hash("sha256", Buffer.concat([key, Buffer.from(String(version))]), "buffer")
    const words = new Uint32Array(WORDS)
    for (let i = 0; i < WORDS; i++) words[i] = item.readUInt32BE(i * 4)
    const fine = rangeOf(key, FINE_BITS)
    plus(this.#sums.subarray(fine * WORDS, fine * WORDS + WORDS), words, 0, sign)
    this.#counts[fine] = this.#counts[fine]! + sign
    this.size += sign
  }
}

/** Which of 2^bits ranges a key falls into: its first bits. */
export const rangeOf = (key: Uint8Array, bits: number): number =>
  ((key[0]! << 16) | (key[1]! << 8) | key[2]!) >>> (24 - bits)

/** Adds (or takes) four words, least significant first, modulo 2^128. */
const plus = (into: Uint32Array, from: Uint32Array, at: number, sign: 1 | -1): void => {
  let carry = 0
  for (let i = 0; i < WORDS; i++) {
    const value = into[i]! + sign * from[at + i]! + carry
    carry = Math.floor(value / 2 ** 32)
    into[i] = value - carry * 2 ** 32
  }
}
