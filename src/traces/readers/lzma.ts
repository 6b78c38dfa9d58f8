/**
 * Unpacks LZMA, as far as heads of archives need it. Written after its specification, for small outputs: of what is no
 * such stream something comes out, or nothing, and it ends.
 */

const [STATES, TREE, ALIGN, DISTANCE_MODELS, FIRST_MODEL, LAST_MODEL, LEAST] = [12, 256, 4, 64, 4, 14, 2]
const [TOP, HALF] = [2 ** 24, 1_024]

/** Reads bits, each of which is as likely as those before were. */
class Bits {
  readonly #octets: Buffer
  #at = 5
  #range = 0xffff_ffff
  #code: number

  constructor(octets: Buffer) {
    this.#octets = octets
    this.#code = octets.length < 5 ? 0 : octets.readUInt32BE(1)
  }

  get isOver(): boolean {
    return this.#at > this.#octets.length + 4
  }

  #next(): void {
    if (this.#range >= TOP) return
    this.#range = (this.#range << 8) >>> 0
    this.#code = ((this.#code << 8) | (this.#octets[this.#at++] ?? 0)) >>> 0
  }

  bit(models: Uint16Array, i: number): number {
    const model = models[i]!
    const bound = (this.#range >>> 11) * model
    const bit = this.#code >>> 0 < bound ? 0 : 1
    if (bit === 0) {
      this.#range = bound
      models[i] = model + ((2_048 - model) >> 5)
    } else {
      this.#range -= bound
      this.#code -= bound
      models[i] = model - (model >> 5)
    }
    this.#next()
    return bit
  }

  direct(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) {
      this.#range >>>= 1
      const bit = this.#code >= this.#range ? 1 : 0
      if (bit) this.#code -= this.#range
      this.#next()
      value = value * 2 + bit
    }
    return value
  }

  tree(models: Uint16Array, count: number, from = 0): number {
    let node = 1
    for (let i = 0; i < count; i++) node = node * 2 + this.bit(models, from + node)
    return node - 2 ** count
  }

  /** The lowest bit first. */
  reverse(models: Uint16Array, count: number, from = 0): number {
    let [node, value] = [1, 0]
    for (let i = 0; i < count; i++) {
      const bit = this.bit(models, from + node)
      node = node * 2 + bit
      value += bit * 2 ** i
    }
    return value
  }
}

const models = (count: number): Uint16Array => new Uint16Array(count).fill(HALF)

/** How long a repetition is. */
class Lengths {
  readonly #choices = models(2)
  readonly #low = models(16 * 8)
  readonly #middle = models(16 * 8)
  readonly #high = models(256)

  next(bits: Bits, place: number): number {
    if (bits.bit(this.#choices, 0) === 0) return bits.tree(this.#low, 3, place * 8)
    if (bits.bit(this.#choices, 1) === 0) return 8 + bits.tree(this.#middle, 3, place * 8)
    return 16 + bits.tree(this.#high, 8)
  }
}

/** @param properties its first octet is of how the models are chosen. @param size of what comes out. */
export const unpackLzma = (packed: Buffer, properties: Buffer, size: number): Buffer => {
  const given = properties[0] ?? 255
  if (given >= 9 * 5 * 5) return Buffer.alloc(0)
  const [lc, lp, pb] = [given % 9, Math.floor(given / 9) % 5, Math.floor(given / 45)]
  const bits = new Bits(packed)
  const out = Buffer.alloc(size)
  const literals = models(0x300 * 2 ** (lc + lp))
  const [isMatch, isLong] = [models(STATES * 16), models(STATES * 16)]
  const [isRepeat, isFirst, isSecond, isThird] = [models(STATES), models(STATES), models(STATES), models(STATES)]
  const slots = models(ALIGN * DISTANCE_MODELS)
  const [distances, align] = [models(128), models(16)]
  const [lengths, repeats] = [new Lengths(), new Lengths()]
  let [state, at] = [0, 0]
  let last: [number, number, number, number] = [0, 0, 0, 0]

  const literal = (): void => {
    const before = at > 0 ? out[at - 1]! : 0
    const from = 0x300 * (((at & (2 ** lp - 1)) << lc) + (before >> (8 - lc)))
    let node = 1
    if (state >= 7) {
      let match = out[at - last[0] - 1] ?? 0
      while (node < TREE) {
        const expected = (match >> 7) & 1
        match = (match << 1) & 0xff
        const bit = bits.bit(literals, from + (1 + expected) * TREE + node)
        node = node * 2 + bit
        if (bit !== expected) break
      }
    }
    while (node < TREE) node = node * 2 + bits.bit(literals, from + node)
    out[at++] = node & 0xff
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
  }

  const distance = (length: number): number => {
    const slot = bits.tree(slots, 6, Math.min(length, ALIGN - 1) * DISTANCE_MODELS)
    if (slot < FIRST_MODEL) return slot
    const count = (slot >> 1) - 1
    const begin = (2 | (slot & 1)) * 2 ** count
    if (slot < LAST_MODEL) return begin + bits.reverse(distances, count, begin - slot)
    return begin + bits.direct(count - ALIGN) * 2 ** ALIGN + bits.reverse(align, ALIGN)
  }

  while (at < size && !bits.isOver) {
    const place = at & (2 ** pb - 1)
    if (bits.bit(isMatch, state * 16 + place) === 0) {
      literal()
      continue
    }
    let length: number
    if (bits.bit(isRepeat, state) === 0) {
      length = lengths.next(bits, place)
      last = [distance(length), last[0], last[1], last[2]]
      state = state < 7 ? 7 : 10
    } else {
      if (bits.bit(isFirst, state) === 0) {
        if (bits.bit(isLong, state * 16 + place) === 0) {
          state = state < 7 ? 9 : 11
          if (last[0] >= at) break
          out[at] = out[at - last[0] - 1]!
          at++
          continue
        }
      } else if (bits.bit(isSecond, state) === 0) last = [last[1], last[0], last[2], last[3]]
      else if (bits.bit(isThird, state) === 0) last = [last[2], last[0], last[1], last[3]]
      else last = [last[3], last[0], last[1], last[2]]
      length = repeats.next(bits, place)
      state = state < 7 ? 8 : 11
    }
    // A repetition of what was never there; also how the end is marked.
    if (last[0] >= at) break
    for (const end = Math.min(at + length + LEAST, size); at < end; at++) out[at] = out[at - last[0] - 1]!
  }
  return out.subarray(0, at)
}
