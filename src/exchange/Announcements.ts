/**
 * The `have` answers of one swarm: to each asker the bitfield, then every piece as it is committed. Keeps one list for
 * all and a cursor for each, so a slow asker costs nothing. When pieces are lost, all answers end and are asked for
 * anew.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import type { PieceIndex } from "../core/ids.ts"
import { encodeBitfield, encodePieces, MAX_BATCH } from "../wire/haveFrames.ts"

export class Announcements {
  readonly #clock: Clock
  readonly #keepAliveMs: number
  #have: Bitfield
  #committed: PieceIndex[] = []
  #waiting = new Set<() => void>()
  #answers = 0

  constructor(have: Bitfield, clock: Clock, keepAliveMs: number) {
    this.#have = have
    this.#clock = clock
    this.#keepAliveMs = keepAliveMs
  }

  /** Whether anybody waits to hear what is new here. */
  get heard(): boolean {
    return this.#answers > 0
  }

  /** These are in the bitfield by now. */
  add(pieces: readonly PieceIndex[]): void {
    this.#committed.push(...pieces)
    this.#wake()
  }

  /** The bitfield is another one: whoever listens has to ask again. */
  restart(have: Bitfield): void {
    this.#have = have
    this.#committed = []
    this.#wake()
  }

  async *answer(signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
    const committed = this.#committed
    let at = committed.length
    this.#answers++
    try {
      yield encodeBitfield(this.#have)
      while (!signal.aborted && committed === this.#committed) {
        if (at < committed.length) {
          const batch = committed.slice(at, at + MAX_BATCH)
          at += batch.length
          yield encodePieces(batch)
        } else if (!(await this.#change(signal))) yield encodePieces([])
      }
    } finally {
      this.#answers--
    }
  }

  /** Settles at the next change (true), or when it is time to say that one lives (false). */
  #change(signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (changed: boolean) => {
        this.#clock.clearTimeout(timer)
        this.#waiting.delete(changedNow)
        signal.removeEventListener("abort", changedNow)
        resolve(changed)
      }
      const changedNow = () => settle(true)
      const timer = this.#clock.setTimeout(() => settle(false), this.#keepAliveMs)
      this.#waiting.add(changedNow)
      signal.addEventListener("abort", changedNow, { once: true })
    })
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}
