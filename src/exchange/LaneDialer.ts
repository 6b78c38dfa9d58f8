/**
 * Opens the lanes that stream actors dial, follows each to its end, and keeps one `have` answer of each connected peer
 * running. Owns what a failed or ended lane means for its peer; who should have lanes is LanePlanner's decision.
 */
import type { InfoHash, PieceIndex } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { DialError } from "../transport/Transport.ts"
import { HaveDecoder, HaveError } from "../wire/haveFrames.ts"
import { havePath } from "../wire/swarmPath.ts"
import type { Download } from "./Download.ts"
import { Lane, type LaneEnd } from "./Lane.ts"
import type { LanePlanner } from "./LanePlanner.ts"
import type { NodeShared } from "./NodeShared.ts"
import type { Peer, Slot } from "./Peer.ts"
import type { PeerTable } from "./PeerTable.ts"

/** Octets of one `have` answer: the bitfield, every piece once and again, and a long life of signs of it. */
const MAX_HAVE_BYTES = 16 * 1024 * 1024
/** A lane that lived so long was no failure, whatever ended it. */
const FAIR_MS = 60_000

/** The swarm, as far as dialling concerns it. */
export interface DialerHost {
  readonly shared: NodeShared
  readonly infoHash: InfoHash
  readonly pieceCount: number
  readonly peers: ReadonlyMap<string, Peer>
  readonly table: PeerTable
  readonly planner: LanePlanner
  readonly download: Download
  readonly closed: boolean
  wasted: number
  ban(peer: Peer, piece: PieceIndex | undefined): void
  wake(): void
}

export class LaneDialer {
  readonly #swarm: DialerHost
  readonly #lanes = new Map<string, Lane>()

  constructor(swarm: DialerHost) {
    this.#swarm = swarm
  }

  lane(stream: string): Lane | undefined {
    return this.#lanes.get(stream)
  }

  /** @throws DialError */
  async connect(
    number: number,
    index: number,
    stream: string,
    signal: AbortSignal,
    onEnd: (end: LaneEnd) => void,
  ): Promise<void> {
    const { shared, planner, download } = this.#swarm
    if (this.#lanes.has(stream)) return
    const peer = [...this.#swarm.peers.values()].find((p) => p.number === number)
    const onions = peer && this.#swarm.table.get(peer.key)?.record.lanes
    if (
      !peer ||
      !onions ||
      peer.cutOff(shared.clock.now()) ||
      this.#swarm.closed ||
      download.halted ||
      !download.wanting
    )
      throw unwanted()
    const slot = planner.slot(peer, index)
    if (!slot || slot.state === "dialing" || slot.state === "open") throw unwanted()
    slot.state = "dialing"
    slot.stream = stream
    try {
      const session = await shared.sessions.connect(onionAddress(onions[index % onions.length]!), {
        circuit: stream,
        signal,
      })
      if (slot.unwanted || peer.cutOff(shared.clock.now()) || this.#swarm.closed) {
        session.close()
        throw unwanted()
      }
      const lane = new Lane(peer, index, stream, session, {
        clock: shared.clock,
        infoHash: this.#swarm.infoHash,
        download,
        pipeline: shared.limits.pipeline,
        silentMs: shared.limits.silentMs,
        events: {
          onBadLeaf: (error) => this.#swarm.ban(peer, error.piece),
          onWaste: (octets) => (this.#swarm.wasted += octets),
        },
      })
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
  }

  /** Sees to it that every peer with an open lane tells what it has. */
  listen(): void {
    for (const peer of this.#swarm.peers.values()) {
      if (!peer.chosen || peer.haveLane) continue
      const [lane] = peer.lanes()
      if (lane) this.#listen(peer, lane)
    }
  }

  #listen(peer: Peer, lane: Lane): void {
    const { infoHash, pieceCount, shared } = this.#swarm
    peer.haveLane = lane
    const pump = () => {
      for (const lane of peer.lanes()) lane.pump()
    }
    const decoder = new HaveDecoder(
      pieceCount,
      (has) => {
        peer.reached = true
        this.#swarm.table.reached(peer.key)
        peer.hasPieces(has)
        pump()
      },
      (pieces) => {
        peer.gained(pieces)
        pump()
      },
    )
    lane.session
      .ask({
        method: "GET",
        path: havePath(infoHash),
        maxBytes: MAX_HAVE_BYTES,
        idleMs: 3 * shared.limits.keepAliveMs,
        onChunk: (chunk) => decoder.push(chunk),
      })
      .then((answer) => {
        if (answer.status !== 200) lane.close("does not serve this swarm")
      })
      .catch((error: unknown) => {
        if (error instanceof HaveError) this.#swarm.ban(peer, undefined)
      })
      .finally(() => {
        if (peer.haveLane === lane) peer.haveLane = undefined
      })
  }

  #failed(peer: Peer, index: number, slot: Slot, error: unknown): void {
    const { shared, planner } = this.#swarm
    const now = shared.clock.now()
    if (slot.unwanted) return planner.freed(peer, index)
    slot.state = "failed"
    slot.since = now
    if ([...peer.slots.values()].some((s) => s.state === "open" || s.state === "dialing")) return
    // What carries this node was away, which says nothing of the peer: it must not wait for longer each time, nor be
    // given up.
    if (error instanceof DialError && error.code === "not-ready") peer.retryAt = now + shared.limits.retryMs
    else
      peer.failed(
        now,
        error instanceof DialError && error.remedy === "stop" ? shared.limits.retryMs * 20 : shared.limits.retryMs,
      )
    for (const [other, s] of peer.slots) if (s.state === "failed") planner.freed(peer, other)
  }

  #ended(peer: Peer, lane: Lane): void {
    const { shared, planner } = this.#swarm
    const now = shared.clock.now()
    this.#lanes.delete(lane.stream)
    const ours = peer.slots.get(lane.index)?.unwanted === true
    planner.freed(peer, lane.index)
    if (peer.haveLane === lane) peer.haveLane = undefined
    if ([...peer.lanes()].length > 0) return
    peer.forget()
    // Whom this node lets go may be dialled again as soon as he is wanted.
    if (ours || (lane.meter.total > 0 && lane.stalledMs === 0 && now - lane.openedAt > FAIR_MS))
      peer.retryAt = Math.max(peer.retryAt, now + 1_000)
    else peer.failed(now, shared.limits.retryMs)
    this.#swarm.wake()
  }
}

const unwanted = (): DialError => new DialError("refused", "stop", "this lane is not wanted any more")
