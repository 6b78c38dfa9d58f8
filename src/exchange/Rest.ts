/**
 * Whether a whole copy is up or at rest: it rests when nobody has had a session for a quarter of an hour, or when its
 * onions had to make room; and it wakes when a leech's record calls it (core/doorbell) and the node may wake one more
 * (WakeQueue). Owns when; what is up and what is said is Presence's. Who was served here and has gone does not call it
 * again by the word that called it before, which may be told for minutes still. At rest it costs neither onions nor
 * dials nor, as long as no leech is known, timers.
 */
import type { Clock } from "../core/Clock.ts"
import { Doorbell, type Leech, type Neighbourhood, ROUND_MS } from "../core/doorbell.ts"
import type { Prng } from "../core/prng.ts"
import type { WakeQueue } from "./WakeQueue.ts"

/** Without a session for so long it rests; and so long it stays, once it has woken. */
export const REST_AFTER_MS = 15 * 60_000
/** Those who wake for the same leech do not all do so at the same moment. */
const JITTER_MS = 3_000
/**
 * When a node starts, its torrents at rest say so in the course of an hour: said all at once, it would tell that they
 * are one node's.
 */
const SAY_WITHIN_MS = 3_600_000
/** Sessions are looked at so often when the first quarter of an hour is over. */
const CHECK_MS = 60_000

export interface RestContext {
  readonly torrent: string
  /** Infohash in hex. */
  readonly swarm: string
  /** Public key in hex of this node's record. */
  readonly own: string
  readonly clock: Clock
  readonly chance: Prng
  readonly queue: WakeQueue
  readonly around: Neighbourhood
  readonly presence: {
    /** Onions that can be dialled. */
    readonly up: number
    /** Gives up all onions; says so after `sayMs`. */
    rest(sayMs: number): void
    /**
     * One onion at least, until it rests again. Rejects where the carrier refuses it.
     * @param wanted by somebody, who is about to dial it.
     */
    wake(wanted: boolean): Promise<void>
  }
  /** Whether this is a whole copy. */
  complete(): boolean
  /** When somebody had a session last, by the clock; infinite while somebody has, or is about to. */
  usedAt(): number
}

export class Rest {
  readonly #ctx: RestContext
  readonly #bell: Doorbell
  #resting = false
  #ended = false
  /** Somebody has had octets since it woke. */
  #taken = false
  /** Whose word woke it; nobody's where it woke by itself. */
  #wokenBy: Leech | undefined
  /** At rest, the word that does not wake it again. */
  #heeded: Leech | undefined
  #standingIn = false
  /** Since when nobody has had a session, as far as is known. */
  #idleFrom = 0
  #wasUp = false
  #timer: unknown
  #look: unknown
  /** Without those leeches whose words are heeded. */
  readonly #around: Neighbourhood

  constructor(ctx: RestContext) {
    const { around } = ctx
    this.#ctx = ctx
    this.#around = {
      resting: () => around.resting(),
      leeches: () => around.leeches().filter((leech) => !this.#isHeeded(leech)),
      liveSeeds: () => around.liveSeeds(),
    }
    this.#bell = new Doorbell(ctx.swarm, ctx.own)
  }

  get resting(): boolean {
    return this.#resting
  }

