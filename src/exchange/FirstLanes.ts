/**
 * The first lanes of a download by a link (FIRST1): the session over which the metadata came, and the second one that
 * was dialled beside it, both to the share's onion. They fetch at once, while lanes to transfer onions are still
 * dialled, and are given back when these carry. Owns their sessions, and what their end means; who is at the other end
 * is no peer of the swarm's, and nobody is told of it.
 */
import { Bitfield } from "../core/Bitfield.ts"
import { toHex } from "../core/hex.ts"
import type { Throttle } from "./Throttle.ts"
import type { LentDial } from "./Ahead.ts"
import { byToken } from "./asking.ts"
import type { Download } from "./Download.ts"
import type { LentSession } from "./Exchange.ts"
import { hear } from "./hear.ts"
import { Lane } from "./Lane.ts"
import type { NodeShared } from "./NodeShared.ts"
import { Peer, type Slot } from "./Peer.ts"
import type { BadLeaf } from "./PieceRequest.ts"

/**
 * They stay so long beside transfer lanes, which need a while to run; then they are given back, as who comes after
 * needs the places of the share's onion.
 */
const BESIDE_MS = 30_000

export interface FirstLanesContext {
  readonly shared: Pick<NodeShared, "clock" | "limits" | "slots" | "random" | "nextPeer">
  readonly download: Download
  readonly throttle: Throttle
  readonly pieceCount: number
  onWaste(octets: number): void
  onBadLeaf(peer: Peer, error: BadLeaf): void
  onEnded(): void
}

export class FirstLanes {
  readonly #ctx: FirstLanesContext
  readonly #dialling = new AbortController()
  #peer: Peer | undefined
  /** Since when transfer lanes have brought something. */
  #besideSince: number | undefined
  #at = 0
  /** They are given back, or were of no use: none begins any more. */
  #over = false

  constructor(ctx: FirstLanesContext) {
    this.#ctx = ctx
  }

  /** Who is at the other end, while one of them is up. */
  get peer(): Peer | undefined {
    return this.#peer
  }

  /** It is lent when it is up. */
  expect({ lane, share }: LentDial): void {
    lane
      .session(this.#dialling.signal)
      .finally(lane.free)
      .then(
        ({ session }) => this.lend({ session, share }),
        () => undefined,
      )
  }

  /** Begins to fetch over it, where that is of use; else it is closed. */
  lend({ session, share }: LentSession): void {
    const { shared, download, throttle } = this.#ctx
    const { clock, limits, slots, nextPeer, random } = shared
    if (this.#over || download.halted || !download.wanting || slots.size >= limits.maxLanes) return session.close()
    this.#peer ??= this.#met(nextPeer())
    const peer = this.#peer
    const index = peer.slots.size
    const stream = toHex(random.bytes(16))
    const lane: Lane = new Lane(peer, index, stream, session, {
      clock,
      asking: byToken(share),
      download,
      throttle,
      pipeline: limits.pipeline,
      silentMs: limits.silentMs,
      events: {
        onBadLeaf: (error) => {
          this.close("sent what does not fit")
          this.#ctx.onBadLeaf(peer, error)
        },
        onWaste: (octets) => this.#ctx.onWaste(octets),
      },
    })
    const slot: Slot = { state: "open", stream, lane, since: clock.now() }
    peer.slots.set(index, slot)
    slots.add(slot)
    void lane.ended.then(() => {
      slots.delete(slot)
      if ([...peer.lanes()].length > 0) return this.#listen(share)
      peer.forget()
      this.#peer = undefined
      this.#ctx.onEnded()
    })
    this.#listen(share)
    lane.sample(0)
    lane.pump()
  }

  /** @param carrying transfer lanes that have brought something. @param wanted whether pieces may be fetched now. */
  tick(carrying: number, wanted: boolean): void {
    const lanes = [...(this.#peer?.lanes() ?? [])]
    if (lanes.length === 0) return
    if (!wanted) return this.close("no longer wanted")
    const { clock, limits } = this.#ctx.shared
    const now = clock.now()
    const seconds = Math.min((now - this.#at) / 1000, 60)
    this.#at = now
    this.#besideSince = carrying > 0 ? (this.#besideSince ?? now) : undefined
    this.#over ||= this.#besideSince !== undefined && now - this.#besideSince >= BESIDE_MS
    for (const lane of lanes) {
      lane.sample(seconds)
      if (this.#over) lane.retire("transfer lanes carry")
      if (lane.stalledMs > (this.#over ? limits.silentMs : limits.stallMs)) lane.close("stalled")
      else if (lane.silent) lane.demote()
      else lane.pump()
    }
  }

  /** For good. */
  close(reason: string): void {
    this.#over = true
    this.#dialling.abort()
    for (const lane of [...(this.#peer?.lanes() ?? [])]) lane.close(reason)
  }

  #met(number: number): Peer {
    const { shared, download, pieceCount } = this.#ctx
    const peer = new Peer(number, "", download.picker, shared.limits.lanes)
    this.#at = shared.clock.now()
    // Whoever shares has all of it, or says so a round trip later; a piece that is not there is one 404.
    peer.hasPieces(Bitfield.full(pieceCount))
    return peer
  }

  /** One of them tells what is there. */
  #listen(share: LentSession["share"]): void {
    const peer = this.#peer
    const [lane] = peer?.lanes() ?? []
    if (!peer || !lane || (peer.haveLane && !peer.haveLane.over)) return
    peer.haveLane = lane
    const { pieceCount, shared } = this.#ctx
    const pump = () => {
      for (const each of peer.lanes()) each.pump()
    }
    hear(lane.session, byToken(share), pieceCount, shared.limits, {
      has: (has) => {
        if (!lane.over) peer.hasPieces(has)
        pump()
      },
      gained: (pieces) => {
        peer.gained(pieces)
        pump()
      },
    }).then(
      ({ status }) => lane.close(status === 200 ? "tells no longer what it has" : "does not serve this swarm"),
      () => lane.close("does not tell what it has"),
    )
  }
}
