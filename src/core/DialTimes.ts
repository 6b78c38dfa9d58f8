/**
 * How long the last dials of this node took that succeeded: what a dial more will probably take, and when one that has
 * not come yet is late. Volatile; what was measured before a start may be given.
 */

/** Times that count. */
export const KEPT_DIALS = 32
/** A second try beside a dial waits so long where nothing is known; else at least `LEAST_MS`, at most `MOST_MS`. */
export const UNKNOWN_LATE_MS = 20_000
const LEAST_MS = 10_000
const MOST_MS = 40_000

/** In milliseconds; null until a dial has succeeded. */
export interface DialFigures {
  readonly count: number
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

export class DialTimes {
  #ms: readonly number[]

  /** @param before the last times that are known, the newest last. */
  constructor(before: readonly number[] = []) {
    this.#ms = before.slice(-KEPT_DIALS)
  }

  add(ms: number): void {
    this.#ms = [...this.#ms.slice(1 - KEPT_DIALS), ms]
  }

  /** Undefined until a dial has succeeded. */
  get median(): number | undefined {
    return this.#sorted[this.#ms.length >> 1]
  }

  /** After so long a dial, or an answer for which one may be needed, is late, and gets another beside it. */
  get lateMs(): number {
    return Math.min(MOST_MS, Math.max(LEAST_MS, this.#p90 ?? UNKNOWN_LATE_MS))
  }

  get figures(): DialFigures {
    return { count: this.#ms.length, medianMs: this.median ?? null, p90Ms: this.#p90 ?? null }
  }

  /** Nine in ten took no longer. */
  get #p90(): number | undefined {
    return this.#sorted[Math.ceil(this.#ms.length * 0.9) - 1]
  }

  get #sorted(): readonly number[] {
    return this.#ms.toSorted((a, b) => a - b)
  }
}
