/**
 * The places of one onion: who is let in, when, and who leaves for it. On an onion all callers look alike, so what
 * counts is what they do: newcomers come in at a pace that each cut-off slows, the newest first, since who was cut off
 * came back before; when all places are taken, the stranger leaves who has done nothing for longest; some are kept for
 * members, whom a handler has welcomed.
 */
import type { Duplex } from "node:stream"
import type { Clock } from "../../core/Clock.ts"
import { TokenBucket } from "../../core/TokenBucket.ts"
import type { SessionLimits } from "./settings.ts"

/** A session that holds a place. */
export interface Guest {
  readonly end: () => void
  /** Whether it was ever answered with what it asked for. */
  heard: boolean
  member: boolean
  /** Its last whole request, or when it took some of an answer. */
  activeAt: number
}

/** Who did something within this keeps its place. */
const RESTING_MS = 5_000
/** Newcomers that wait for their turn: so many, so long. */
const WAITING = 128
const WAITING_MS = 15_000
/** A cut-off costs the onion's newcomers so many turns. */
const STRIKE = 2
const LOOK_AGAIN_MS = 500

export class Places {
  readonly #clock: Clock
  readonly #limits: SessionLimits
  readonly #open: (stream: Duplex) => Guest
  readonly #guests = new Set<Guest>()
  /** The newest last. */
  readonly #waiting = new Map<Duplex, number>()
  /** Newcomers that may come in; each cut-off takes some away. */
  readonly #turns: TokenBucket
  #timer: unknown

  /** @param open begins a session on a stream whose turn has come. */
  constructor(clock: Clock, limits: SessionLimits, open: (stream: Duplex) => Guest) {
    this.#clock = clock
    this.#limits = limits
    this.#open = open
    this.#turns = new TokenBucket(limits.newcomers, limits.newcomersPerSecond, clock.now())
  }

  /** A newcomer: heard at once where there is no rush. */
  arrive(stream: Duplex): void {
    this.#waiting.set(stream, this.#clock.now())
    stream.once("close", () => this.#waiting.delete(stream))
    if (this.#waiting.size > WAITING) this.#dismiss(this.#waiting.keys().next().value!)
    this.#admit()
  }

  /** @param struck whether it was cut off. */
  leave(guest: Guest, struck: boolean): void {
    if (!this.#guests.delete(guest)) return
    if (struck) {
      const most = this.#turns.left(this.#clock.now()) + this.#limits.newcomers / 2
      this.#turns.spend(Math.min(STRIKE, most))
    }
    this.#admit()
  }

  /** A handler knows this caller as one of its own: strangers cannot take its place. */
  welcome(guest: Guest): void {
    if (guest.member || !this.#guests.has(guest)) return
    guest.member = true
    const members = [...this.#guests].filter(({ member }) => member)
    // As many places stay for strangers: the member that has done nothing for longest is one again.
    if (members.length > this.#limits.sessions - this.#kept) members.reduce(longest).member = false
  }

  close(): void {
    this.#clock.clearTimeout(this.#timer)
    for (const stream of [...this.#waiting.keys()]) this.#dismiss(stream)
    for (const { end } of [...this.#guests]) end()
  }

  get #kept(): number {
    return Math.floor(this.#limits.sessions / 4)
  }

  #admit(): void {
    this.#clock.clearTimeout(this.#timer)
    const now = this.#clock.now()
    for (const [stream, since] of this.#waiting) {
      if (now - since < WAITING_MS) break
      this.#dismiss(stream)
    }
    while (this.#waiting.size > 0 && this.#turns.left(now) >= 1 && this.#room(now)) {
      const stream = [...this.#waiting.keys()].at(-1)!
      this.#waiting.delete(stream)
      if (stream.destroyed) continue
      this.#turns.spend(1)
      const guest = this.#open(stream)
      if (!stream.destroyed) this.#guests.add(guest)
    }
    if (this.#waiting.size === 0) return
    const turn = this.#turns.waitMs(now)
    this.#timer = this.#clock.setTimeout(
      () => this.#admit(),
      Math.max(1, turn > 0 ? Math.min(turn, WAITING_MS) : LOOK_AGAIN_MS),
    )
  }

  /** Whether there is a place, or one was made. */
  #room(now: number): boolean {
    const strangers = [...this.#guests].filter(({ member }) => !member)
    if (this.#guests.size < this.#limits.sessions && strangers.length < this.#limits.sessions - this.#kept) return true
    const resting = strangers.filter(({ activeAt }) => now - activeAt >= RESTING_MS)
    if (resting.length === 0) return false
    const silent = resting.filter(({ heard }) => !heard)
    const guest = (silent.length > 0 ? silent : resting).reduce(longest)
    this.#guests.delete(guest)
    guest.end()
    return true
  }

  #dismiss(stream: Duplex): void {
    this.#waiting.delete(stream)
    stream.destroy()
  }
}

const longest = (a: Guest, b: Guest): Guest => (b.activeAt < a.activeAt ? b : a)
