/** The feeds of one tracker's onion: to each neighbour that listens, batches of news as they come. Bounded in number and in what waits. */
import type { Clock } from "../core/Clock.ts"
import { type Batch, frameBatch } from "../wire/Batch.ts"
import { caller, type Port, type Room } from "./Room.ts"

/** Batches that may wait for a listener who does not take them; then he is cut off, and finds what he missed when he comes back. */
const MAX_WAITING = 64
const KEEP_ALIVE_MS = 60_000
const ALIVE = frameBatch(new Uint8Array(0))

export class Feeds {
  readonly #room: Room
  readonly #clock: Clock
  readonly #ports = new Map<number, Port>()

  constructor(room: Room, clock: Clock) {
    this.#room = room
    this.#clock = clock
  }

  get size(): number {
    return this.#ports.size
  }

  /** The listener of this session, if it has a feed: what he sends is not sent back to him. */
  take(session: number, batch: Batch): number {
    const port = this.#ports.get(session)
    if (port) return port.take(batch)
    const once = this.#room.attach(() => undefined, caller(session))
    try {
      return once.take(batch)
    } finally {
      once.close()
    }
  }

  /** `undefined` when there are too many, or this session listens already. */
  open(session: number, signal: AbortSignal, most: number): AsyncIterable<Uint8Array> | undefined {
    if (this.#ports.size >= most || this.#ports.has(session)) return undefined
    return this.#feed(session, signal)
  }

  async *#feed(session: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const waiting: Uint8Array[] = []
    let wake = (): void => undefined
    let late = false
    const port = this.#room.attach((batch) => {
      if (waiting.length >= MAX_WAITING) late = true
      else waiting.push(frameBatch(batch))
      wake()
    }, caller(session))
    this.#ports.set(session, port)
    try {
      yield ALIVE
      while (!signal.aborted && !late) {
        const next = waiting.shift()
        if (next) yield next
        else if (!(await this.#news(signal, (resolve) => (wake = resolve)))) yield ALIVE
      }
    } finally {
      this.#ports.delete(session)
      port.close()
    }
  }

  /** Settles at news (true), or when it is time to say that one lives (false). */
  #news(signal: AbortSignal, onWake: (wake: () => void) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (news: boolean) => {
        this.#clock.clearTimeout(timer)
        signal.removeEventListener("abort", now)
        resolve(news)
      }
      const now = () => settle(true)
      const timer = this.#clock.setTimeout(() => settle(false), KEEP_ALIVE_MS)
      signal.addEventListener("abort", now, { once: true })
      onWake(now)
    })
  }
}
