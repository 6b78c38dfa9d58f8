/**
 * A rate that octets keep to, within 5 % over ten seconds. Throttles lie below each other: what passes a torrent's
 * keeps to the node's as well. Who finds no room is called when there is some, in turn; torrents take turns at the
 * node's.
 */
import type { Clock } from "../core/Clock.ts"
import { LEAF_SIZE } from "../core/merkleTree.ts"
import { TokenBucket } from "../core/TokenBucket.ts"

/** What is kept for who comes late: a quarter of a second of the rate. */
const brimOf = (rate: number): number => Math.max(LEAF_SIZE, rate / 4)
/** What should pass in one, in whole leaves: half of that, so that a timer which is late loses nothing. */
const portionOf = (rate: number): number => Math.max(LEAF_SIZE, Math.floor(rate / 8 / LEAF_SIZE) * LEAF_SIZE)

export class Throttle {
  readonly #clock: Clock
  readonly #above: Throttle | undefined
  readonly #waiting = new Set<() => void>()
  #rate: number | undefined
  #bucket: TokenBucket | undefined
  /** Who is called now; gone as soon as it has passed something, so that the next one has its turn. */
  #turn: (() => void) | undefined
  #refused = false
  #timer: unknown
  #heldAt = Number.NEGATIVE_INFINITY

  constructor(clock: Clock, above?: Throttle) {
    this.#clock = clock
    this.#above = above
  }

  /** Octets a second; undefined: as fast as it goes. */
  limit(rate: number | undefined): void {
    if (rate === this.#rate) return
    this.#rate = rate
    this.#bucket = rate === undefined ? undefined : new TokenBucket(brimOf(rate), rate, this.#clock.now())
    this.#clock.clearTimeout(this.#timer)
    this.#timer = undefined
    this.#serve()
  }

  /** Octets a second that may pass here. */
  get rate(): number {
    return Math.min(this.#rate ?? Number.POSITIVE_INFINITY, this.#above?.rate ?? Number.POSITIVE_INFINITY)
  }

  get free(): boolean {
    return this.rate === Number.POSITIVE_INFINITY
  }

  /** The most that should pass in one: whole leaves. */
  get most(): number {
    return this.free ? Number.POSITIVE_INFINITY : portionOf(this.rate)
  }

  /** Whether somebody had to wait within the last `ms`. */
  held(ms = 10_000): boolean {
    return this.#waiting.size > 0 || this.#clock.now() - this.#heldAt < ms
  }

  /** @returns whether so many may pass now; if not, `again` is called once, when it is its turn. */
  take(octets: number, again: () => void): boolean {
    if (this.free) return true
    if (this.#passes(octets, again)) return true
    this.#heldAt = this.#clock.now()
    if (this.#turn === again) this.#refused = true
    this.#waiting.add(again)
    return false
  }

  /** They did not pass after all. */
  giveBack(octets: number): void {
    this.#bucket?.spend(-octets)
    this.#above?.giveBack(octets)
  }

  /** Resolves when so many may pass, or the signal is aborted; undefined: they may now. */
  pass(octets: number, signal: AbortSignal): Promise<void> | undefined {
    if (this.free) return undefined
    return new Promise((resolve) => {
      const end = () => {
        this.#waiting.delete(again)
        signal.removeEventListener("abort", end)
        resolve()
      }
      const again = () => void (this.take(octets, again) && end())
      signal.addEventListener("abort", end, { once: true })
      if (signal.aborted) end()
      else again()
    })
  }

  #passes(octets: number, again: () => void): boolean {
    if (this.#waiting.size > 0 && this.#turn !== again) return false
    if (this.#bucket && !this.#has(octets, this.#bucket)) return false
    if (this.#above && !this.#above.take(octets, this.#serve)) return false
    this.#bucket?.spend(octets)
    this.#waiting.delete(again)
    this.#turn = undefined
    return true
  }

  /** What is larger than the brim, as the limit has become another, waits for all of it and owes the rest. */
  #has(octets: number, bucket: TokenBucket): boolean {
    const now = this.#clock.now()
    const due = Math.min(octets, brimOf(this.#rate!))
    const ms = bucket.waitMs(now, due)
    if (ms <= 0) return true
    this.#timer ??= this.#clock.setTimeout(
      () => {
        this.#timer = undefined
        this.#serve()
      },
      Math.max(1, Math.ceil(ms)),
    )
    return false
  }

  /** One after the other, as long as there is room. */
  readonly #serve = (): void => {
    for (;;) {
      const [first] = this.#waiting
      if (!first) return
      this.#turn = first
      this.#refused = false
      first()
      // It has nothing to pass any more.
      if (this.#turn === first && !this.#refused) this.#waiting.delete(first)
      this.#turn = undefined
      if (this.#refused) return
    }
  }
}
