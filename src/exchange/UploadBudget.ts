/**
 * Octets read for answers and not yet sent, in all and for each session: who comes first is served first, within the caps.
 * A session's cap follows its own pace, about a second of it: what is queued behind a slow circuit can no longer be
 * cancelled (node:http2 reads nothing while a write is under way), and would be sent in vain.
 */
import type { Clock } from "../core/Clock.ts"
import { RateMeter } from "../core/RateMeter.ts"

interface Waiter {
  readonly session: number
  readonly octets: number
  readonly go: () => void
}

interface Account {
  used: number
  readonly sent: RateMeter
}

/** What any session may have in the queue: one of the smallest requests. */
const LEAST = 64 * 1024

export class UploadBudget {
  readonly #max: number
  readonly #maxSession: number
  readonly #clock: Clock
  readonly #sessions = new Map<number, Account>()
  #used = 0
  #queue: Waiter[] = []

  constructor(max: number, maxSession: number, clock: Clock) {
    this.#max = max
    this.#maxSession = maxSession
    this.#clock = clock
  }

  get used(): number {
    return this.#used
  }

  /** How much of `octets` to read at once, so that a slow session's turns stay short. */
  slice(session: number, octets: number): number {
    return Math.min(octets, Math.max(LEAST, this.#cap(session) / 4))
  }

  /**
   * Resolves when the octets may be read. Each acquire is paired with one release.
   * @param begun the answer has begun: it goes before those that have not, since a whole piece is worth more than two halves.
   */
  acquire(session: number, octets: number, begun: boolean): Promise<void> | undefined {
    if (this.#fits(session, octets)) {
      this.#take(session, octets)
      return undefined
    }
    return new Promise((go) => void (begun ? this.#queue.unshift({ session, octets, go }) : this.#queue.push({ session, octets, go })))
  }

  release(session: number, octets: number): void {
    this.#used -= octets
    const account = this.#sessions.get(session)
    if (account) {
      account.used -= octets
      account.sent.add(octets, this.#clock.now())
    }
    if (this.#queue.length === 0) return
    // A session at its own cap lets others pass; nobody passes when the whole is used up.
    this.#queue = this.#queue.filter((waiter) => {
      if (!this.#fits(waiter.session, waiter.octets)) return true
      this.#take(waiter.session, waiter.octets)
      waiter.go()
      return false
    })
  }

  /** The session has no requests any more. */
  forget(session: number): void {
    if (this.#sessions.get(session)?.used === 0) this.#sessions.delete(session)
  }

  #cap(session: number): number {
    const rate = this.#sessions.get(session)?.sent.rate(this.#clock.now()) ?? 0
    return Math.min(Math.max(rate, LEAST), this.#maxSession)
  }

  #fits(session: number, octets: number): boolean {
    const own = this.#sessions.get(session)?.used ?? 0
    return (this.#used === 0 || this.#used + octets <= this.#max) && (own === 0 || own + octets <= this.#cap(session))
  }

  #take(session: number, octets: number): void {
    this.#used += octets
    const account = this.#sessions.get(session)
    if (account) account.used += octets
    else this.#sessions.set(session, { used: octets, sent: new RateMeter(this.#clock.now()) })
  }
}
