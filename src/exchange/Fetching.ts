/**
 * What comes into a swarm: whom to dial, what to ask, and the way of a piece from the first leaf to the log. Owns the
 * rounds in which that is planned, and what it comes to when credit is short, the store fails or a peer sends what does
 * not fit.
 */
import { Bitfield } from "../core/Bitfield.ts"
import type { PieceIndex } from "../core/ids.ts"
import { seedOf } from "../core/prng.ts"
import { RateMeter } from "../core/RateMeter.ts"
import type { StoreError } from "../storage/PieceStore.ts"
import type { AheadLane, LentDial } from "./Ahead.ts"
import { Committer } from "./Committer.ts"
import { Download } from "./Download.ts"
import type { LentSession } from "./Exchange.ts"
import type { FetchingContext } from "./FetchingContext.ts"
import { FirstLanes } from "./FirstLanes.ts"
import { LaneDialer } from "./LaneDialer.ts"
import { LanePlanner } from "./LanePlanner.ts"
import type { Peer } from "./Peer.ts"
import { Rounds } from "./Rounds.ts"
import { Spare } from "./Spare.ts"
import { SwarmPeers } from "./SwarmPeers.ts"
import { triesAgain } from "./triesAgain.ts"

export class Fetching {
  readonly peers: SwarmPeers
  /** Verified octets that came in. */
  readonly meter: RateMeter
  wasted = 0
  /** Lanes dialled so far. */
  dials = 0
  /** What is wanted, and how many of those who are connected have it. */
  readonly picker: Pick<Download["picker"], "availability" | "isFree" | "isWanted">
  /** Whether its operator's limit is what holds it up. */
  readonly limited: () => boolean
  readonly #ctx: FetchingContext
  readonly #download: Download
  readonly #committer: Committer
  readonly #planner: LanePlanner
  readonly #dialer: LaneDialer
  readonly #rounds: Rounds
  readonly #first: FirstLanes
  #closed = false
  /** As the observer was told; undefined: nothing has been told yet. */
  #starved: boolean | undefined