  /** @param resting begins at rest, if it is a whole copy: for what was there before the node started. */
  begin(resting: boolean): void {
    if (this.#ended) return
    if (resting && this.#ctx.complete()) this.#rest(this.#ctx.chance() * SAY_WITHIN_MS)
    else this.#watch()
  }

  /** A leech's record, new or newer. */
  heard(leech: Leech): void {
    if (!this.#resting || this.#ended || this.#isHeeded(leech)) return
    this.#look ??= this.#ctx.clock.setTimeout(this.#lookAround, ROUND_MS)
    if (this.#bell.calls(leech, this.#around.resting(), this.#seconds)) this.#want(leech)
  }

  /** Somebody has had octets. */
  took(): void {
    this.#taken = true
  }

  /** Which onions are up has changed, or what there is here. */
  changed(): void {
    if (this.#ended) return
    const { complete, presence } = this.#ctx
    const up = presence.up > 0
    if (this.#resting && !complete()) this.#wake(true)
    else if (!this.#resting && up && !this.#wasUp) this.#watch()
    // It had to make room for another.
    else if (!this.#resting && !up && this.#wasUp && complete()) this.#rest(0, this.#taken ? "taken" : "in vain")
    this.#wasUp = up
  }

  /**
   * The source of a private swarm does not answer, so nobody hears for its holders any more: they stay up, as far as
   * there is room, and look once an hour whether there is.
   */
  standIn(on: boolean): void {
    this.#standingIn = on
    if (!on || !this.#resting || this.#ended) return
    const { torrent, queue, chance } = this.#ctx
    queue.want(torrent, undefined, chance() * JITTER_MS, () => this.#wake(false))
  }

  end(): void {
    this.#ended = true
    this.#quiet()
  }

  get #seconds(): number {
    return Math.floor(this.#ctx.clock.date() / 1000)
  }

  #want(leech: Leech): void {
    const { key } = leech
    const { torrent, queue, chance } = this.#ctx
    queue.want(torrent, key, chance() * JITTER_MS, () => this.#wake(true, leech))
  }

  readonly #lookAround = (): void => {
    const { clock } = this.#ctx
    const leech = this.#bell.look(clock.now(), this.#seconds, this.#around)
    if (leech) this.#want(leech)
    const more = this.#around.leeches().length > 0
    this.#look = more ? clock.setTimeout(this.#lookAround, ROUND_MS) : undefined
  }

  #wake(wanted: boolean, by?: Leech): void {
    if (!this.#resting || this.#ended) return
    this.#resting = false
    this.#wokenBy = by
    this.#watch()
    // One onion, until somebody is there. What the carrier refuses is a rest that goes on.
    this.#ctx.presence.wake(wanted).catch(() => this.#rest(0, "in vain"))
  }

  /**
   * @param how "in vain": nobody has had anything of it, so those who want it may call it again at once; "taken": it
   * made room when who had come was gone, so whoever woke it may by a newer word, and others at once.
   */
  #rest(sayMs: number, how?: "in vain" | "taken"): void {
    if (this.#ended) return
    const { around, presence, queue, torrent } = this.#ctx
    this.#quiet()
    this.#resting = true
    this.#wasUp = false
    presence.rest(sayMs)
    if (how) queue.forgive(torrent)
    if (how === "taken") this.#heeded = this.#wokenBy && latestOf(this.#wokenBy, around.leeches())
    // Those who are known already will not say it anew for minutes.
    for (const leech of around.leeches()) this.heard(leech)
  }

  #isHeeded({ key, issued }: Leech): boolean {
    return this.#heeded?.key === key && this.#heeded.issued === issued
  }

  /** Up from now on, for a quarter of an hour at least. */
  #watch(): void {
    this.#quiet()
    this.#taken = false
    this.#heeded = undefined
    this.#idleFrom = this.#ctx.clock.now()
    this.#timer = this.#ctx.clock.setTimeout(this.#check, REST_AFTER_MS)
  }

  readonly #check = (): void => {
    const { clock, usedAt, complete, presence } = this.#ctx
    const now = clock.now()
    const used = !complete() || (this.#standingIn && presence.up > 0) ? now : usedAt()
    this.#idleFrom = Math.min(now, Math.max(this.#idleFrom, used))
    const left = this.#idleFrom + REST_AFTER_MS - now
    if (left <= 0) this.#rest(0, this.#wasUp ? undefined : "in vain")
    else this.#timer = clock.setTimeout(this.#check, Math.min(left, CHECK_MS))
  }

  #quiet(): void {
    const { clock, queue, torrent } = this.#ctx
    clock.clearTimeout(this.#timer)
    clock.clearTimeout(this.#look)
    this.#look = undefined
    queue.drop(torrent)
  }
}

/** Its word as it is known now. */
const latestOf = (leech: Leech, all: readonly Leech[]): Leech => all.find(({ key }) => key === leech.key) ?? leech
