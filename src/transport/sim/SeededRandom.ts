/** Random port of the simulator: the same seed, the same octets. Fit for tests alone. */
import type { Random } from "../../core/Clock.ts"
import { type Prng, prng } from "../../core/prng.ts"

export class SeededRandom implements Random {
  readonly #next: Prng

  constructor(seed: number) {
    this.#next = prng(seed)
  }

  bytes(n: number): Uint8Array {
    const words = new Uint32Array(Math.ceil(n / 4))
    for (let i = 0; i < words.length; i++) words[i] = this.#next() * 2 ** 32
    return new Uint8Array(words.buffer, 0, n).slice()
  }
}