  constructor(ctx: FetchingContext) {
    const { config, shared, chance, have, own, observer, onLeech } = ctx
    const { clock, limits, sessions, pace, slots, dialTimes, random, nextPeer, buffers, ownTraffic } = shared
    const { infoHash, store, inPlace, order, spare } = config
    this.#ctx = ctx
    this.meter = new RateMeter(clock.now())
    const throttle = shared.throttles.of(config.torrent).down
    this.limited = () => throttle.held()
    const credit = spare ? new Spare(clock, ownTraffic) : shared.credit
    const download = new Download(
      store.metainfo,
      inPlace ? Bitfield.full(have.length) : have,
      seedOf(random.bytes(4)),
      { buffers, credit },
      {
        onPiece: (piece) => this.#committer.add(piece),
        onLeaf: (octets) => {
          this.meter.add(octets, clock.now())
          if (!spare) ownTraffic.came(clock.now())
        },
      },
      order,
    )
    const { maxRecords, lanes } = limits
    const { picker } = download
    const peers = new SwarmPeers({ infoHash, own, clock, chance, maxRecords, picker, nextPeer, lanes, onLeech })
    this.#download = download
    this.picker = picker
    this.peers = peers
    this.#committer = new Committer(store, clock, limits, {
      onReleased: (piece, written) => {
        download.release(piece, written)
        for (const peer of this.everybody) for (const lane of peer.lanes()) lane.pump()
      },
      report: (pieces) => observer().piecesWritten(pieces),
      onCommitted: (pieces) => this.#committed(pieces),
      onLost: (pieces) => download.lost(pieces),
      onFailed: (error) => this.fail(error),
      hurry: () => !download.wanting,
      few: (octets) => octets < limits.flushPart * store.metainfo.totalBytes && !ctx.heard(),
    })
    this.#planner = new LanePlanner({
      clock,
      limits,
      pace,
      chance,
      download,
      slots,
      observer,
      throttle,
      received: () => this.meter.total,
      candidates: () => peers.candidates(() => triesAgain(peers, download, this)),
      peers: () => peers,
    })
    this.#dialer = new LaneDialer({
      infoHash,
      pieceCount: have.length,
      sessions,
      clock,
      limits,
      download,
      throttle,
      peers,
      slots: this.#planner,
      dialTimes,
      ahead: (peer, index) => shared.ahead.lane(config.torrent, peer.key, index),
      isClosed: () => this.#closed,
      onDial: () => this.dials++,
      onWaste: (octets) => (this.wasted += octets),
      onEnded: () => this.wake(),
      ban: (peer, piece) => this.#ban(peer, piece),
    })
    this.#first = new FirstLanes({
      shared,
      download,
      throttle,
      pieceCount: have.length,
      onWaste: (octets) => (this.wasted += octets),
      onBadLeaf: ({ number }, { piece }) => observer().peerMisbehaved(number, piece),
      onEnded: () => this.wake(),
    })
    this.#rounds = new Rounds(clock, limits.tickMs, () => this.#round())
  }

  /** Whom this node fetches from: the peers that it knows, and a share's onion for the first pieces. */
  get everybody(): readonly Peer[] {
    const { peer } = this.#first
    return peer ? [...this.peers, peer] : [...this.peers]
  }

  get download(): Pick<Download, "wanting" | "halted" | "starved" | "underWay" | "useful"> {
    return this.#download
  }

  /** What is wanted from now on, and in which order. */
  reorder(...order: Parameters<Download["reorder"]>): void {
    this.#download.reorder(...order)
    for (const peer of this.everybody) for (const lane of peer.lanes()) lane.pump()
    this.#rounds.now()
  }

  /** There may be something new to plan. */
  wake(): void {
    this.#rounds.wake()
  }

  /** Fetches over a session to a share's onion until transfer lanes carry (FIRST1). */
  lend(lent: LentSession): void {
    this.#first.lend(lent)
    this.wake()
  }

  /** These are dialled already (FIRST2): those of peers that turned out to be of this swarm go on, the others end. */
  expect(lanes: readonly AheadLane[], second: LentDial | undefined): void {
    if (second) this.#first.expect(second)
    for (const { peer: key, index, end, free } of lanes) {
      const peer = this.#download.wanting ? this.peers.named(key) : undefined
      free()
      if (peer) this.#planner.expect(peer, index)
      else end()
    }
  }

  /** Whoever observes from now on has not been told yet how things are. */
  tellAnew(): void {
    this.#starved = undefined
    this.wake()
  }

  /** Whether there is something that it would fetch now. */
  get wants(): boolean {
    const { wanting, halted, resting } = this.#download
    return wanting && !halted && !resting && !this.#starved
  }

  get lanes(): number {
    return this.#dialer.open
  }

  readonly connect: LaneDialer["connect"] = (...asked) => this.#dialer.connect(...asked)
  readonly lane: LaneDialer["lane"] = (stream) => this.#dialer.lane(stream)

  /** Nothing more is fetched: the store is of no use. */
  fail(error: StoreError): void {
    if (this.#closed || this.#download.halted) return
    this.#download.halted = true
    this.#download.abandon()
    this.#ctx.observer().storeFailed(error)
  }

  settle(): Promise<void> {
    return this.#committer.settle()
  }

  /** Lets all lanes go at once. Resolves when what was complete is written and reported. */
  async close(): Promise<void> {
    this.#closed = true
    this.#download.halted = true
    this.#rounds.end()
    for (const peer of this.peers) this.#planner.release(peer, "the swarm was left")
    this.#first.close("the swarm was left")
    this.#download.abandon()
    await this.#committer.close()
    this.#download.end()
  }

  #round(): boolean {
    const starved = this.#tellCredit()
    this.#planner.tick(starved)
    this.#dialer.listen()
    const { wanting, halted, resting } = this.#download
    this.#first.tick(this.peers.carrying, wanting && !halted && !starved && !resting)
    const more =
      !this.#closed &&
      (starved || (this.#download.wanting && this.everybody.length > 0) || [...this.peers].some((peer) => peer.chosen))
    if (!more) this.peers.forget()
    return more
  }

  /** @returns whether credit holds the download up. */
  #tellCredit(): boolean {
    const starved = !this.#closed && !this.#download.halted && this.#download.starved
    if (starved !== this.#starved) this.#ctx.observer().creditChanged(!starved)
    this.#starved = starved
    return starved
  }

  #committed(pieces: readonly PieceIndex[]): void {
    this.#download.settled(pieces)
    this.#ctx.onCommitted(pieces)
    if (!this.#closed && !this.#download.wanting) this.#rounds.now()
  }

  /**
   * Cuts a peer off, each time for longer: a leaf of `piece` did not fit, or (without a piece) it broke the protocol.
   */
  #ban(peer: Peer, piece: PieceIndex | undefined): void {
    const { clock, limits } = this.#ctx.shared
    if (peer.cutOff(clock.now())) return
    peer.cut(clock.now(), limits)
    this.#planner.release(peer, "banned")
    if (piece !== undefined) this.#ctx.observer().peerMisbehaved(peer.number, piece)
  }
}
