/**
 * A peer of a swarm as this node deals with it: its number (never an address in events), what it has, its lanes, and
 * how dials to it went. Volatile. Who gets lanes is LanePlanner's decision.
 */
import { backOff } from "../core/backOff.ts"
import type { Bitfield } from "../core/Bitfield.ts"
import type { PieceIndex } from "../core/ids.ts"
import { initialPlan, type LanePlan } from "../core/lanePlan.ts"
import { type LaneRules, LANE_RULES } from "../core/laneRules.ts"
import { LEAF_SIZE } from "../core/merkleTree.ts"
import type { PiecePicker } from "../core/PiecePicker.ts"
import type { PeerRecord } from "../wire/PeerRecord.ts"
import type { Lane } from "./Lane.ts"

/** wanted: asked of the actors · dialing: connect is under way · open · failed: the stream's actor may try again. */
export interface Slot {
  state: "wanted" | "dialing" | "open" | "failed"
  stream: string | undefined
  lane: Lane | undefined
  /** Given up: its lane or dial ends as soon as it can. */
  unwanted?: boolean
  since: number
}

/** Dials in vain after which a hint is believed no more. */
const FADED = 3
/** The longest pause between two dials, in first pauses. */
const LONGEST_RETRY = 20
/** For each time that it was cut off. */
const TRIAL_OCTETS = 256 * 1024
const TRIAL_REQUEST = 64 * 1024

export class Peer {
  readonly number: number
  /** Its public key, as the record table names it. */
  readonly key: string
  readonly slots = new Map<number, Slot>()
  has: Bitfield | undefined
  /** How often it was cut off for what does not fit. */
  strikes = 0
  /** Until when it is, for the last time. */
  cutUntil = 0
  failures = 0
  /** It has told this node what it has, at some time. */
  reached = false
  retryAt = 0
  chosenAt = 0
  usefulAt = 0
  /** Octets per second when last measured. */
  rate: number | undefined
  plan: LanePlan
  /** Octets found right, ever. */
  verified = 0
  /** No lane more before: those that it had beside others were soon lost. */
  nextLaneAt = 0
  /** The lane that carries its `have` answer. */
  haveLane: Lane | undefined
  readonly #picker: PiecePicker
  #said = ""
  #saidAtCut = ""
  /** News count from this moment on. */
  #newsFrom = 0
  /** Octets found right since it was last cut off. */
  #proven = 0
  #lanesLost = 0

  constructor(number: number, key: string, picker: PiecePicker, lanes: LaneRules = LANE_RULES) {
    this.plan = initialPlan(lanes)
    this.number = number
    this.key = key
    this.#picker = picker
  }

  get chosen(): boolean {
    return this.slots.size > 0
  }

  *lanes(): Iterable<Lane> {
    for (const slot of this.slots.values()) if (slot.lane && !slot.lane.over) yield slot.lane
  }

  cutOff(now: number): boolean {
    return now < this.cutUntil
  }

  /**
   * It sent what does not fit: it is not asked for a while, each time for twice as long, and then as little as can be.
   */
  cut(now: number, { cutMs, longestCutMs }: { readonly cutMs: number; readonly longestCutMs: number }): void {
    this.#saidAtCut = this.#said
    this.#newsFrom = now + cutMs
    this.cutUntil = now + backOff(cutMs, longestCutMs, this.strikes)
    this.strikes++
    this.#proven = 0
  }

  /** What its record says. If that is another thing than when it was cut off, it is tried sooner, yet not at once. */
  says({ state, have }: Pick<PeerRecord, "state" | "have">): void {
    this.#said = `${state} ${have}`
    if (this.#said !== this.#saidAtCut) this.cutUntil = Math.min(this.cutUntil, this.#newsFrom)
  }

  /** Octets that it may be asked for at once: little, until some of what it sends has been found right again. */
  get trial(): number | undefined {
    if (this.#proven >= TRIAL_OCTETS * this.strikes) return undefined
    return this.#proven === 0 ? LEAF_SIZE : TRIAL_REQUEST
  }

  proved(octets: number): void {
    this.verified += octets
    if (this.strikes > 0) this.#proven += octets
  }

  /** Its bitfield, new or anew. */
  hasPieces(has: Bitfield): void {
    this.forget()
    this.has = has
    this.#picker.addPeer(has)
  }

  gained(pieces: readonly PieceIndex[]): void {
    for (const piece of pieces) if (this.has?.add(piece)) this.#picker.addHave(piece)
  }

  lacks(piece: PieceIndex): void {
    if (this.has?.delete(piece)) this.#picker.removeHave(piece)
  }

  /** Nothing is known any more of what it has: its last lane is gone. */
  forget(): void {
    if (this.has) this.#picker.removePeer(this.has)
    this.has = undefined
  }

  /** A mere hint that was tried in vain: not told to others any more, and no newer record of it makes it better. */
  get faded(): boolean {
    return !this.reached && this.failures >= FADED
  }

  /** One of several lanes has ended by itself; after a fair while that says nothing of the next one. */
  laneLost(now: number, retryMs: number, fair: boolean): void {
    this.#lanesLost = fair ? 0 : this.#lanesLost + 1
    if (!fair) this.nextLaneAt = now + backOff(retryMs, retryMs * LONGEST_RETRY, this.#lanesLost - 1)
  }

  /** Lanes ended that should not have. Those that end together, as when a machine has slept, are one failure. */
  lost(now: number, retryMs: number): void {
    if (now >= this.retryAt) this.failed(now, retryMs)
  }

  failed(now: number, retryMs: number): void {
    this.retryAt = now + backOff(retryMs, retryMs * LONGEST_RETRY, this.failures)
    this.failures++
  }
}
