/**
 * What is there before a swarm is open: records that came while the metadata were fetched, lanes dialled to the first
 * of them (FIRST2), the session over which the metadata came, and a second one beside it (FIRST1). Nothing is asked
 * over any of them before the swarm has taken them over; what it does not take is closed in a minute. Bounded in all;
 * nothing here is proven to be of the swarm, whose infohash is not known yet.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock, Random } from "../core/Clock.ts"
import type { DialTimes } from "../core/DialTimes.ts"
import { toHex } from "../core/hex.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import type { TokenBucket } from "../core/TokenBucket.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { PeerRecord } from "../wire/PeerRecord.ts"
import { MAX_RECORDS } from "../wire/PeersExchange.ts"
import type { LentSession } from "./Exchange.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import type { Slot } from "./Peer.ts"
import { type Dialled, timedDial } from "./timedDial.ts"

/** Swarms for which anything may wait. */
const KEPT = 16
/** A server ends who asks for nothing for 15 s. */
const IDLE_MS = 10_000
/** Connections that nobody has taken over by then are closed. */
const LONGEST_MS = 60_000
/** Of each that told of peers. */
const MOST_BATCHES = 4
/** Signatures that are checked for whom to dial ahead. */
const CHECKED = 4

/** A lane that is dialled, or up, and has no swarm yet. */
export interface AheadLane {
  /** Key of the record that named it, in hex, and its place there. */
  readonly peer: string
  readonly index: number
  /**
   * Takes it over: its end is the taker's matter from now on, with how long the dial took, in ms.
   * @param signal ends a dial that is under way. @throws DialError
   */
  readonly session: (signal: AbortSignal) => Promise<Dialled>
  readonly end: () => void
  /** Counts no longer as one of the node's lanes: somebody else counts it from now on. */
  readonly free: () => void
}

/** A session to a share's onion that is dialled, or up, and what opens the share. */
export interface LentDial {
  readonly lane: Pick<AheadLane, "session" | "end" | "free">
  readonly share: LentSession["share"]
}

interface Waiting {
  records: readonly { readonly all: readonly Uint8Array[]; readonly source: HintSource }[]
  lent: LentSession | undefined
  second: LentDial | undefined
  lanes: readonly AheadLane[]
  timer: unknown
}

/** Of what all swarms share, that which dials need. */
export interface AheadShared {
  readonly clock: Clock
  readonly random: Random
  readonly limits: ExchangeLimits
  readonly sessions: Sessions
  readonly pace: TokenBucket
  readonly slots: Set<Slot>
  readonly dialTimes: DialTimes
}

export class Ahead {
  readonly #shared: AheadShared
  readonly #waiting = new BoundedMap<string, Waiting>(KEPT, { gone: (waiting) => this.#end(waiting) })

  constructor(shared: AheadShared) {
    this.#shared = shared
  }

  /** @param dial lanes to one of them: only while this node fetches the metadata, never as others would have it. */
  addRecords(torrent: string, records: readonly Uint8Array[], source: HintSource, dial: boolean): void {
    if (records.length === 0) return
    const waiting = this.#of(torrent)
    const kept = { all: records.slice(0, MAX_RECORDS), source }
    waiting.records = [...waiting.records.slice(1 - MOST_BATCHES), kept]
    if (dial && waiting.lanes.length === 0) this.#dial(waiting, kept.all)
  }

  lend(torrent: string, lent: LentSession): void {
    const waiting = this.#of(torrent)
    waiting.lent?.session.close()
    waiting.lent = lent
  }

