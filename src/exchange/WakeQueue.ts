/** The swarms of this node that are to wake, one after the other: core/Wakings on a clock. */
import type { Clock } from "../core/Clock.ts"
import { Wakings } from "../core/Wakings.ts"

export class WakeQueue {
  readonly #clock: Clock
  readonly #wakings = new Wakings()
  readonly #wakes = new Map<string, () => void>()
  #timer: unknown

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @param inMs not sooner · @param wake called once, unless it is dropped before. */
  want(torrent: string, leech: string, inMs: number, wake: () => void): void {
    const now = this.#clock.now()
    if (!this.#wakings.want(torrent, leech, now + inMs, now)) return
    this.#wakes.set(torrent, wake)
    this.#next()
  }

  drop(torrent: string): void {
    this.#wakings.drop(torrent)
    this.#wakes.delete(torrent)
    this.#next()
  }

  #next(): void {
    this.#clock.clearTimeout(this.#timer)
    const now = this.#clock.now()
    const at = this.#wakings.nextAt(now)
    if (at !== undefined) this.#timer = this.#clock.setTimeout(() => this.#run(), at - now)
  }

  #run(): void {
    const torrent = this.#wakings.take(this.#clock.now())
    const wake = torrent === undefined ? undefined : this.#wakes.get(torrent)
    if (torrent !== undefined) this.#wakes.delete(torrent)
    this.#next()
    wake?.()
  }
}
