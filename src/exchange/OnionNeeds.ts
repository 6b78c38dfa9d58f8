/**
 * Has a swarm hold as many onions as it needs (core/onionNeed). Looks now and then while it is in use or holds more
 * than one, and not at all while nothing happens: whoever connects wakes it.
 */
import type { Clock } from "../core/Clock.ts"
import { type NeededAt, type SwarmUse, neededNow, onionsHeld, onionsNeeded } from "../core/onionNeed.ts"

const LOOK_MS = 15_000
/** Whoever calls a swarm that rests needs so long to connect: until they have it counts as in use. */
const CALLED_MS = 120_000

export class OnionNeeds {
  readonly #clock: Clock
  readonly #use: () => SwarmUse
  readonly #hold: (count: number) => void
  #neededAt: NeededAt = []
  #usedAt: number
  #calledAt = Number.NEGATIVE_INFINITY
  #timer: unknown
  /** It holds nothing, whoever is connected still. */
  #resting = false

  constructor(clock: Clock, use: () => SwarmUse, hold: (count: number) => void) {
    this.#clock = clock
    this.#use = use
    this.#hold = hold
    this.#usedAt = clock.now()
  }

  /** When the swarm was of use last; infinite while it is. */
  readonly usedAt = (): number => {
    const { sessions, lanes } = this.#use()
    const called = this.#clock.now() - this.#calledAt < CALLED_MS
    return sessions > 0 || lanes > 0 || called ? Number.POSITIVE_INFINITY : this.#usedAt
  }

  /** Somebody connected, or this node did. */
  wake(): void {
    this.#usedAt = this.#clock.now()
    this.#lookIfIdle()
  }

  /** Octets went out: who called has come, and when they go the place may be another's. */
  took(): void {
    this.#calledAt = Number.NEGATIVE_INFINITY
    this.#usedAt = this.#clock.now()
  }

  /** It rests no longer. @param wanted by somebody who is about to dial it. */
  rouse(wanted: boolean): void {
    if (wanted) this.#calledAt = this.#usedAt = this.#clock.now()
    this.#resting = false
    this.#lookIfIdle()
  }

  /** It needs no onion until it is roused. */
  rest(): void {
    this.#resting = true
    this.#neededAt = []
    this.#clock.clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #lookIfIdle(): void {
    if (this.#timer === undefined) this.#look()
  }

  #look(): void {
    if (this.#resting) return
    const [now, use] = [this.#clock.now(), this.#use()]
    const needed = onionsNeeded(use)
    this.#neededAt = neededNow(this.#neededAt, needed, now)
    if (needed > 1) this.#usedAt = now
    const held = onionsHeld(this.#neededAt, now)
    this.#hold(held)
    const looks = use.sessions > 0 || use.lanes > 0 || held > 1
    this.#timer = looks ? this.#clock.setTimeout(() => this.#look(), LOOK_MS) : undefined
  }
}
