/**
 * This node's own PeerRecord in one swarm: signed anew when it matters to others (state, the first piece, each further
 * quarter, which onions are up), and every 300–420 s so that it does not run out. Its lifetime is 900 s; at rest
 * it is a day, and it is signed anew every 8–12 h. `stopped` is its last word.
 */
import type { Clock } from "../core/Clock.ts"
import { DateMark } from "../core/DateMark.ts"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash } from "../core/ids.ts"
import type { Prng } from "../core/prng.ts"
import { type Signer } from "../wire/ed25519.ts"
import { LIFETIME_SECONDS, MAX_REST_SECONDS, PeerRecord } from "../wire/PeerRecord.ts"

const REFRESH_MS = 300_000
const REFRESH_SPREAD_MS = 120_000
const REST_REFRESH_MS = 8 * 3_600_000
const REST_REFRESH_SPREAD_MS = 4 * 3_600_000
/** Where the date was set, what rests is signed anew in the course of an hour: at once would tell whose it is. */
const REST_REDATE_MS = 3_600_000

export class OwnRecord {
  readonly #signer: Signer
  readonly #swarm: PeerRecord["swarm"]
  readonly #clock: Clock
  readonly #random: Prng
  readonly #onChange: () => void
  #bytes: Uint8Array = new Uint8Array(0)
  #seq: number
  #said = ""
  #others: PeerRecord["lanes"] = []
  #percent = 0
  #state: PeerRecord["state"] | undefined
  #dated: DateMark | undefined
  #timer: unknown

  /**
   * @param signer of the first transfer onion, whose key is this node's name in the swarm.
   * @param after seq of the last word said in this swarm before, if any.
   */
  constructor(infoHash: InfoHash, signer: Signer, after: number, clock: Clock, random: Prng, onChange: () => void) {
    this.#seq = after
    this.#signer = signer
    this.#swarm = fromHex(infoHash)
    this.#clock = clock
    this.#random = random
    this.#onChange = onChange
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  get seq(): number {
    return this.#seq
  }

  /** Signs anew if what there is to say has changed. @param others keys of the onions that are up beside the first. */
  say(state: PeerRecord["state"], have: number, pieces: number, others: PeerRecord["lanes"] = []): void {
    this.#percent = pieces === 0 ? 100 : Math.floor((have / pieces) * 100)
    const said = `${state} ${have > 0} ${Math.floor(this.#percent / 25)} ${others.map(toHex).join(" ")}`
    if (said === this.#said) return
    this.#said = said
    this.#others = others
    this.#sign(state)
  }

  /** Signs what was said last again, where the date was set since. @returns whether it was. */
  redate(): boolean {
    if (!this.#dated?.wrong || this.#state === undefined || this.#state === "stopped") return false
    if (this.#state === "rest") this.#again("rest", REST_REDATE_MS * this.#random())
    else this.#sign(this.#state)
    return true
  }

  end(): void {
    this.#clock.clearTimeout(this.#timer)
  }

  #sign(state: PeerRecord["state"]): void {
    this.#clock.clearTimeout(this.#timer)
    this.#state = state
    this.#dated = new DateMark(this.#clock)
    const issued = Math.floor(this.#clock.date() / 1000)
    // A thousand changes fit a second, and after a restart the seq is higher all the same.
    this.#seq = Math.max(this.#seq + 1, issued * 1000)
    const lanes = [this.#signer.publicKey, ...this.#others]
    const [have, seq] = [this.#percent, this.#seq]
    const rests = state === "rest"
    const ttl = rests ? MAX_REST_SECONDS : LIFETIME_SECONDS
    this.#bytes = PeerRecord.sign(this.#signer, { swarm: this.#swarm, ttl, state, have, lanes, issued, seq })
    const [least, spread] = rests ? [REST_REFRESH_MS, REST_REFRESH_SPREAD_MS] : [REFRESH_MS, REFRESH_SPREAD_MS]
    if (state !== "stopped") this.#again(state, least + this.#random() * spread)
    this.#onChange()
  }

  #again(state: PeerRecord["state"], ms: number): void {
    this.#clock.clearTimeout(this.#timer)
    this.#dated = new DateMark(this.#clock)
    this.#timer = this.#clock.setTimeout(() => this.#sign(state), ms)
  }
}
