/**
 * Opens the lanes that stream actors dial, follows each to its end, and keeps one `have` answer of each connected peer
 * running. Owns what a failed or ended lane means for its peer; who should have lanes is LanePlanner's decision.
 */
import type { Clock } from "../core/Clock.ts"
import type { DialTimes } from "../core/DialTimes.ts"
import type { InfoHash, PieceIndex } from "../core/ids.ts"
import type { Throttle } from "./Throttle.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { DialError } from "../transport/Transport.ts"
import { HaveError } from "../wire/haveFrames.ts"
import type { AheadLane } from "./Ahead.ts"
import { byInfoHash, type SwarmAsking } from "./asking.ts"
import type { Download } from "./Download.ts"
import type { ExchangeLimits } from "./ExchangeLimits.ts"
import { hear } from "./hear.ts"
import { Lane } from "./Lane.ts"
import type { LaneEnd } from "./LaneContext.ts"
import type { LanePlanner } from "./LanePlanner.ts"
import type { Peer, Slot } from "./Peer.ts"
import type { SwarmPeers } from "./SwarmPeers.ts"
import { type Dialled, timedDial } from "./timedDial.ts"

/** A lane that lived so long was no failure, whatever ended it. */
const FAIR_MS = 60_000

export interface DialerContext {
  readonly infoHash: InfoHash
  readonly pieceCount: number
  readonly sessions: Sessions
  readonly clock: Clock
  readonly limits: ExchangeLimits
  readonly download: Download
  readonly throttle: Throttle
  readonly peers: Iterable<Peer> & Pick<SwarmPeers, "find" | "reached">
  readonly slots: Pick<LanePlanner, "slot" | "freed">
  readonly dialTimes: DialTimes
  /** The lane that was dialled before the swarm was open, if there is one. */
  ahead(peer: Peer, index: number): AheadLane | undefined
  /** The swarm is being left. */
  isClosed(): boolean
  /** A lane is dialled. */
  onDial(): void
  /** Octets came that were of no use. */
  onWaste(octets: number): void
  /** A peer's last lane has ended. */
  onEnded(): void
  ban(peer: Peer, piece: PieceIndex | undefined): void
}

export class LaneDialer {
  readonly #ctx: DialerContext
  readonly #asking: SwarmAsking
  readonly #lanes = new Map<string, Lane>()

  constructor(ctx: DialerContext) {
    this.#ctx = ctx
    this.#asking = byInfoHash(ctx.infoHash)
  }

  /** Lanes that are open. */
  get open(): number {
    return this.#lanes.size
  }

  lane(stream: string): Lane | undefined {
    return this.#lanes.get(stream)
  }

  /** @returns how long the dial took, in ms; nothing for a lane that is open already. @throws DialError */
  async connect(
    number: number,
    index: number,
    stream: string,
    signal: AbortSignal,
    onEnd: (end: LaneEnd) => void,
  ): Promise<number | undefined> {
    const { clock, limits, slots, download, throttle } = this.#ctx
    if (this.#lanes.has(stream)) return undefined
    const found = this.#ctx.peers.find(number)
    if (!found || found.peer.cutOff(clock.now()) || this.#ctx.isClosed() || download.halted || !download.wanting)
      throw unwanted()
    const { peer, onions } = found
    const slot = slots.slot(peer, index)
    if (!slot || slot.state === "dialing" || slot.state === "open") throw unwanted()
    slot.state = "dialing"
    slot.stream = stream
    this.#ctx.onDial()
    let took: number
    try {
      const { session, ms } = await this.#session(peer, index, onions[index % onions.length]!, stream, signal)
      if (slot.unwanted || peer.cutOff(clock.now()) || this.#ctx.isClosed()) {
        session.close()
        throw unwanted()
      }
      const lane = new Lane(peer, index, stream, session, {
        clock,
        asking: this.#asking,
        download,
        throttle,
        pipeline: limits.pipeline,
        silentMs: limits.silentMs,
        events: {
          onBadLeaf: (error) => this.#ctx.ban(peer, error.piece),
          onWaste: (octets) => this.#ctx.onWaste(octets),
        },
      })
      took = ms
      slot.state = "open"
      slot.lane = lane
      this.#lanes.set(stream, lane)
      void lane.ended.then((end) => {
        this.#ended(peer, lane)
        onEnd(end)
      })
    } catch (error) {
      this.#failed(peer, index, slot, error)
      throw error
    }
    this.listen()
    slot.lane.sample(0)
    slot.lane.pump()
    return took
  }

  #session(peer: Peer, index: number, onion: Uint8Array, circuit: string, signal: AbortSignal): Promise<Dialled> {
    const lane = this.#ctx.ahead(peer, index)
    return lane ? lane.session(signal) : timedDial(this.#ctx, onion, { circuit, signal })
  }

  /** Sees to it that every peer with an open lane tells what it has. */
  listen(): void {
    for (const peer of this.#ctx.peers) {
      if (!peer.chosen || peer.haveLane) continue
      const [lane] = peer.lanes()
      if (lane) this.#listen(peer, lane)
    }
  }

  #listen(peer: Peer, lane: Lane): void {
    const { pieceCount, limits } = this.#ctx
    peer.haveLane = lane
    const pump = () => {
      for (const lane of peer.lanes()) lane.pump()
    }
    hear(lane.session, this.#asking, pieceCount, limits, {
      has: (has) => {
        this.#ctx.peers.reached(peer)
        peer.hasPieces(has)
        pump()
      },
      gained: (pieces) => {
        peer.gained(pieces)
        pump()
      },
    })
      .then((answer) => {
        if (answer.status !== 200) lane.close("does not serve this swarm")
      })
      .catch((error: unknown) => {
        if (error instanceof HaveError) this.#ctx.ban(peer, undefined)
      })
      .finally(() => {
        if (peer.haveLane === lane) peer.haveLane = undefined
      })
  }

  #failed(peer: Peer, index: number, slot: Slot, error: unknown): void {
    const { clock, limits, slots } = this.#ctx
    const now = clock.now()
    if (slot.unwanted) return slots.freed(peer, index)
    slot.state = "failed"
    slot.since = now
    if ([...peer.slots.values()].some((s) => s.state === "open" || s.state === "dialing")) return
    // What carries this node was away, which says nothing of the peer: it must not wait for longer each time, nor be
    // given up.
    if (error instanceof DialError && error.code === "not-ready") peer.retryAt = now + limits.retryMs
    else peer.failed(now, error instanceof DialError && error.remedy === "stop" ? limits.retryMs * 20 : limits.retryMs)
    for (const [other, s] of peer.slots) if (s.state === "failed") slots.freed(peer, other)
  }

  #ended(peer: Peer, lane: Lane): void {
    const { clock, limits, slots } = this.#ctx
    const now = clock.now()
    this.#lanes.delete(lane.stream)
    const ours = peer.slots.get(lane.index)?.unwanted === true
    slots.freed(peer, lane.index)
    if (peer.haveLane === lane) peer.haveLane = undefined
    const fair = lane.meter.total > 0 && lane.stalledMs === 0 && now - lane.openedAt > FAIR_MS
    if ([...peer.lanes()].length > 0) return ours ? undefined : peer.laneLost(now, limits.retryMs, fair)
    peer.forget()
    // Whom this node lets go may be dialled again as soon as they are wanted.
    if (ours || fair) peer.retryAt = Math.max(peer.retryAt, now + 1_000)
    else peer.lost(now, limits.retryMs)
    this.#ctx.onEnded()
  }
}

const unwanted = (): DialError => new DialError("refused", "stop", "this lane is not wanted any more")
