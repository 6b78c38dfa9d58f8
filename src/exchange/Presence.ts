/**
 * How this node shows itself in one swarm: its transfer onions, of which more or fewer are up as they are needed, and
 * its own record, which names those that are. An onion is not named before its descriptor is there: who dials one too
 * early has to back off. The first onion's key is the node's name in the swarm, however many are up. At rest none is,
 * and the record says that.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { Prng } from "../core/prng.ts"
import type { Handler, Sessions } from "../transport/Sessions.ts"
import type { PeerRecord } from "../wire/PeerRecord.ts"
import type { SwarmConfig } from "./Exchange.ts"
import { OwnRecord } from "./OwnRecord.ts"
import { TransferOnion } from "./TransferOnion.ts"

export interface PresenceContext {
  readonly sessions: Sessions
  readonly clock: Clock
  readonly chance: Prng
  /** Seq of this node's last word in the swarm, if it was in it before. */
  readonly after: number
  /** When the swarm was of use last, by the clock; infinite while it is. */
  readonly usedAt: () => number
  /** Whether it is to be found so that this node can fetch. */
  readonly seeks: () => boolean
  /** Whether anything is still to be fetched; as long as the whole is not there, where it is left out. */
  readonly lacks?: () => boolean
  /** The record is another than before. */
  readonly onRecord: (record: Uint8Array) => void
  /** Which onions are up has changed, or what there is here. */
  readonly onChange?: () => void
}

export class Presence {
  /** Of the own record: this node's name in the swarm. */
  readonly key: string
  readonly #onions: readonly TransferOnion[]
  readonly #own: OwnRecord
  readonly #clock: Clock
  readonly #lacks: PresenceContext["lacks"]
  #handler: Handler | undefined
  #have: Bitfield | undefined
  /** Whether the record says that this node is there. */
  #here = false
  #left = false
  #resting = false
  /** Runs while it is not said yet that this node rests. */
  #silence: unknown

  constructor({ infoHash, seeds }: Pick<SwarmConfig, "infoHash" | "seeds">, ctx: PresenceContext) {
    const { sessions, clock, chance, after, usedAt, seeks, onRecord, onChange = () => undefined } = ctx
    this.#clock = clock
    this.#lacks = ctx.lacks
    this.#onions = seeds.map((seed, after) => {
      const claim = { use: "transfer", usedAt, seeks, after } as const
      return new TransferOnion(seed, sessions, claim, () => (onChange(), this.#say()))
    })
    const { signer } = this.#onions[0]!
    this.key = toHex(signer.publicKey)
    this.#own = new OwnRecord(infoHash, signer, after, clock, chance, () => onRecord(this.#own.bytes))
  }

  /** Empty until something was said. */
  get record(): Uint8Array {
    return this.#own.bytes
  }

  get seq(): number {
    return this.#own.seq
  }

  /** Onions that can be dialled. */
  get up(): number {
    return this.#onions.filter(({ up }) => up).length
  }

  /** @param have followed from here on: `say` when it has changed. @param count of onions to begin with. */
  async open(handler: Handler, have: Bitfield, count: number): Promise<void> {
    this.#handler = handler
    this.#have = have
    await this.hold(count)
  }

  /**
   * Has so many onions published from now on, the first ones first; the others are given up, and whoever is connected
   * there stays. With none this node can still fetch, and nobody can dial it. Resolves when the carrier knows them all.
   */
  async hold(count: number): Promise<void> {
    const handler = this.#handler
    if (!handler || this.#left) return
    if (count > 0) this.#unrest()
    await Promise.all(this.#onions.map((onion, index) => (index < count ? onion.hold(handler) : void onion.giveUp())))
  }

  /**
   * Gives up all onions until some are to be held again, and says so after `sayMs`. Who is connected stays. Until the
   * first onion is up again the record goes on to say that this node rests.
   */
  rest(sayMs: number): void {
    if (this.#left) return
    this.#unrest()
    this.#resting = true
    const say = () => {
      this.#silence = undefined
      this.#say()
    }
    if (sayMs > 0) this.#silence = this.#clock.setTimeout(say, sayMs)
    for (const onion of this.#onions) onion.giveUp()
    this.#say()
  }

  /** What there is here has changed. */
  say(): void {
    if (!this.#left) this.#say()
  }

  /** The last word. */
  leave(): void {
    this.#left = true
    this.#say()
  }

  /** Signs anew where the date was set since. @returns whether it was. */
  redate(): boolean {
    return this.#own.redate()
  }

  async close(): Promise<void> {
    this.#left = true
    this.#unrest()
    this.#own.end()
    await Promise.all(this.#onions.map((onion) => onion.close()))
  }

  #unrest(): void {
    this.#resting = false
    this.#clock.clearTimeout(this.#silence)
    this.#silence = undefined
  }

  #say(): void {
    const [first, ...others] = this.#onions
    const have = this.#have
    const state = have && this.#word(first!.up, have.complete)
    if (!have || !state) return
    this.#here = state === "seed" || state === "leech"
    const keys = others.filter(({ up }) => this.#here && up).map(({ signer }) => signer.publicKey)
    this.#own.say(state, have.count, have.length, keys)
  }

  /**
   * A record names at least the first onion, so a node whose first onion is down says that it is not there, or that it
   * rests; and one that never said anything has nothing to take back. Who has all that they want is a seed, and says
   * how much that is: a leech's record calls those who rest.
   */
  #word(up: boolean, complete: boolean): PeerRecord["state"] | undefined {
    if (this.#left) return this.record.length > 0 ? "stopped" : undefined
    if (this.#resting) return complete && this.#silence === undefined ? "rest" : undefined
    if (up) return complete || this.#lacks?.() === false ? "seed" : "leech"
    return this.#here ? "stopped" : undefined
  }
}
