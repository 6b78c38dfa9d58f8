/**
 * How many octets went down and up, by the second for ten minutes, by the minute for a day, by the hour for thirty
 * days: three rings of sums. The time is told, never read, by a clock that goes on at one pace.
 */
const SPANS = {
  minutes: { step: 1, steps: 600 },
  day: { step: 60, steps: 1_440 },
  month: { step: 3_600, steps: 720 },
} as const

export type RateSpan = keyof typeof SPANS

export const isRateSpan = (text: unknown): text is RateSpan => typeof text === "string" && Object.hasOwn(SPANS, text)

/** Oldest first, in octets a second; the last step is the one before the one that is going on. */
export interface RateSeries {
  /** In seconds. */
  readonly step: number
  readonly down: readonly number[]
  readonly up: readonly number[]
}

class Ring {
  readonly step: number
  readonly #down: Float64Array
  readonly #up: Float64Array
  /** Number of the step that is going on. */
  #at: number

  constructor({ step, steps }: { readonly step: number; readonly steps: number }, second: number) {
    this.step = step
    this.#down = new Float64Array(steps + 1)
    this.#up = new Float64Array(steps + 1)
    this.#at = Math.floor(second / step)
  }

  add(second: number, down: number, up: number): void {
    this.#goTo(second)
    const slot = this.#at % this.#down.length
    this.#down[slot]! += down
    this.#up[slot]! += up
  }

  /** @param since the second from which on anything is known. */
  series(second: number, since: number): RateSeries {
    this.#goTo(second)
    const size = this.#down.length
    const first = Math.max(this.#at - size + 1, Math.floor(since / this.step))
    const steps = Array.from({ length: Math.max(0, this.#at - first) }, (_, i) => (first + i) % size)
    const rates = (sums: Float64Array): number[] => steps.map((slot) => Math.round(sums[slot]! / this.step))
    return { step: this.step, down: rates(this.#down), up: rates(this.#up) }
  }

  #goTo(second: number): void {
    const now = Math.floor(second / this.step)
    const size = this.#down.length
    for (let next = Math.max(this.#at + 1, now - size + 1); next <= now; next++) {
      this.#down[next % size] = 0
      this.#up[next % size] = 0
    }
    this.#at = Math.max(this.#at, now)
  }
}

export class RateRing {
  readonly #rings: Readonly<Record<RateSpan, Ring>>
  readonly #since: number

  /** @param second from which on it counts. */
  constructor(second: number) {
    this.#since = second
    this.#rings = {
      minutes: new Ring(SPANS.minutes, second),
      day: new Ring(SPANS.day, second),
      month: new Ring(SPANS.month, second),
    }
  }

  add(second: number, down: number, up: number): void {
    for (const ring of Object.values(this.#rings)) ring.add(second, down, up)
  }

  series(span: RateSpan, second: number): RateSeries {
    return this.#rings[span].series(second, this.#since)
  }
}
