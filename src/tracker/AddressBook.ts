/**
 * Where one tracker can be reached: its own onion, the address that was pasted, and its mirrors, each with how well it
 * answered. Hints, never truths: who answers there is checked. Bounded; what was good last is kept over restarts, and
 * addresses that have never answered, of which anybody can make up any number, are given out at a pace.
 */
import { backOff } from "../core/backOff.ts"
import type { Clock } from "../core/Clock.ts"
import { fromHex } from "../core/hex.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import { type MirrorHealth, chooseMirror } from "../core/mirrorChoice.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { Prng } from "../core/prng.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"

export interface Place extends MirrorHealth {
  readonly address: OnionAddress
  latencyMs: number | undefined
  failures: number
  retryAt: number
  /** When it last answered; 0: never. */
  goodAt: number
  /** It was good before the last restart. */
  readonly remembered: boolean
  /** Questions in a row for which it had no answer, though it was there. */
  misses: number
}

const SMOOTH = 0.3
/** Who answered last is stayed with while it is not slower than the mean by more than this. */
const TOLERATED = 1.25
/** So many questions in a row that it has no answer to are a failure. */
const MISSES = 8
/** Who has answered before is given up for another one, or forgotten, after so many failures in a row. */
const LOST = 6
/** New addresses: so many at once, then one each so often. */
const NEW_BURST = 8
const NEW_EVERY_MS = 5_000

export class AddressBook {
  readonly origin: OnionAddress
  readonly #places = new Map<OnionAddress, Place>()
  readonly #own = new Set<OnionAddress>()
  readonly #clock: Clock
  readonly #random: Prng
  readonly #limits: TrackerLimits
  #last: Place | undefined
  readonly #fresh: TokenBucket

  constructor(tracker: TrackerKey, known: readonly OnionAddress[], clock: Clock, random: Prng, limits: TrackerLimits) {
    this.#clock = clock
    this.#random = random
    this.#limits = limits
    this.#fresh = new TokenBucket(NEW_BURST, 1000 / NEW_EVERY_MS, clock.now())
    this.origin = onionAddress(fromHex(tracker))
    this.add(this.origin)
    for (const address of known) this.#put(address, true)
  }

  /** An onion of this node itself: never asked. */
  exclude(address: OnionAddress): void {
    this.#own.add(address)
    this.#places.delete(address)
  }

  /** @returns whether it was new, and there is room for it. */
  add(address: OnionAddress): boolean {
    return this.#put(address, false)
  }

  /** It has said itself that it serves no more. */
  drop(address: OnionAddress): void {
    if (address !== this.origin) this.#places.delete(address)
  }

