/**
 * A simulated world: one virtual clock, seeded chance, nodes with up- and downlinks, circuits between them, partitions.
 * Real code runs in it over in-memory streams; time moves only when the real event loop has nothing left to do.
 * The same seed gives the same run.
 */
import type { Duplex } from "node:stream"
import { setImmediate } from "node:timers/promises"
import type { OnionAddress } from "../../core/ids.ts"
import { type Prng, prng } from "../../core/prng.ts"
import type { ClientKey } from "../Transport.ts"
import type { Pacer } from "./Pacer.ts"
import { type Timer, TimerQueue } from "./TimerQueue.ts"

/** One way through the network, as tor would give it. */
export interface Circuit {
  readonly latencyMs: number
  /** Up to so much more, by chance, for each segment; order is kept. */
  readonly jitterMs: number
  readonly bytesPerSecond: number
  /** Its rate at a time of the world, where it drifts. */
  readonly drift?: (now: number) => number
  /** Until a dial over it is through, where that is not some round trips. */
  readonly dialMs?: number
  /** Chance that a mebibyte breaks the stream, or silences it for ever. */
  readonly breaksPerMiB: number
  readonly stallsPerMiB: number
}

const QUIET_CIRCUIT: Circuit = {
  latencyMs: 150,
  jitterMs: 20,
  bytesPerSecond: 500_000,
  breaksPerMiB: 0,
  stallsPerMiB: 0,
}

/** A machine as the network sees it. */
export interface SimHost {
  readonly name: string
  readonly up: Pacer
  readonly down: Pacer
  readonly alive: boolean
}

export interface SimOnion {
  readonly host: SimHost
  /** Who may reach it, where not anybody. */
  readonly clients: readonly ClientKey[] | undefined
  readonly accept: (stream: Duplex) => void
}

/** 2026-01-01T00:00:00Z, when every world begins. */
const EPOCH = 1_767_225_600_000
/** So many turns of the event loop in a row without a sign of life are rest. */
const QUIET_TURNS = 4

export class SimWorld {
  readonly chance: Prng
  readonly onions = new Map<OnionAddress, SimOnion>()
  readonly pipes = new Set<{ resume(): void }>()
  /** Streams that came about. */
  dials = 0
  /** Octets that arrived anywhere. */
  delivered = 0
  /** Any sign of life of what runs in the world; whoever is touched by real code counts it up. */
  activity = 0
  /** The circuit that a dial from one machine to another gets. */
  circuit: (from: string, to: string) => Circuit = () => QUIET_CIRCUIT
  readonly #timers = new TimerQueue()
  #now = EPOCH
  #held = 0
  #sides = new Map<string, number>()

  constructor(seed: number) {
    this.chance = prng(seed)
  }

  /** Milliseconds since the world began. */
  get elapsed(): number {
    return this.#now - EPOCH
  }

  /** In whole milliseconds, rounded up: what falls into one is done together. */
  after(ms: number, run: () => void): Timer {
    this.activity++
    return this.#timers.add(Math.ceil(this.#now + Math.max(0, ms)), run)
  }

  get now(): number {
    return this.#now
  }

  /**
   * Machines of different groups no longer reach each other; who is in no group reaches all. Streams between them stand
   * still.
   */
  partition(...groups: readonly (readonly string[])[]): void {
    this.#sides = new Map(groups.flatMap((group, side) => group.map((name) => [name, side] as const)))
  }

  heal(): void {
    this.#sides.clear()
    for (const pipe of [...this.pipes]) pipe.resume()
  }

  blocked(a: string, b: string): boolean {
    const one = this.#sides.get(a)
    const other = this.#sides.get(b)
    return one !== undefined && other !== undefined && one !== other
  }

  /**
   * Lets time pass until `done` holds, or for `maxMs`, or until nothing is left that could happen.
   * @returns whether `done` holds.
   */
  async run(maxMs: number, done: () => boolean = () => false): Promise<boolean> {
    const end = this.#now + maxMs
    for (;;) {
      await this.#settle()
      if (done()) return true
      const timer = this.#timers.peek()
      if (!timer || timer.at > end) {
        this.#now = Math.max(this.#now, end)
        return done()
      }
      this.#now = Math.max(this.#now, timer.at)
      while (this.#timers.peek()?.at === timer.at) this.#timers.next()!.run()
    }
  }

  /**
   * Has time stand still while something real goes on that the event loop's turns do not show, as a worker's answer.
   */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#held++
    try {
      return await work
    } finally {
      this.#held--
      this.activity++
    }
  }

  /**
   * Waits until the real event loop has come to rest: promises, ticks, immediates, and what node:http2 does between
   * them.
   */
  async #settle(): Promise<void> {
    let seen = this.activity
    for (let quiet = 0; quiet < QUIET_TURNS || this.#held > 0; quiet++) {
      await setImmediate()
      if (this.activity !== seen) quiet = -1
      seen = this.activity
    }
  }
}
