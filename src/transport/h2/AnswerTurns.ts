/**
 * The order in which the requests of one onion are answered. Sessions take turns, so that a thousand cheap questions of
 * one hold up another's by one answer at most; each has octets of answers a second that it may cause; and what is made
 * and not yet taken is bounded. What a handler sends in chunks is under that handler's own budgets.
 */
import type { Clock } from "../../core/Clock.ts"
import { TokenBucket } from "../../core/TokenBucket.ts"

const MIB = 1024 * 1024
/** Octets of answers for one session: at once, and for each second. Tor gives nobody so much. */
const BURST = 32 * MIB
const PER_SECOND = 32 * MIB
/** What any question costs beside its answer's octets, and one for what is not there instead of them. */
const QUESTION = 8 * 1024
const NOT_THERE = 64 * 1024
/** Octets of long answers that wait to be taken: of a session, and of all; who holds none may go beyond. */
export const LONG = 16 * 1024
const HELD_BY_SESSION = 4 * MIB
const HELD = 32 * MIB
/** Answers begun in one turn of the event loop, before sockets are looked at again. */
const AT_ONCE = 16
/** So long others wait for a session that takes nothing. */
const PATIENCE_MS = 12_000

/** What one session asks and is answered. */
export class Asker {
  readonly cutOff: () => void
  readonly waiting: (() => void)[] = []
  /** Octets of answers that it may still cause. */
  readonly budget: TokenBucket
  held = 0
  movedAt: number

  constructor(now: number, cutOff: () => void) {
    this.budget = new TokenBucket(BURST, PER_SECOND, now)
    this.movedAt = now
    this.cutOff = cutOff
  }
}

export class AnswerTurns {
  readonly #clock: Clock
  /** Askers with questions that wait, in the order of their turns. */
  readonly #queue = new Set<Asker>()
  readonly #holders = new Set<Asker>()
  #held = 0
  #begun = 0
  #turning = false
  #waits = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  asker(cutOff: () => void): Asker {
    return new Asker(this.#clock.now(), cutOff)
  }

  /** Runs it in its turn: at once, where nobody waits. */
  ask(asker: Asker, answer: () => void): void {
    if (this.#queue.size === 0 && this.#begun < AT_ONCE && this.#may(asker)) return this.#begin(asker, answer)
    asker.waiting.push(answer)
    this.#queue.add(asker)
    this.#turn()
  }

  /** An answer was made; undefined: the 404. @returns what is called when it was taken, or will never be. */
  made(asker: Asker, octets: number | undefined): () => void {
    asker.budget.spend(octets ?? NOT_THERE)
    if (octets === undefined) return () => undefined
    if (octets <= LONG) return () => undefined
    asker.held += octets
    this.#held += octets
    asker.movedAt = this.#clock.now()
    this.#holders.add(asker)
    return () => {
      asker.held -= octets
      this.#held -= octets
      if (asker.held === 0) this.#holders.delete(asker)
      if (this.#queue.size > 0) this.#turn()
    }
  }

  /** Some of an answer was taken. */
  moved(asker: Asker): void {
    asker.movedAt = this.#clock.now()
  }

  /** The session is over: its questions are nobody's. */
  drop(asker: Asker): void {
    asker.waiting.length = 0
    this.#queue.delete(asker)
  }

  #begin(asker: Asker, answer: () => void): void {
    this.#begun++
    asker.budget.spend(QUESTION)
    answer()
    this.#turn()
  }

  #may(asker: Asker): boolean {
    if (asker.budget.left(this.#clock.now()) < 0) return false
    return asker.held === 0 ? this.#held < 2 * HELD : asker.held < HELD_BY_SESSION && this.#held < HELD
  }

  /** Goes on when the event loop has been round. */
  #turn(): void {
    if (this.#turning) return
    this.#turning = true
    setImmediate(() => {
      this.#turning = false
      this.#begun = 0
      this.#round()
    })
  }

  #round(): void {
    for (let begun = -1; begun !== this.#begun;) {
      begun = this.#begun
      for (const asker of [...this.#queue]) {
        if (this.#begun >= AT_ONCE) return this.#turn()
        if (!this.#may(asker)) continue
        const answer = asker.waiting.shift()
        // Behind the others, if it has more to ask.
        this.#queue.delete(asker)
        if (asker.waiting.length > 0) this.#queue.add(asker)
        if (answer) this.#begin(asker, answer)
      }
    }
    if (this.#queue.size > 0) this.#later()
  }

  /** None of them may go on now: some owe, others wait for what is held. */
  #later(): void {
    if (this.#waits) return
    this.#waits = true
    this.#clock.setTimeout(() => {
      this.#waits = false
      const before = this.#clock.now() - PATIENCE_MS
      if (this.#queue.size > 0 && this.#held >= HELD)
        for (const { movedAt, cutOff } of [...this.#holders]) if (movedAt <= before) cutOff()
      this.#round()
    }, 100)
  }
}
