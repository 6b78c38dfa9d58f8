/**
 * Who else is in one swarm: the records that are true, and the peers whom they name as this node deals with them.
 * Keeps the two in step; whom to dial is chosen by others, out of the candidates here.
 */
import type { Clock } from "../core/Clock.ts"
import { type Leech, type Neighbourhood, WATCHED } from "../core/doorbell.ts"
import type { InfoHash } from "../core/ids.ts"
import type { LaneRules } from "../core/laneRules.ts"
import type { PiecePicker } from "../core/PiecePicker.ts"
import type { Prng } from "../core/prng.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import type { PeerRecord } from "../wire/PeerRecord.ts"
import { ClockWatch } from "./ClockWatch.ts"
import { Peer } from "./Peer.ts"
import { type PeerEntry, PeerTable } from "./PeerTable.ts"

export interface PeersContext {
  readonly infoHash: InfoHash
  /** Key of this node's own record. */
  readonly own: string
  readonly clock: Clock
  readonly chance: Prng
  readonly maxRecords: number
  readonly picker: PiecePicker
  readonly nextPeer: () => number
  readonly lanes: LaneRules
  /** The record of one that downloads, new or newer. */
  readonly onLeech?: (leech: Leech) => void
}

/** One who may be asked whom they know. */
export interface Holder {
  readonly peer: Peer
  readonly onions: readonly Uint8Array[]
  /** As they said last: then their onions are probably down. */
  readonly rests: boolean
}

export interface Candidate {
  readonly peer: Peer
  /** Percent. */
  readonly have: number
  readonly turn: number
}

/** A peer that failed so often in a row does not count as reachable. */
const UNREACHABLE = 4

export class SwarmPeers implements Iterable<Peer> {
  readonly #ctx: PeersContext
  readonly #table: PeerTable
  readonly #peers = new Map<string, Peer>()
  readonly #clock = new ClockWatch()

  constructor(ctx: PeersContext) {
    this.#ctx = ctx
    this.#table = new PeerTable(ctx.infoHash, ctx.own, ctx.maxRecords, ctx.chance)
  }

  get size(): number {
    return this.#peers.size
  }

  [Symbol.iterator](): Iterator<Peer> {
    return this.#peers.values()
  }

  /** Lanes that have brought something, of all of them. */
  get carrying(): number {
    let lanes = 0
    for (const peer of this) for (const { meter } of peer.lanes()) if (meter.total > 0) lanes++
    return lanes
  }

  /** Whose record has this key. */
  named(key: string): Peer | undefined {
    return this.#peers.get(key)
  }

  /** Whom this node may ask whom they know: those with a lane, and those who were reached, or may be. */
  *holders(): Iterable<Holder> {
    const now = this.#ctx.clock.now()
    for (const { key, record } of this.#table.live(this.#seconds)) {
      const peer = this.#peers.get(key)
      if (peer && !peer.cutOff(now) && !peer.faded) yield { peer, onions: record.lanes, rests: record.state === "rest" }
    }
  }

  /** With the keys of its transfer onions. */
  find(number: number): { readonly peer: Peer; readonly onions: readonly Uint8Array[] } | undefined {
    for (const peer of this) {
      if (peer.number !== number) continue
      const onions = this.#table.get(peer.key)?.record.lanes
      return onions && { peer, onions }
    }
    return undefined
  }

  /** @returns what was new and true, and is worth telling others. */
  add(records: readonly Uint8Array[], source: HintSource): readonly Uint8Array[] {
    const { clock, nextPeer, picker, lanes } = this.#ctx
    const added: Uint8Array[] = []
    for (const bytes of records) {
      const entry = this.#table.add(bytes, this.#seconds, source)
      if (entry === "too-early" || entry === "over") this.#clock.refused(bytes, this.#seconds)
      if (typeof entry === "string") continue
      const known = this.#peers.get(entry.key)
      if (!known?.faded) added.push(entry.bytes)
      if (known?.reached) {
        // A new record is a sign of life; of who never was there it is none, as anybody can sign for onions that do not
        // exist.
        known.failures = 0
        known.retryAt = Math.min(known.retryAt, clock.now())
      } else if (!known) this.#peers.set(entry.key, new Peer(nextPeer(), entry.key, picker, lanes))
      this.#peers.get(entry.key)!.says(entry.record)
      if (isLeech(entry.record)) this.#ctx.onLeech?.(leechOf(entry))
    }
    return added
  }

  /** Who is there besides this node. */
  readonly around: Neighbourhood = {
    resting: () => this.#table.resting(this.#seconds),
    leeches: () =>
      this.#table
        .live(this.#seconds)
        .filter(({ record }) => isLeech(record))
        .slice(0, WATCHED)
        .map(leechOf),
    liveSeeds: () =>
      this.#table.live(this.#seconds).filter(({ record: { state, have } }) => state === "seed" && have === 100).length,
  }

  /** Whether nobody is known who is up. */
  get alone(): boolean {
    return this.#table.live(this.#seconds).every(({ record }) => record.state === "rest")
  }

  /** Up to `most` encoded records for somebody who asks. */
  some(most: number): readonly Uint8Array[] {
    const now = this.#ctx.clock.now()
    const fits = (key: string) => {
      const peer = this.#peers.get(key)
      return !peer?.cutOff(now) && !peer?.faded
    }
    return this.#table.some(most, this.#seconds, fits).map(({ bytes }) => bytes)
  }

  /** It has answered this node. */
  reached(peer: Peer): void {
    peer.reached = true
    this.#table.reached(peer.key)
  }

  /** Whose records live, who are up and not cut off. @param spared whether one that was cut off before may be tried. */
  candidates(spared: (peer: Peer) => boolean): readonly Candidate[] {
    this.forget()
    const now = this.#ctx.clock.now()
    return this.#table.live(this.#seconds).flatMap(({ key, record, turn }) => {
      const peer = this.#peers.get(key)
      // Who rests keeps those who are connected.
      const up = record.state !== "rest" || (peer && [...peer.lanes()].length > 0)
      const wanted = up && peer && !peer.cutOff(now) && (peer.chosen || peer.strikes === 0 || spared(peer))
      return wanted ? [{ peer, turn, have: record.have }] : []
    })
  }

  /** What those say who are here, those at rest too, and do not fail all the time. */
  reachable(): readonly PeerRecord[] {
    const now = this.#ctx.clock.now()
    return this.#table.live(this.#seconds).flatMap(({ key, record }) => {
      const peer = this.#peers.get(key)
      return peer && !peer.cutOff(now) && peer.failures < UNREACHABLE ? [record] : []
    })
  }

  /**
   * Seconds that this clock seems to be ahead of the others', where nobody is left because of that; negative: behind.
   */
  get clockAhead(): number | undefined {
    return this.#table.live(this.#seconds).length > 0 ? undefined : this.#clock.ahead(this.#seconds)
  }

  /** Keeps the peers in step with the table's cap; who was cut off is remembered as long as there is room. */
  forget(): void {
    this.#table.freshen(this.#seconds)
    if (this.#peers.size <= this.#table.size) return
    const { maxRecords } = this.#ctx
    for (const [key, peer] of this.#peers) {
      if (!this.#table.get(key) && !peer.chosen && (peer.strikes === 0 || this.#peers.size > 2 * maxRecords))
        this.#peers.delete(key)
    }
  }

  get #seconds(): number {
    return Math.floor(this.#ctx.clock.date() / 1000)
  }
}

const isLeech = ({ state, have }: PeerRecord): boolean => state === "leech" && have < 100

const leechOf = ({ key, record: { have, issued } }: PeerEntry): Leech => ({ key, have, issued })
