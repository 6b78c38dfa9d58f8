/**
 * Reads from whoever serves a tracker: the one that answered last, else the better of two drawn at random; when it says
 * nothing for a while a second one is asked beside it; who fails backs off. One session an address, kept while it is of
 * use.
 */
import type { Clock } from "../core/Clock.ts"
import type { OnionAddress } from "../core/ids.ts"
import type { Session, Sessions } from "../transport/Sessions.ts"
import { DialError } from "../transport/Transport.ts"
import type { AddressBook } from "./AddressBook.ts"
import { TrackerClient } from "./TrackerClient.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"

/** Addresses that should be left alone are tried for one question only while so few were tried. */
const TRIES = 4
/**
 * One question in so many goes to another than the last good one, or nobody would ever know that there is a better one.
 */
const LOOK_AROUND = 8

/** Somebody was there, and had no answer, or none that could be true. */
export class NoAnswer extends DialError {
  constructor(message: string) {
    super("refused", "mirror", message)
  }
}

/**
 * Asks one client. `undefined`: it has no answer, which says little of the place. One that lies throws NoAnswer, and
 * backs off.
 */
export type Question<T> = (client: TrackerClient, address: OnionAddress) => Promise<T | undefined>

interface Whom {
  readonly most?: number
  readonly first?: readonly OnionAddress[]
}

interface Running {
  readonly address: OnionAddress
  readonly begun: number
  session: Session | undefined
  /** Octets that its session had brought when it was last looked at. */
  seen: number
}

export class TrackerReader {
  readonly book: AddressBook
  readonly clock: Clock
  readonly #circuit: string
  readonly #sessions: Sessions
  readonly #limits: TrackerLimits
  readonly #open = new Map<OnionAddress, Promise<Session>>()
  readonly #closed = new AbortController()
  #asked = 0

  /** @param circuit what is asked for under another name never shares a circuit with this. */
  constructor(circuit: string, book: AddressBook, sessions: Sessions, clock: Clock, limits: TrackerLimits) {
    this.#circuit = circuit
    this.book = book
    this.#sessions = sessions
    this.clock = clock
    this.#limits = limits
  }

  /**
   * @param most addresses to be asked. @param first whom to ask before all others: two at once, as each of them may
   * be away. @throws DialError when nobody could answer: NoAnswer when somebody was there.
   */
  async ask<T>(
    question: Question<T>,
    signal: AbortSignal,
    { most = Number.POSITIVE_INFINITY, first = [] }: Whom = {},
  ): Promise<T> {
    if (signal.aborted) throw givenUp()
    const ended = new AbortController()
    const stop = () => ended.abort()
    signal.addEventListener("abort", stop, { once: true })
    try {
      return await this.#race(question, ended.signal, most, first)
    } finally {
      signal.removeEventListener("abort", stop)
      ended.abort()
    }
  }

  close(): void {
    this.#closed.abort()
    for (const session of this.#open.values())
      session.then(
        (open) => open.close(),
        () => undefined,
      )
    this.#open.clear()
  }

  #race<T>(question: Question<T>, signal: AbortSignal, most: number, first: readonly OnionAddress[]): Promise<T> {
    const { hedgeMs } = this.#limits
    return new Promise((resolve, reject) => {
      const tried = new Set<OnionAddress>()
      const running = new Set<Running>()
      const lookAround = ++this.#asked % LOOK_AROUND === 0
      let last: unknown = new DialError("F0", "back-off", "nobody who serves this tracker is known")
      let absent: NoAnswer | undefined
      let hedge: unknown
      let over = false
      const settle = (end: () => void) => {
        over = true
        this.clock.clearTimeout(hedge)
        signal.removeEventListener("abort", abort)
        end()
      }
      const abort = () => settle(() => reject(givenUp()))
      const wait = () => {
        this.clock.clearTimeout(hedge)
        hedge = this.clock.setTimeout(() => (moves(running) ? wait() : launch()), hedgeMs())
      }
      const launch = (): void => {
        if (over) return
        const address = tried.size < most ? this.#pick(tried, lookAround, first) : undefined
        if (!address) return running.size === 0 ? settle(() => reject(absent ?? last)) : undefined
        tried.add(address)
        const one: Running = { address, begun: this.clock.now(), session: undefined, seen: 0 }
        running.add(one)
        wait()
        this.#one(one, question, signal).then(
          (answer) => {
            if (answer === undefined) {
              running.delete(one)
              absent ??= new NoAnswer("there is no such tracker, or no such torrent, at this address")
              return launch()
            }
            for (const other of running)
              if (other !== one) this.book.slow(other.address, this.clock.now() - other.begun)
            settle(() => resolve(answer))
          },
          (error: unknown) => {
            running.delete(one)
            if (error instanceof NoAnswer) absent = error
            else last = error
            launch()
          },
        )
      }
      signal.addEventListener("abort", abort, { once: true })
      launch()
      if (first.length > 1) launch()
    })
  }

  #pick(
    tried: ReadonlySet<OnionAddress>,
    lookAround: boolean,
    first: readonly OnionAddress[],
  ): OnionAddress | undefined {
    const early = first.find((address) => !tried.has(address) && this.book.open(address))
    if (early) {
      this.book.add(early)
      return early
    }
    const { lastGood } = this.book
    if (lastGood && !tried.has(lastGood) && !(lookAround && tried.size === 0)) return lastGood
    // When all have to be left alone, the one whose time comes first: somebody waits for an answer.
    return this.book.next(tried) ?? (tried.size < TRIES ? this.book.soonest(tried)?.address : undefined)
  }

  async #one<T>(one: Running, question: Question<T>, signal: AbortSignal): Promise<T | undefined> {
    const { address } = one
    try {
      const session = (one.session = await unlessAborted(this.#session(address), signal))
      one.seen = session.bytesIn
      const begun = this.clock.now()
      const answer = await question(new TrackerClient(session, this.#limits.idleMs, signal), address)
      if (answer === undefined) this.book.missed(address)
      else this.book.answered(address, this.clock.now() - begun)
      return answer
    } catch (error) {
      if (!signal.aborted) {
        this.book.failed(address)
        this.#drop(address)
      }
      throw error
    }
  }

  /** Of nobody's question in particular: others may wait for the same one. */
  #session(address: OnionAddress): Promise<Session> {
    const existing = this.#open.get(address)
    if (existing) return existing
    const opening = this.#sessions.connect(address, { circuit: this.#circuit, signal: this.#closed.signal })
    this.#open.set(address, opening)
    const gone = () => {
      if (this.#open.get(address) === opening) this.#open.delete(address)
    }
    opening.then((session) => void session.closed.then(gone), gone)
    return opening
  }

  #drop(address: OnionAddress): void {
    this.#open.get(address)?.then(
      (session) => session.close(),
      () => undefined,
    )
    this.#open.delete(address)
  }
}

const givenUp = (): DialError => new DialError("aborted", "stop", "no answer came in time")

/** Whether anything has come from any of them since they were last looked at. */
const moves = (running: Iterable<Running>): boolean => {
  let moved = false
  for (const one of running) {
    if (!one.session || one.session.bytesIn === one.seen) continue
    one.seen = one.session.bytesIn
    moved = true
  }
  return moved
}

const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(givenUp())
    signal.addEventListener("abort", abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort))
  })
