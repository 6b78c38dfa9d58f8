/**
 * What a held tracker says of itself, again and again: in time, before it runs out, and anew where the date was set
 * since. A disk that keeps nothing just now ends nothing: it is tried again soon.
 */
import type { Clock } from "../core/Clock.ts"
import { DateMark } from "../core/DateMark.ts"

/** After the store took nothing. */
const RETRY_MS = 60_000

export class Word {
  readonly #clock: Clock
  readonly #say: () => number
  #timer: unknown
  #said: DateMark | undefined
  #ended = false

  /** @param say says it, and returns after how many milliseconds it is to be said again. */
  constructor(clock: Clock, say: () => number) {
    this.#clock = clock
    this.#say = say
  }

  /** @throws what the store throws. */
  say(): void {
    if (this.#ended) return
    this.stop()
    this.#said = new DateMark(this.#clock)
    this.#again(this.#say())
  }

  /** Says it, soon if not now. What the store cannot take is told by whoever looks after the disk. */
  try(): void {
    try {
      this.say()
    } catch {
      this.#again(RETRY_MS)
    }
  }

  /** Says it again, where it stands and the date was set since. */
  redate(): void {
    if (this.#said?.wrong) this.try()
  }

  /** It holds no more, until it is said again. */
  stop(): void {
    this.#clock.clearTimeout(this.#timer)
    this.#said = undefined
  }

  end(): void {
    this.#ended = true
    this.stop()
  }

  #again(ms: number): void {
    if (!this.#ended) this.#timer = this.#clock.setTimeout(() => this.try(), ms)
  }
}
