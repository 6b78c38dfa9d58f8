/**
 * Rooms of one tracker at the level of messages, on a virtual clock: latency, jitter and loss, partitions, crashes.
 * Owns time, chance and who is linked to whom; what goes along a link is SimRoomLink's.
 */
import type { Clock } from "../../src/core/Clock.ts"
import { Millis } from "../../src/core/ids.ts"
import type { Prng } from "../../src/core/prng.ts"
import { Room } from "../../src/tracker/Room.ts"
import { TRACKER_LIMITS, type TrackerLimits } from "../../src/tracker/TrackerLimits.ts"
import { type Timer, TimerQueue } from "../../src/transport/sim/TimerQueue.ts"
import { SimRoomLink } from "./SimRoomLink.ts"
import { seededChance } from "./seed.ts"
import { NOW, TRACKER_KEY } from "./trackerRecords.ts"

export interface Weather {
  readonly latencyMs: number
  /** Part of the latency, either way. */
  readonly jitter: number
  /** Of all messages. */
  readonly loss: number
}
/** Round trips of 0.8 s, as between two onions. */
export const TOR: Weather = { latencyMs: 400, jitter: 0.25, loss: 0.03 }

export interface SimRoom {
  readonly name: number
  readonly room: Room
  readonly bornAt: number
  readonly links: Set<SimRoomLink>
  alive: boolean
  diedAt: number
}

export class SimRooms {
  /** Milliseconds since the beginning. */
  now = 0
  readonly random: Prng
  readonly weather: Weather
  readonly limits: TrackerLimits
  readonly rooms: SimRoom[] = []
  readonly links = new Set<SimRoomLink>()
  /** Batches of news, records in them, their octets; comparisons and their octets; what of all that was lost. */
  readonly sent = { batches: 0, records: 0, octets: 0, rounds: 0, compareOctets: 0, lost: 0 }
  /** Whether these two may be linked now. */
  reachable: (a: SimRoom, b: SimRoom) => boolean = () => true
  onRecord: (room: SimRoom, record: Uint8Array) => void = () => undefined
  readonly #timers = new TimerQueue()
  /** Promises have been settled: what follows from them comes before any later timer. */
  #settled = false

  constructor(seed: number, rooms: number, weather = TOR, limits = TRACKER_LIMITS) {
    this.random = seededChance(seed)
    this.weather = weather
    this.limits = limits
    for (let i = 0; i < rooms; i++) this.add()
    for (const room of this.alive) this.dial(room)
  }

  get alive(): SimRoom[] {
    return this.rooms.filter((room) => room.alive)
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!
  }

  /** An empty room, without links. */
  add(): SimRoom {
    const clock: Clock = {
      now: () => this.now,
      date: () => Millis(NOW * 1000 + this.now),
      setTimeout: (run, ms) => this.after(ms, () => made.alive && run()),
      clearTimeout: (timer) => void (timer && ((timer as Timer).cancelled = true)),
    }
    const room: Room = new Room(TRACKER_KEY, () => true, clock, this.limits, {
      headSeen: () => undefined,
      forkFound: () => undefined,
      mirrorSeen: () => undefined,
      peersSeen: (_, records) => records.forEach((record) => this.onRecord(made, record)),
    })
    const made: SimRoom = {
      name: this.rooms.length,
      room,
      bornAt: this.now,
      links: new Set(),
      alive: true,
      diedAt: Number.POSITIVE_INFINITY,
    }
    this.rooms.push(made)
    return made
  }

  /** Opens links to others until it has as many as it wants. */
  dial(room: SimRoom): void {
    const has = (end: "from" | "to", of: SimRoom) =>
      [...of.links].filter((link) => link[end] === of && !link.fallen).length
    while (room.alive && has("from", room) < this.limits.linksOut) {
      const linked = new Set([room, ...[...room.links].flatMap((link) => [link.from, link.to])])
      const free = this.alive.filter(
        (other) => !linked.has(other) && this.reachable(room, other) && has("to", other) < this.limits.linksIn,
      )
      if (free.length === 0) return
      const link = new SimRoomLink(this, room, this.pick(free))
      this.links.add(link)
      for (const end of [link.from, link.to]) end.links.add(link)
      // A dial takes a few round trips.
      this.after(3 * this.delay(), () => link.open())
    }
  }

  /** As if power had failed: its links break, and those who dialled it dial another within a few seconds. */
  kill(room: SimRoom): void {
    room.alive = false
    room.diedAt = this.now
    for (const link of [...room.links]) {
      link.close()
      this.links.delete(link)
      for (const end of [link.from, link.to]) end.links.delete(link)
      if (link.from !== room) this.after(1_000 + this.random() * 4_000, () => this.dial(link.from))
    }
    room.room.close()
  }

  /** Links between what can no longer reach each other fall; who dialled them dials whom they can reach. */
  cut(): void {
    for (const link of this.links) {
      if (this.reachable(link.from, link.to)) continue
      link.close()
      link.fallen = true
      this.after(1_000 + this.random() * 4_000, () => this.dial(link.from))
    }
  }

  /** Each fallen link comes back within so long. */
  heal(withinMs: number): void {
    for (const link of this.links) if (link.fallen) this.after(this.random() * withinMs, () => link.open())
  }

  after(ms: number, run: () => void): Timer {
    return this.#timers.add(this.now + ms, run)
  }

  /** For who settles a promise in a timer. */
  settles(): void {
    this.#settled = true
  }

  delay(): number {
    const { latencyMs, jitter } = this.weather
    return latencyMs * (1 - jitter + 2 * jitter * this.random())
  }

  loses(): boolean {
    const lost = this.random() < this.weather.loss
    if (lost) this.sent.lost++
    return lost
  }

  /** @returns true when `until` held, seen after some timer; false when the time was over. */
  async run(ms: number, until: () => boolean = () => false): Promise<boolean> {
    const end = this.now + ms
    for (let timer = this.#timers.peek(); timer && timer.at <= end; timer = this.#timers.peek()) {
      this.#timers.next()
      this.now = timer.at
      timer.run()
      if (this.#settled) {
        this.#settled = false
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (until()) return true
    }
    this.now = end
    return until()
  }
}
