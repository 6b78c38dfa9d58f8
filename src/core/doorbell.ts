/**
 * Which of the seeds at rest wakes for a leech, so that some do and not all. Each ranks itself among those at rest that
 * it knows, by a hash that nobody chooses for all leeches at once; the first four wake. How it thinks:
 *
 * Those in front may be gone, or may never have been: their words live for a day, and anybody can sign a thousand. So
 * the reach doubles with each round in which nobody came and nothing grew, and some minutes later everybody who is
 * there is within it. A round is a minute while fewer than two live seeds are known; an hour while there are more, as
 * these may be lies too, and a large torrent grows by a percent in an hour.
 *
 * Rounds are counted for the swarm, not for each leech: what is known of a leech is its record, and a flood of others
 * would push it out. Pure: time is given, and the table of records is the caller's.
 */
import { hash } from "node:crypto"
import { fromHex } from "./hex.ts"

export const FIRST_TO_WAKE = 4
export const ROUND_MS = 60_000
export const LONG_ROUND_MS = 3_600_000
/** Live seeds that are enough, if they are true. */
const ENOUGH_LIVE = 2
/** A leech's record that is older wakes nobody. */
const STALE_SECONDS = 300
/** Of a swarm's leeches so many are watched for growth, and looked at when a round is over. */
export const WATCHED = 64
const MOST_ROUNDS = 20

/** What the record of one that downloads says. */
export interface Leech {
  /** Its public key in hex. */
  readonly key: string
  /** Percent. */
  readonly have: number
  /** Seconds since 1970. */
  readonly issued: number
}

/** What is known of a swarm besides this node. */
export interface Neighbourhood {
  /** Public keys in hex of the others at rest. */
  resting(): Iterable<string>
  /** At most WATCHED of those that download, any. */
  leeches(): readonly Leech[]
  liveSeeds(): number
}

export class Doorbell {
  readonly #swarm: string
  readonly #own: string
  #rounds = 0
  #roundAt: number | undefined
  /** By key: what each of those that are watched had when the round began. */
  #watched: ReadonlyMap<string, number> = new Map()

  /** @param swarm infohash in hex · @param own public key in hex of this node's record. */
  constructor(swarm: string, own: string) {
    this.#swarm = swarm
    this.#own = own
  }

  /** How many of those at rest are called now, the first by rank. */
  get reach(): number {
    return FIRST_TO_WAKE * 2 ** this.#rounds
  }

  /** Whether this node is called by a leech's record. @param seconds now, since 1970. */
  calls({ key, issued }: Leech, resting: Iterable<string>, seconds: number): boolean {
    return seconds - issued <= STALE_SECONDS && this.#isWithin(key, resting)
  }

  /**
   * To be called now and then while at rest. @param now by the clock that nobody sets. @returns the leech that calls
   * this node since a round has ended, if one does.
   */
  look(now: number, seconds: number, around: Neighbourhood): Leech | undefined {
    const leeches = around.leeches()
    if (leeches.length === 0) {
      this.#rounds = 0
      this.#roundAt = undefined
      return undefined
    }
    if (this.#roundAt === undefined) {
      this.#begin(now, leeches)
      return undefined
    }
    const enough = around.liveSeeds() >= ENOUGH_LIVE
    if (now - this.#roundAt < (enough ? LONG_ROUND_MS : ROUND_MS)) return undefined
    const barren = leeches.some(({ key, have }) => have <= (this.#watched.get(key) ?? -1))
    if (barren) this.#rounds = Math.min(this.#rounds + 1, MOST_ROUNDS)
    this.#begin(now, leeches)
    return barren ? leeches.find((leech) => this.calls(leech, around.resting(), seconds)) : undefined
  }

  #begin(now: number, leeches: readonly Leech[]): void {
    this.#roundAt = now
    this.#watched = new Map(leeches.map(({ key, have }) => [key, have]))
  }

  /** Looks at no more of the others than it needs to. */
  #isWithin(leech: string, resting: Iterable<string>): boolean {
    const own = placeOf(this.#swarm, leech, this.#own)
    let before = 0
    for (const other of resting) {
      if (placeOf(this.#swarm, leech, other) < own && ++before >= this.reach) return false
    }
    return true
  }
}

/** The lower one wakes first. */
const placeOf = (swarm: string, leech: string, seed: string): string =>
  hash("sha256", fromHex(swarm + leech + seed), "hex")
