/**
 * Watches one answer: a caller who neither sends nor takes for a whole period loses their session. Owns the measure,
 * not the end.
 */
import type { ServerHttp2Stream } from "node:http2"
import type { Clock } from "../../core/Clock.ts"

/**
 * Ends a session whose caller neither sends nor takes: checked once a period while an answer is due and not a
 * long-lived one at rest.
 */
export class Progress {
  readonly #clock: Clock
  readonly #period: number
  readonly #end: () => void
  readonly #stream: ServerHttp2Stream
  #timer: unknown
  #stopped = false
  /** Whether the answer waits for us, not for the caller. */
  resting = false
  moved = false

  constructor(stream: ServerHttp2Stream, clock: Clock, period: number, end: () => void) {
    this.#stream = stream
    this.#clock = clock
    this.#period = period
    this.#end = end
    this.#arm()
  }

  stop(): void {
    this.#stopped = true
    this.#clock.clearTimeout(this.#timer)
  }

  #arm(): void {
    let before = this.#queued()
    this.#timer = this.#clock.setTimeout(() => {
      if (this.#stopped) return
      if (!this.resting && !this.moved && this.#queued() >= before) return this.#end()
      this.moved = false
      before = this.#queued()
      this.#arm()
    }, this.#period)
  }

  /** Octets that the caller has not taken yet. */
  #queued(): number {
    return this.#stream.writableLength + (this.#stream.bufferSize ?? 0)
  }
}
