/** Last words of swarms that this node has left, as long as they count: who asks is still told that it has gone. */
import type { Clock } from "../core/Clock.ts"
import { LIFETIME_SECONDS } from "../wire/PeerRecord.ts"

interface Word {
  /** The record as it was signed; empty where nothing was said. */
  readonly bytes: Uint8Array
  readonly seq: number
}

export class Farewells {
  readonly #clock: Clock
  readonly #words = new Map<string, Word & { readonly until: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(torrent: string, { bytes, seq }: Word): void {
    const now = this.#clock.now()
    this.#words.set(torrent, { bytes, seq, until: now + LIFETIME_SECONDS * 1_000 })
    // They lie in the order of their time.
    for (const [other, { until }] of this.#words) {
      if (until >= now) return
      this.#words.delete(other)
    }
  }

  /** The swarm is opened again. @returns seq of the last word, 0 without one. */
  take(torrent: string): number {
    const seq = this.#words.get(torrent)?.seq ?? 0
    this.#words.delete(torrent)
    return seq
  }

  /** Undefined where nothing was said. */
  said(torrent: string): Uint8Array | undefined {
    const bytes = this.#words.get(torrent)?.bytes
    return bytes?.length === 0 ? undefined : bytes
  }

  /** The same, if it counts still. */
  counts(torrent: string): Uint8Array | undefined {
    const word = this.#words.get(torrent)
    return word && word.until >= this.#clock.now() ? this.said(torrent) : undefined
  }
}
