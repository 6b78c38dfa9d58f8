/**
 * Answers of one onion that are asked for again and again, kept as they were made: bounded in octets, the ones not
 * asked for longest go.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"

interface Kept {
  readonly bytes: Uint8Array
  readonly until: number
}

const MOST = 16 * 1024 * 1024

export class Prepared {
  readonly #clock: Clock
  readonly #kept = new BoundedMap<string, Kept>(MOST, { weigh: ({ bytes }) => bytes.length })

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @param lifeMs after which it is made anew; none for what its key says wholly. */
  answer(key: string, lifeMs: number, make: () => Uint8Array | undefined): Uint8Array | undefined {
    const now = this.#clock.now()
    const kept = this.#kept.get(key)
    const bytes = kept && kept.until > now ? kept.bytes : make()
    if (!bytes || bytes.length > MOST) this.#kept.delete(key)
    else this.#kept.set(key, kept && kept.bytes === bytes ? kept : { bytes, until: now + lifeMs })
    return bytes
  }
}