  /** The better of two drawn at random, of those that need not be left alone for now. */
  next(except: ReadonlySet<OnionAddress> = new Set()): OnionAddress | undefined {
    const now = this.#clock.now()
    const fresh = this.#fresh.left(now) >= 1
    const open = this.places.filter((place) => !except.has(place.address) && (fresh || this.#proven(place)))
    const chosen = chooseMirror(open, now, this.#random)
    if (chosen && !this.#proven(chosen)) this.#fresh.spend(1)
    return chosen?.address
  }

  /** Whether it need not be left alone for now; one that is not known need not. */
  open(address: OnionAddress): boolean {
    return !this.#own.has(address) && (this.#places.get(address)?.retryAt ?? 0) <= this.#clock.now()
  }

  /** The one that answered last, while it is well and no slower than most. */
  get lastGood(): OnionAddress | undefined {
    const last = this.#last
    if (!last || last.failures > 0 || last.misses > 0 || this.#places.get(last.address) !== last) return undefined
    const healthy = this.places.flatMap(({ latencyMs, failures }) =>
      failures === 0 && latencyMs !== undefined ? latencyMs : [],
    )
    const mean = healthy.reduce((sum, ms) => sum + ms, 0) / Math.max(1, healthy.length)
    return (last.latencyMs ?? 0) <= mean * TOLERATED ? last.address : undefined
  }

  /** Whoever has to wait least: for who must ask, and finds all of them backing off. */
  soonest(
    except: ReadonlySet<OnionAddress> = new Set(),
  ): { readonly address: OnionAddress; readonly inMs: number } | undefined {
    const now = this.#clock.now()
    const [first] = this.places.filter(({ address }) => !except.has(address)).sort((a, b) => a.retryAt - b.retryAt)
    return first && { address: first.address, inMs: Math.max(0, first.retryAt - now) }
  }

  answered(address: OnionAddress, ms: number): void {
    const place = this.#places.get(address)
    if (!place) return
    this.#measured(place, ms)
    place.failures = place.misses = place.retryAt = 0
    place.goodAt = this.#clock.now()
    this.#last = place
  }

  /** It has said nothing for so long, and is waited for no more. */
  slow(address: OnionAddress, ms: number): void {
    const place = this.#places.get(address)
    if (place && ms > (place.latencyMs ?? 0)) this.#measured(place, ms)
  }

  /** It was there, and had no answer. */
  missed(address: OnionAddress): void {
    const place = this.#places.get(address)
    if (!place || ++place.misses < MISSES) return
    place.misses = 0
    this.failed(address)
  }

  /** Once for all that fail together: what fails while it is left alone anyway says nothing new. */
  failed(address: OnionAddress): void {
    const place = this.#places.get(address)
    const now = this.#clock.now()
    if (!place || place.retryAt > now) return
    const { firstRetryMs, lastRetryMs } = this.#limits
    place.retryAt = now + backOff(firstRetryMs, lastRetryMs, place.failures)
    place.failures++
  }

  /** None of them has answered since it failed last, or ever. */
  get isAlone(): boolean {
    return this.places.every(({ goodAt, failures }) => goodAt === 0 || failures > 0)
  }

  get places(): readonly Place[] {
    return [...this.#places.values()]
  }

  /**
   * What is worth remembering: the ones that have answered, latest first, then those of before that are not known to be
   * lost.
   */
  good(): readonly OnionAddress[] {
    const worth = this.places.filter(
      ({ goodAt, remembered, failures, address }) =>
        address !== this.origin && (goodAt > 0 || (remembered && failures < LOST)),
    )
    return worth.sort((a, b) => b.goodAt - a.goodAt).map(({ address }) => address)
  }

  #put(address: OnionAddress, remembered: boolean): boolean {
    if (this.#own.has(address) || this.#places.has(address)) return false
    if (this.#places.size >= this.#limits.addresses && !this.#evict()) return false
    this.#places.set(address, {
      address,
      latencyMs: undefined,
      failures: 0,
      retryAt: 0,
      goodAt: 0,
      remembered,
      misses: 0,
    })
    return true
  }

  #proven({ goodAt, remembered, address }: Place): boolean {
    return goodAt > 0 || remembered || address === this.origin
  }

  #measured(place: Place, ms: number): void {
    place.latencyMs = place.latencyMs === undefined ? ms : place.latencyMs * (1 - SMOOTH) + ms * SMOOTH
  }

  /**
   * Makes room by dropping one that has never answered: the one that fails most, or any, so that a flood of made-up
   * addresses does not keep out for ever one that is good; else one that has answered before and is lost.
   */
  #evict(): boolean {
    const by = (a: Place, b: Place) => b.failures - a.failures
    const others = this.places.filter(({ address }) => address !== this.origin)
    const untried = others.filter((place) => !this.#proven(place))
    const failing = untried.filter(({ failures }) => failures > 0).sort(by)[0]
    const gone =
      failing ??
      untried[Math.floor(this.#random() * untried.length)] ??
      others.filter(({ failures }) => failures >= LOST).sort(by)[0]
    return gone !== undefined && this.#places.delete(gone.address)
  }
}
