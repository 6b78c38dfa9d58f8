/**
 * A carrier that publishes no more onions than it bears: owns which of those that are asked for are published now. The
 * budget follows upload times (core/onionBudget); within it, who goes first is core/onionOrder. What must be up is up,
 * also beyond the budget. What has to make room lets nobody in any more, keeps who is connected, and waits its turn.
 */
import type { Duplex } from "node:stream"
import { backOff } from "../core/backOff.ts"
import type { Clock } from "../core/Clock.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { OnionAddress } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { inOrder, mustBeUp, roomFor } from "../core/onionOrder.ts"
import { checkClients } from "./clientKeys.ts"
import { KeptOnion } from "./KeptOnion.ts"
import {
  type DialOptions,
  type OnionFigures,
  type OnionSeed,
  type PublishOptions,
  type Publication,
  type Transport,
  type TransportHealth,
} from "./Transport.ts"
import { UploadTimes } from "./UploadTimes.ts"

/** So many are given to the carrier at once: it has a pace of its own, and the order is kept here. */
const AT_ONCE = 4
/** How often it is looked who was of use last, and whether the budget has grown. */
const LOOK_MS = 60_000
/** The same while one waits that somebody is about to dial: who holds its place may be left by the next moment. */
const WANTED_LOOK_MS = 2_000
/** And while one waits that seeks somebody. */
const SEEKING_LOOK_MS = 10_000
const SOON_MS = 100
const RETRY_MS = 5_000
const LONGEST_RETRY_MS = 300_000
const TRIES = 3

export class OnionKeeper implements Transport {
  readonly #inner: Transport
  readonly #clock: Clock
  readonly #times: UploadTimes
  readonly #kept = new Map<OnionAddress, KeptOnion>()
  readonly #unsubscribe: () => void
  #look: unknown
  #isSoon = false
  #balancing = false
  #again = false
  #closed = false

  constructor(inner: Transport, clock: Clock) {
    this.#inner = inner
    this.#clock = clock
    this.#times = new UploadTimes(clock, () => this.#balance())
    this.#unsubscribe = inner.onHealth((health) => this.#times.health(health))
    this.#times.health(inner.health())
  }

  get kind(): Transport["kind"] {
    return this.#inner.kind
  }

  /** Resolves at once; how the onion gets on is told as its standing. */
  async publish(
    seed: OnionSeed,
    accept: (stream: Duplex) => void,
    { claim = { use: "transfer" }, signal, ...rest }: PublishOptions = {},
  ): Promise<Publication> {
    const address = onionAddress(publicKeyOfSeed(seed))
    if (this.#closed) throw new Error("this carrier is closed")
    if (this.#kept.has(address)) throw new Error(`${address} is published already`)
    checkClients(rest.clients)
    signal?.throwIfAborted()
    const publishBy = (abort: AbortSignal) => this.#inner.publish(seed, accept, { ...rest, claim, signal: abort })
    const onion = new KeptOnion(address, claim, this.#clock, publishBy, () => {
      if (this.#kept.get(address) === onion) this.#kept.delete(address)
      this.#soon()
    })
    signal?.addEventListener("abort", () => void onion.close(), { once: true })
    this.#kept.set(address, onion)
    if (mustBeUp(claim)) this.#balance()
    else this.#soon()
    return onion
  }

  onions(): OnionFigures {
    const all = [...this.#kept.values()]
    const uploads = this.#times.figures()
    const always = all.filter(({ claim }) => mustBeUp(claim)).length
    return {
      ...uploads,
      room: roomFor(uploads.budget, always),
      up: all.filter(({ standing }) => standing === "up").length,
      published: all.filter(({ taken }) => taken).length,
      always,
      waiting: all.filter(({ standing }) => standing === "waiting").length,
    }
  }

  dial(to: OnionAddress, options: DialOptions): Promise<Duplex> {
    return this.#inner.dial(to, options)
  }

  unlock(onion: OnionAddress, key: Uint8Array | undefined): Promise<void> {
    return this.#inner.unlock(onion, key)
  }

  avoid(relays: readonly string[]): Promise<void> {
    return this.#inner.avoid(relays)
  }

  beacon(day: number): Promise<Uint8Array | undefined> {
    return this.#inner.beacon(day)
  }

  health(): TransportHealth {
    return this.#inner.health()
  }

  onHealth(listener: (health: TransportHealth) => void): () => void {
    return this.#inner.onHealth(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#unsubscribe()
    this.#clock.clearTimeout(this.#look)
    this.#times.end()
    await Promise.all([...this.#kept.values()].map((onion) => onion.close()))
    await this.#inner.close()
  }

  /** With many who ask, or go, at once, their order is made once. */
  #soon(): void {
    if (this.#closed || this.#isSoon) return
    this.#isSoon = true
    this.#clock.clearTimeout(this.#look)
    this.#look = this.#clock.setTimeout(() => this.#balance(), SOON_MS)
  }

  /** Has published what is to be published now. What is called while it runs has it run once more. */
  #balance(): void {
    this.#again = true
    if (this.#balancing) return
    this.#balancing = true
    try {
      while (this.#again && !this.#closed) {
        this.#again = false
        this.#once()
      }
    } finally {
      this.#balancing = false
    }
  }

  #once(): void {
    this.#isSoon = false
    const now = this.#clock.now()
    const budget = this.#times.budget(now)
    const ready = [...this.#kept.values()].filter(
      ({ taken, retryAt, claim }) => taken || retryAt <= now || mustBeUp(claim),
    )
    const first = inOrder(ready, budget, now)
    for (const onion of this.#kept.values()) if (onion.taken && !first.has(onion)) onion.makeRoom()
    let begun = [...this.#kept.values()].filter((onion) => onion.begun).length
    for (const onion of first) {
      if (onion.taken || onion.over || onion.retryAt > now) continue
      if (begun >= AT_ONCE) break
      begun++
      void this.#publish(onion)
    }
    this.#clock.clearTimeout(this.#look)
    if (this.#kept.size > 0) this.#look = this.#clock.setTimeout(() => this.#balance(), this.#next(now))
  }

  #next(now: number): number {
    const waiting = [...this.#kept.values()].filter(({ taken }) => !taken)
    const retries = waiting.filter(({ retryAt }) => retryAt > now).map(({ retryAt }) => retryAt - now)
    const isWanted = waiting.some(({ claim }) => claim.usedAt?.() === Number.POSITIVE_INFINITY)
    const look = isWanted ? WANTED_LOOK_MS : waiting.some(({ claim }) => claim.seeks?.()) ? SEEKING_LOOK_MS : LOOK_MS
    return Math.min(look, ...retries)
  }

  async #publish(onion: KeptOnion): Promise<void> {
    const askedAt = this.#clock.now()
    try {
      const inner = await onion.publish()
      if (!inner || !onion.isBy(inner)) return
      const timed = this.#times.begin(() => this.#tooLong(onion))
      onion.onGone(() => timed.end())
      inner.onStanding((standing) => {
        if (standing !== "up" || !onion.cameUp(inner)) return
        timed.done()
      })
    } catch {
      this.#later(onion)
      if (onion.failures % TRIES === 0) this.#times.failed(askedAt)
    }
    this.#balance()
  }

  /** What cannot be found holds no place that another could have; what must be up goes on. */
  #tooLong(onion: KeptOnion): void {
    if (mustBeUp(onion.claim)) return
    this.#later(onion)
    onion.makeRoom()
  }

  #later(onion: KeptOnion): void {
    onion.retryAt = this.#clock.now() + backOff(RETRY_MS, LONGEST_RETRY_MS, onion.failures)
    onion.failures++
  }
}
