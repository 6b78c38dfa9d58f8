/**
 * How this node shows itself in one swarm: its transfer onions, and its own record, which names them. Nothing is said
 * before the onions' descriptors are there: who dials an onion too early has to back off.
 */
import type { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { Prng } from "../core/prng.ts"
import type { Handler, Sessions } from "../transport/Sessions.ts"
import type { Publication } from "../transport/Transport.ts"
import { signer } from "../wire/ed25519.ts"
import type { SwarmConfig } from "./Exchange.ts"
import { OwnRecord } from "./OwnRecord.ts"

export interface PresenceContext {
  readonly sessions: Sessions
  readonly clock: Clock
  readonly chance: Prng
  /** Seq of this node's last word in the swarm, if it was in it before. */
  readonly after: number
  /** The record is another than before. */
  readonly onRecord: (record: Uint8Array) => void
}

export class Presence {
  /** Of the own record: this node's name in the swarm. */
  readonly key: string
  readonly #sessions: Sessions
  readonly #seeds: SwarmConfig["seeds"]
  readonly #own: OwnRecord
  #publications: readonly Publication[] = []
  #ready = false
  #left = false

  constructor({ infoHash, seeds }: Pick<SwarmConfig, "infoHash" | "seeds">, ctx: PresenceContext) {
    const signers = seeds.map(signer)
    const { sessions, clock, chance, after, onRecord } = ctx
    this.key = toHex(signers[0]!.publicKey)
    this.#sessions = sessions
    this.#seeds = seeds
    this.#own = new OwnRecord(infoHash, signers, after, clock, chance, () => onRecord(this.#own.bytes))
  }

  /** Empty until something was said. */
  get record(): Uint8Array {
    return this.#own.bytes
  }

  get seq(): number {
    return this.#own.seq
  }

  /** @param have as it is when the onions are there. */
  async open(handler: Handler, have: Bitfield): Promise<void> {
    this.#publications = await Promise.all(this.#seeds.map((seed) => this.#sessions.serve(seed, handler)))
    void Promise.all(this.#publications.map((publication) => publication.ready)).then(() => {
      this.#ready = true
      this.say(have)
    })
  }

  say(have: Bitfield): void {
    if (this.#ready && !this.#left) this.#own.say(have.complete ? "seed" : "leech", have.count, have.length)
  }

  /** The last word. */
  leave(have: Bitfield): void {
    this.#left = true
    if (this.#ready) this.#own.say("stopped", have.count, have.length)
  }

  /** Signs anew where the date was set since. @returns whether it was. */
  redate(): boolean {
    return this.#own.redate()
  }

  async close(): Promise<void> {
    this.#own.end()
    await Promise.all(this.#publications.map((publication) => publication.close()))
  }
}
