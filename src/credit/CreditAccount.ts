/**
 * Credit as the ledger has it, less what is verified and not booked yet, less what was set aside for pieces under way.
 * So `strict` never overdraws, however many downloads there are. Owns what is set aside and the slow pace of `soft`;
 * the ledger's figures are its actor's.
 */
import type { Clock } from "../core/Clock.ts"
import { affordable, CREDIT_RULES, type CreditPolicy, isCharged } from "../core/credit.ts"
import type { Seq } from "../core/ids.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import type { EventLog, StoredEvent } from "../events/EventLog.ts"
import type { Credit } from "./Credit.ts"

/** What the ledger is asked for. */
export interface LedgerFigures {
  readonly policy: CreditPolicy
  /** Octets to relay for one octet downloaded. */
  readonly price: number
  /** In octets of credit. */
  readonly balance: number
  /** Facts of the log up to this seq are in the balance. */
  readonly through: number
}

export interface CreditAccountOptions {
  readonly log: Pick<EventLog, "page" | "onCommit">
  readonly clock: Clock
  /** Undefined before the ledger was opened: nothing is counted then. */
  readonly ledger: () => LedgerFigures | undefined
  readonly softRate?: number
}

interface Unbooked {
  readonly seq: number
  readonly octets: number
}

const PAGE = 1_000
/** A refusal is worth hurrying measurements for so long. */
const SHORT_MS = 10_000
/** What `soft` may fetch at once after a rest, in seconds of its pace. */
const BURST_SECONDS = 10

export class CreditAccount implements Credit {
  readonly #options: CreditAccountOptions
  readonly #unsubscribe: () => void
  #unbooked: Unbooked[] = []
  #taken = 0
  #refusedAt = Number.NEGATIVE_INFINITY
  /** Octets that `soft` has left; below zero while a piece is being paid for. */
  readonly #soft: TokenBucket

  private constructor(options: CreditAccountOptions) {
    this.#options = options
    const { clock, softRate = CREDIT_RULES.softRate } = options
    this.#soft = new TokenBucket(softRate * BURST_SECONDS, softRate, clock.now())
    this.#unsubscribe = options.log.onCommit((batch) => this.#see(batch))
  }

  /** With what was verified before and is not booked yet. */
  static async open(options: CreditAccountOptions): Promise<CreditAccount> {
    const account = new CreditAccount(options)
    for (let at = options.ledger()?.through; at !== undefined;) {
      const page = await options.log.page(at as Seq, PAGE)
      account.#see(page)
      at = page.length === PAGE ? page.at(-1)!.seq : undefined
    }
    return account
  }

  /** Payload octets that may be begun now; undefined: as many as one likes. */
  get affordable(): number | undefined {
    const ledger = this.#options.ledger()
    return ledger === undefined || ledger.policy === "off" ? undefined : this.#affordable(ledger)
  }

  /** Something was refused for want of credit a moment ago. */
  get short(): boolean {
    return this.#options.clock.now() - this.#refusedAt < SHORT_MS
  }

  take(octets: number): boolean {
    const ledger = this.#options.ledger()
    const free = ledger === undefined || ledger.policy === "off"
    if (free || this.#affordable(ledger) >= octets || (ledger.policy === "soft" && this.#takeSlowly(octets))) {
      this.#taken += octets
      return true
    }
    this.#refusedAt = this.#options.clock.now()
    return false
  }

  giveBack(octets: number): void {
    this.#taken = Math.max(0, this.#taken - octets)
  }

  covers(octets: number): boolean {
    const ledger = this.#options.ledger()
    const enough = ledger === undefined || ledger.policy !== "strict" || this.#affordable(ledger) >= octets
    if (!enough) this.#refusedAt = this.#options.clock.now()
    return enough
  }

  restMs(octets: number): number {
    const ledger = this.#options.ledger()
    if (ledger?.policy !== "soft" || this.#affordable(ledger) >= octets) return 0
    return this.#soft.waitMs(this.#options.clock.now(), 0)
  }

  close(): void {
    this.#unsubscribe()
  }

  #affordable({ balance, price, through }: LedgerFigures): number {
    if (this.#unbooked.some(({ seq }) => seq <= through))
      this.#unbooked = this.#unbooked.filter(({ seq }) => seq > through)
    const unbooked = this.#unbooked.reduce((sum, { octets }) => sum + octets, 0)
    return Math.max(0, affordable(balance, price) - unbooked - this.#taken)
  }

  /** As long as anything is left a whole piece may be begun: it is paid for by a longer wait afterwards. */
  #takeSlowly(octets: number): boolean {
    if (this.#soft.left(this.#options.clock.now()) <= 0) return false
    this.#soft.spend(octets)
    return true
  }

  #see(batch: readonly StoredEvent[]): void {
    const booked = this.#options.ledger()?.through ?? 0
    if (this.#unbooked.length >= PAGE) this.#unbooked = this.#unbooked.filter(({ seq }) => seq > booked)
    for (const { seq, event } of batch) {
      if (isCharged(event)) this.#unbooked.push({ seq, octets: event["bytes"] as number })
    }
  }
}
