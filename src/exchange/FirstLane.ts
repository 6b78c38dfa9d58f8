/**
 * The first lane of a download by a link (FIRST1): the session over which the metadata came, to the share's onion. It
 * fetches at once, while lanes to transfer onions are still dialled, and is given back when they carry. Owns its
 * session, and what its end means; who is at its other end is no peer of the swarm's, and nobody is told of it.
 */
import { Bitfield } from "../core/Bitfield.ts"
import { toHex } from "../core/hex.ts"
import { byToken } from "./asking.ts"
import type { Download } from "./Download.ts"
import type { LentSession } from "./Exchange.ts"
import { hear } from "./hear.ts"
import { Lane } from "./Lane.ts"
import type { NodeShared } from "./NodeShared.ts"
import { Peer } from "./Peer.ts"
import type { BadLeaf } from "./PieceRequest.ts"

/** Whatever transfer lanes have carried for so long are enough, if no more came. */
const ALONE_MS = 30_000

export interface FirstLaneContext {
  readonly shared: Pick<NodeShared, "clock" | "limits" | "slots" | "random" | "nextPeer">
  readonly download: Download
  readonly pieceCount: number
  onWaste(octets: number): void
  onBadLeaf(peer: Peer, error: BadLeaf): void
  onEnded(): void
}

export class FirstLane {
  readonly #ctx: FirstLaneContext
  #lane: Lane | undefined
  #peer: Peer | undefined
  #aloneSince: number | undefined
  #at = 0

  constructor(ctx: FirstLaneContext) {
    this.#ctx = ctx
  }

  /** Who is at the other end, while it is up. */
  get peer(): Peer | undefined {
    return this.#peer
  }

  /** Begins to fetch over it, where that is of use; else it is closed. */
  lend({ session, share }: LentSession): void {
    const { shared, download, pieceCount } = this.#ctx
    const { clock, limits, slots, nextPeer, random } = shared
    if (this.#lane || download.halted || !download.wanting || slots.size >= limits.maxLanes) return session.close()
    const peer = new Peer(nextPeer(), "", download.picker, limits.lanes)
    const stream = toHex(random.bytes(16))
    const asking = byToken(share)
    const lane: Lane = new Lane(peer, 0, stream, session, {
      clock,
      asking,
      download,
      pipeline: limits.pipeline,
      silentMs: limits.silentMs,
      events: {
        onBadLeaf: (error) => {
          lane.close("sent what does not fit")
          this.#ctx.onBadLeaf(peer, error)
        },
        onWaste: (octets) => this.#ctx.onWaste(octets),
      },
    })
    this.#lane = lane
    this.#peer = peer
    this.#aloneSince = undefined
    this.#at = clock.now()
    const slot = { state: "open", stream, lane, since: this.#at } as const
    peer.slots.set(0, slot)
    slots.add(slot)
    void lane.ended.then(() => {
      slots.delete(slot)
      peer.forget()
      this.#lane = this.#peer = undefined
      this.#ctx.onEnded()
    })
    // Whoever shares has all of it, or says so a round trip later; a piece that is not there is one 404.
    peer.hasPieces(Bitfield.full(pieceCount))
    hear(session, asking, pieceCount, limits, {
      has: (has) => {
        if (!lane.over) peer.hasPieces(has)
        lane.pump()
      },
      gained: (pieces) => {
        peer.gained(pieces)
        lane.pump()
      },
    }).then(
      ({ status }) => lane.close(status === 200 ? "tells no longer what it has" : "does not serve this swarm"),
      () => lane.close("does not tell what it has"),
    )
    lane.sample(0)
    lane.pump()
  }

  /**
   * @param carrying transfer lanes that have brought something, of so many that are planned.
   * @param wanted whether pieces may be fetched now.
   */
  tick(carrying: number, planned: number, wanted: boolean): void {
    const lane = this.#lane
    if (!lane || lane.over) return
    if (!wanted) return lane.close("no longer wanted")
    const { clock, limits } = this.#ctx.shared
    const now = clock.now()
    lane.sample(Math.min((now - this.#at) / 1000, 60))
    this.#at = now
    this.#aloneSince = carrying > 0 ? (this.#aloneSince ?? now) : undefined
    const alone = this.#aloneSince !== undefined && now - this.#aloneSince >= ALONE_MS
    const enough = Math.min(Math.max(planned, limits.lanes.start), limits.lanes.start + limits.lanes.tokens)
    if (carrying >= enough || alone) lane.retire("transfer lanes carry")
    const retired = lane.retiredAt !== undefined
    if (lane.stalledMs > (retired ? limits.silentMs : limits.stallMs)) lane.close("stalled")
    else if (lane.silent) lane.demote()
    else lane.pump()
  }

  close(reason: string): void {
    this.#lane?.close(reason)
  }
}