  /** @param onion of the share, public key. */
  dialSecond(torrent: string, onion: Uint8Array, share: LentSession["share"]): void {
    const waiting = this.#of(torrent)
    if (waiting.second || !this.#mayDial()) return
    waiting.second = { lane: this.#lane("", 0, onion, () => (waiting.second = undefined)), share }
  }

  /** The swarm is open and takes what there is; lanes that are not taken one by one in a minute end. */
  take(torrent: string): Pick<Waiting, "records" | "lent" | "second"> & { readonly lanes: readonly AheadLane[] } {
    const waiting = this.#waiting.get(torrent)
    if (!waiting) return { records: [], lent: undefined, second: undefined, lanes: [] }
    const { records, lent, second, lanes } = waiting
    waiting.records = []
    waiting.lent = waiting.second = undefined
    return { records, lent, second, lanes }
  }

  /** The lane that was dialled to this onion of this peer, for who goes on with it. */
  lane(torrent: string, peer: string, index: number): AheadLane | undefined {
    const waiting = this.#waiting.get(torrent)
    const lane = waiting?.lanes.find((one) => one.peer === peer && one.index === index)
    if (waiting && lane) waiting.lanes = waiting.lanes.filter((one) => one !== lane)
    return lane
  }

  drop(torrent: string): void {
    const waiting = this.#waiting.get(torrent)
    if (!waiting) return
    this.#waiting.delete(torrent)
    this.#end(waiting)
  }

  stop(): void {
    for (const torrent of [...this.#waiting.keys()]) this.drop(torrent)
  }

  #of(torrent: string): Waiting {
    const { clock } = this.#shared
    const waiting: Waiting = this.#waiting.get(torrent) ?? {
      records: [],
      lent: undefined,
      second: undefined,
      lanes: [],
      timer: undefined,
    }
    this.#waiting.set(torrent, waiting)
    clock.clearTimeout(waiting.timer)
    waiting.timer = clock.setTimeout(() => this.#end(waiting), LONGEST_MS)
    return waiting
  }

  /** Its records may wait on: they cost nothing. */
  #end(waiting: Waiting): void {
    this.#shared.clock.clearTimeout(waiting.timer)
    waiting.lent?.session.close()
    waiting.lent = undefined
    waiting.second?.lane.end()
    for (const lane of waiting.lanes) lane.end()
  }

  /** As many lanes as a peer begins with, to one of those that say to have most. */
  #dial(waiting: Waiting, records: readonly Uint8Array[]): void {
    const { limits, random } = this.#shared
    const chance = random.bytes(records.length)
    const best = records
      .flatMap((bytes, i) => {
        const record = PeerRecord.decode(bytes)
        return record && (record.state === "seed" || record.state === "leech") ? [{ record, chance: chance[i]! }] : []
      })
      .toSorted((a, b) => b.record.have - a.record.have || a.chance - b.chance)
      .slice(0, CHECKED)
      .find(({ record }) => PeerRecord.isAuthentic(record))?.record
    for (let index = 0; best && index < limits.lanes.start; index++) {
      if (!this.#mayDial()) return
      const lane = this.#lane(toHex(best.peer), index, best.lanes[index % best.lanes.length]!, () => {
        waiting.lanes = waiting.lanes.filter((one) => one !== lane)
      })
      waiting.lanes = [...waiting.lanes, lane]
    }
  }

  #mayDial(): boolean {
    const { clock, limits, pace, slots } = this.#shared
    return slots.size < limits.maxLanes && pace.take(clock.now())
  }

  /** @param onOver it was not taken over, and will not be. */
  #lane(peer: string, index: number, onion: Uint8Array, onOver: () => void): AheadLane {
    const { clock, random, slots } = this.#shared
    const ended = new AbortController()
    const slot: Slot = { state: "dialing", stream: undefined, lane: undefined, since: clock.now() }
    slots.add(slot)
    const dialled = timedDial(this.#shared, onion, { circuit: toHex(random.bytes(16)), signal: ended.signal })
    let timer: unknown
    dialled.then(
      () => (timer = clock.setTimeout(end, IDLE_MS)),
      () => over(),
    )
    const over = () => {
      slots.delete(slot)
      onOver()
    }
    const end = () => {
      over()
      ended.abort()
      dialled.then(
        ({ session }) => session.close(),
        () => undefined,
      )
    }
    const take = async (signal: AbortSignal) => {
      signal.addEventListener("abort", () => ended.abort(), { once: true })
      if (signal.aborted) ended.abort()
      await dialled
      clock.clearTimeout(timer)
      return dialled
    }
    return { peer, index, session: take, end, free: () => slots.delete(slot) }
  }
}
