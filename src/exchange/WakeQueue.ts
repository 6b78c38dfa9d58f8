/** The swarms of this node that are to wake, one after the other: core/Wakings on a clock. */
import type { Clock } from "../core/Clock.ts"
import { Wakings } from "../core/Wakings.ts"

/** In place of a leech's key. */
const NOBODY = "nobody"

export class WakeQueue {
  readonly #clock: Clock
  readonly #wakings = new Wakings()
  readonly #wakes = new Map<string, () => void>()
  #timer: unknown

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * @param leech undefined: nobody wants it, but it should be there · @param inMs not sooner · @param wake called once,
   * unless it is dropped before, or another one takes its place.
   */
  want(torrent: string, leech: string | undefined, inMs: number, wake: () => void): void {
    const now = this.#clock.now()
    const idle = leech === undefined
    if (!this.#wakings.want(torrent, leech ?? NOBODY, now + inMs, now, idle)) return
    if (!idle || !this.#wakes.has(torrent)) this.#wakes.set(torrent, wake)
    this.#next()
  }

  /** It had to rest again at once. */
  forgive(torrent: string): void {
    this.#wakings.forgive(torrent)
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
