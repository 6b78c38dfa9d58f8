/**
 * How this node shows itself in one swarm: its transfer onions, of which more or fewer are up as they are needed, and
 * its own record, which names those that are. An onion is not named before its descriptor is there: who dials one too
 * early has to back off. The first onion's key is the node's name in the swarm, however many are up.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { Prng } from "../core/prng.ts"
import type { Handler, Sessions } from "../transport/Sessions.ts"
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
  /** The record is another than before. */
  readonly onRecord: (record: Uint8Array) => void
}

export class Presence {
  /** Of the own record: this node's name in the swarm. */
  readonly key: string
  readonly #onions: readonly TransferOnion[]
  readonly #own: OwnRecord
  #handler: Handler | undefined
  #have: Bitfield | undefined
  /** Whether the record says that this node is there. */
  #here = false
  #left = false

  constructor({ infoHash, seeds }: Pick<SwarmConfig, "infoHash" | "seeds">, ctx: PresenceContext) {
    const { sessions, clock, chance, after, onRecord } = ctx
    this.#onions = seeds.map((seed, after) => {
      const claim = { use: "transfer", usedAt: ctx.usedAt, after } as const
      return new TransferOnion(seed, sessions, claim, () => this.#say())
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
    await Promise.all(this.#onions.map((onion, index) => (index < count ? onion.hold(handler) : void onion.giveUp())))
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
    this.#own.end()
    await Promise.all(this.#onions.map((onion) => onion.close()))
  }

  /**
   * A record names at least the first onion, so a node whose first onion is down says that it is not there, and one
   * that never was there says nothing.
   */
  #say(): void {
    const [first, ...others] = this.#onions
    const [have, here] = [this.#have, first!.up && !this.#left]
    if (!have || (!here && !this.#here)) return
    this.#here = here
    const keys = others.filter(({ up }) => here && up).map(({ signer }) => signer.publicKey)
    this.#own.say(here ? (have.complete ? "seed" : "leech") : "stopped", have.count, have.length, keys)
  }
}
