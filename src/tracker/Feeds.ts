/**
 * The feeds of one tracker's onion: to each neighbour that listens, batches of news as they come. Bounded in number and
 * in what waits; where there are too many, the one ends whose listener has brought nothing for longest.
 */
import type { Clock } from "../core/Clock.ts"
import { type Batch, frameBatch } from "../wire/Batch.ts"
import { caller, type Port, type Room } from "./Room.ts"

/**
 * Batches that may wait for a listener that does not take them; then it is cut off, and finds what it missed when it
 * comes back.
 */
const MAX_WAITING = 64
const KEEP_ALIVE_MS = 60_000
const ALIVE = frameBatch(new Uint8Array(0))

interface Feed {
  readonly port: Port
  /** When it last brought what was new and true; before all others, who never did, by when they came. */
  usefulAt: number
  end(): void
}

export class Feeds {
  readonly #room: Room
  readonly #clock: Clock
  readonly #feeds = new Map<number, Feed>()
  #opened = 0

  constructor(room: Room, clock: Clock) {
    this.#room = room
    this.#clock = clock
  }

  get size(): number {
    return this.#feeds.size
  }

  /** The listener of this session, if it has a feed: what they send is not sent back to them. */
  take(session: number, batch: Batch): number {
    const feed = this.#feeds.get(session)
    if (feed) {
      const fresh = feed.port.take(batch)
      if (fresh > 0) feed.usefulAt = this.#clock.now()
      return fresh
    }
    const once = this.#room.attach(() => undefined, caller(session))
    try {
      return once.take(batch)
    } finally {
      once.close()
    }
  }

  /** Ends another where there are too many. `undefined` when this session listens already. */
  open(session: number, signal: AbortSignal, most: number): AsyncIterable<Uint8Array> | undefined {
    return this.#feeds.has(session) ? undefined : this.#feed(session, signal, most)
  }

  async *#feed(session: number, signal: AbortSignal, most: number): AsyncGenerator<Uint8Array> {
    const waiting: Uint8Array[] = []
    let wake = (): void => undefined
    let over = false
    if (this.#feeds.size >= most) [...this.#feeds.values()].reduce((a, b) => (b.usefulAt < a.usefulAt ? b : a)).end()
    const port = this.#room.attach((batch) => {
      if (waiting.length >= MAX_WAITING) over = true
      else waiting.push(frameBatch(batch))
      wake()
    }, caller(session))
    // Counted up from the beginning of time, so that all these come before any moment of usefulness, and among them the
    // first.
    const feed: Feed = {
      port,
      usefulAt: ++this.#opened,
      end: () => {
        over = true
        port.close()
        this.#feeds.delete(session)
        wake()
      },
    }
    this.#feeds.set(session, feed)
    try {
      yield ALIVE
      while (!signal.aborted && !over) {
        const next = waiting.shift()
        if (next) yield next
        else if (!(await this.#news(signal, (resolve) => (wake = resolve)))) yield ALIVE
      }
    } finally {
      if (this.#feeds.get(session) === feed) this.#feeds.delete(session)
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
