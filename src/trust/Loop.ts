/** Does what is due, a few things at once, and sleeps until the next is. What is due is asked for each time anew. */
import type { Clock } from "../core/Clock.ts"

interface Due {
  readonly name: string
  /** By the clock's own time. */
  readonly at: number
  /** Never rejects. */
  readonly run: (signal: AbortSignal) => Promise<void>
}

export class Loop {
  readonly #clock: Clock
  readonly #atOnce: number
  readonly #next: () => Due | undefined
  readonly #running = new Map<string, Promise<void>>()
  readonly #ended = new AbortController()
  #timer: unknown
  #begun = false

  constructor(clock: Clock, atOnce: number, next: () => Due | undefined) {
    this.#clock = clock
    this.#atOnce = atOnce
    this.#next = next
  }

  begin(): void {
    this.#begun = true
    this.wake()
  }

  /** Something else may be due. */
  wake(): void {
    this.#clock.clearTimeout(this.#timer)
    while (this.#begun && !this.#ended.signal.aborted && this.#running.size < this.#atOnce) {
      const next = this.#next()
      if (!next) return
      const left = next.at - this.#clock.now()
      if (left > 0) return void (this.#timer = this.#clock.setTimeout(() => this.wake(), Math.min(left, LONGEST_MS)))
      this.#start(next)
    }
  }

  runs(name: string): boolean {
    return this.#running.has(name)
  }

  async stop(): Promise<void> {
    this.#ended.abort()
    this.#clock.clearTimeout(this.#timer)
    await Promise.all(this.#running.values())
  }

  #start({ name, run }: Due): void {
    const running = run(this.#ended.signal).finally(() => {
      this.#running.delete(name)
      this.wake()
    })
    this.#running.set(name, running)
  }
}

/** A timer of more than 24 days would run at once. */
const LONGEST_MS = 3_600_000
