/**
 * Octets of one swarm read for answers and not yet taken: in all its share of the node's (UploadShares), and for each
 * session. Sessions take turns. One that holds nothing may always begin, with a little; one that holds more and takes
 * nothing while others wait is cut off. A session's cap follows its own pace, about a second of it: what is queued
 * behind a slow circuit can no longer be cancelled (node:http2 reads nothing while a write is under way), and would be
 * sent in vain.
 */
import type { Clock } from "../core/Clock.ts"
import { RateMeter } from "../core/RateMeter.ts"

/** The node's shares, as far as one swarm's budget knows them. */
export interface Shares {
  /** Octets that wait to be taken, over all swarms. */
  used: number
  /** Whether more is held than was planned: shares that shrank are given back only as they are taken. */
  readonly over: boolean
  /** Whether callers may still begin beside their swarm's share. */
  readonly room: boolean
  /** Who asks is active. @returns its share, as it stands now. */
  share(of: object): number
  drop(of: object): void
}

interface Waiter {
  readonly octets: number
  readonly go: () => void
}

interface Account {
  used: number
  /** When it last took octets, or began to. */
  movedAt: number
  readonly waiting: Waiter[]
  readonly cutOff: (reason: string) => void
  readonly sent: RateMeter
}

/**
 * Reads of a session's cap: alone, and while any request waits. Who is fast is read for in larger turns, and holds
 * nobody up by them.
 */
const READS = 4
const READS_IN_TURN = 32
/** What any session may have in the queue: one of the smallest requests. */
const LEAST = 64 * 1024
/** So long others wait for a session that holds their octets and takes none. */
export const PATIENCE_MS = 12_000

export class UploadBudget {
  readonly #shares: Shares
  readonly #maxSession: number
  readonly #clock: Clock
  /** In the order of their turns. */
  readonly #sessions = new Map<number, Account>()
  #used = 0
  #waiters = 0
  #timer: unknown

  constructor(shares: Shares, maxSession: number, clock: Clock) {
    this.#shares = shares
    this.#maxSession = maxSession
    this.#clock = clock
  }

  get used(): number {
    return this.#used
  }

  /**
   * How much of `octets` to read at once, so that a slow session's turns stay short, and all turns where the share is
   * used up.
   */
  slice(session: number, octets: number): number {
    const tight = this.#used + octets > this.#shares.share(this)
    const reads = this.#waiters > 0 ? READS_IN_TURN : READS
    return Math.min(octets, tight ? LEAST : Math.max(LEAST, this.#cap(this.#sessions.get(session)) / reads))
  }

  /**
   * Resolves when the octets may be read. Each acquire is paired with one release.
   * @param begun the answer has begun: it goes before those of its session that have not, since a whole piece is worth
   * more than two halves.
   */
  acquire(
    session: number,
    octets: number,
    begun: boolean,
    cutOff: (reason: string) => void,
  ): Promise<void> | undefined {
    const account = this.#account(session, cutOff)
    if ((begun || account.waiting.length === 0) && this.#fits(account, octets)) {
      this.#take(account, octets)
      return undefined
    }
    this.#waiters++
    this.#watch()
    return new Promise(
      (go) => void (begun ? account.waiting.unshift({ octets, go }) : account.waiting.push({ octets, go })),
    )
  }

  release(session: number, octets: number): void {
    this.#used -= octets
    this.#shares.used -= octets
    const account = this.#sessions.get(session)
    if (account) {
      account.used -= octets
      account.movedAt = this.#clock.now()
      account.sent.add(octets, account.movedAt)
    }
    if (this.#waiters > 0) this.#serve()
  }

  /** The session has no requests any more. */
  forget(session: number): void {
    const account = this.#sessions.get(session)
    if (account?.used === 0 && account.waiting.length === 0) this.#sessions.delete(session)
  }

  /** The swarm was left: its share is for others. */
  end(): void {
    this.#clock.clearTimeout(this.#timer)
    this.#timer = undefined
    this.#shares.drop(this)
  }

  /**
   * One turn for each session that waits, round and round, as long as anything fits; who had a turn goes behind the
   * others.
   */
  #serve(): void {
    for (let served = true; served && this.#waiters > 0;) {
      served = false
      for (const [session, account] of [...this.#sessions]) {
        const [next] = account.waiting
        if (!next || !this.#fits(account, next.octets)) continue
        account.waiting.shift()
        this.#waiters--
        this.#take(account, next.octets)
        this.#sessions.delete(session)
        this.#sessions.set(session, account)
        next.go()
        served = true
      }
    }
  }

  #cap(account: Account | undefined): number {
    return Math.min(Math.max(account?.sent.rate(this.#clock.now()) ?? 0, LEAST), this.#maxSession)
  }

  #fits(account: Account, octets: number): boolean {
    if (account.used === 0 && octets <= LEAST && this.#shares.room) return true
    const share = this.#shares.share(this)
    return (
      (this.#used === 0 || this.#used + octets <= share) &&
      (account.used === 0 || account.used + octets <= this.#cap(account))
    )
  }

  #take(account: Account, octets: number): void {
    if (account.used === 0) account.movedAt = this.#clock.now()
    this.#used += octets
    this.#shares.used += octets
    account.used += octets
    if (this.#shares.over) this.#watch()
  }

  #account(session: number, cutOff: (reason: string) => void): Account {
    const known = this.#sessions.get(session)
    if (known) return known
    const account = { used: 0, movedAt: this.#clock.now(), waiting: [], cutOff, sent: new RateMeter(this.#clock.now()) }
    this.#sessions.set(session, account)
    return account
  }

  /** Looks for who holds octets of others, while anybody waits. */
  #watch(): void {
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = undefined
      if (this.#waiters === 0 && !this.#shares.over) return
      const before = this.#clock.now() - PATIENCE_MS
      for (const { used, movedAt, cutOff } of [...this.#sessions.values()])
        if (used > LEAST && movedAt <= before) cutOff("it takes nothing, and others wait")
      if (this.#used > 0) this.#watch()
    }, PATIENCE_MS / 4)
  }
}
