/**
 * One torrent's swarm on this node: puts together what is asked (Download, LanePlanner, Lane), what is written
 * (Committer), what is served (Uploads, Announcements) and who is there (PeerTable, OwnRecord). Owns their lifetimes
 * and the links between them; decides nothing that one of them could.
 */
import { Bitfield } from "../core/Bitfield.ts"
import type { PieceIndex } from "../core/ids.ts"
import { prng, type Prng, seedOf } from "../core/prng.ts"
import { RateMeter } from "../core/RateMeter.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import type { StoreError } from "../storage/PieceStore.ts"
import type { Incoming, Reply } from "../transport/Sessions.ts"
import type { Publication } from "../transport/Transport.ts"
import { signer } from "../wire/ed25519.ts"
import { Announcements } from "./Announcements.ts"
import { ClockWatch } from "./ClockWatch.ts"
import { Committer } from "./Committer.ts"
import { Download } from "./Download.ts"
import type { SwarmConfig, SwarmObserver } from "./Exchange.ts"
import { LaneDialer } from "./LaneDialer.ts"
import { LanePlanner } from "./LanePlanner.ts"
import type { NodeShared } from "./NodeShared.ts"
import { OwnRecord } from "./OwnRecord.ts"
import { Peer } from "./Peer.ts"
import { PeerTable } from "./PeerTable.ts"
import { Uploads } from "./Uploads.ts"

/** Octets that must have been of use for each that was not, before who was cut off is tried beside others. */
const LEAST_USE = 50

export class Swarm {
  readonly config: SwarmConfig
  readonly shared: NodeShared
  observer: SwarmObserver
  /** Verified and committed: what is announced and served. */
  readonly have: Bitfield
  readonly table: PeerTable
  readonly own: OwnRecord
  readonly download: Download
  readonly committer: Committer
  readonly announcements: Announcements
  readonly uploads: Uploads
  readonly planner: LanePlanner
  readonly dialer: LaneDialer
  /** Verified octets that came in. */
  readonly meter: RateMeter
  readonly peers = new Map<string, Peer>()
  wasted = 0
  closed = false
  readonly #clock = new ClockWatch()
  readonly #random: Prng
  readonly #changed: (news: readonly Uint8Array[]) => void
  #publications: readonly Publication[] = []
  #timer: unknown
  #ticking = false
  /** As it was told; nothing has been told yet. */
  #starved: boolean | undefined
  #ready = false

  /**
   * @param after seq of this node's last word in the swarm, if it was in it before.
   * @param changed is called when the records are others than before, in a way that others should hear of.
   */
  constructor(config: SwarmConfig, shared: NodeShared, after: number, changed: (news: readonly Uint8Array[]) => void) {
    this.config = config
    this.shared = shared
    this.observer = config.observer
    this.have = config.verified
    const { clock, limits } = shared
    this.#random = prng(seedOf(shared.random.bytes(4)))
    const signers = config.seeds.map(signer)
    this.table = new PeerTable(
      config.infoHash,
      Buffer.from(signers[0]!.publicKey).toString("hex"),
      limits.maxRecords,
      this.#random,
    )
    this.own = new OwnRecord(config.infoHash, signers, after, clock, this.#random, () => changed([this.own.bytes]))
    this.#changed = changed
    this.meter = new RateMeter(clock.now())
    this.download = new Download(
      config.store.metainfo,
      config.inPlace ? Bitfield.full(this.have.length) : this.have,
      seedOf(shared.random.bytes(4)),
      shared,
      {
        onPiece: (piece) => this.committer.add(piece),
        onLeaf: (octets) => this.meter.add(octets, clock.now()),
      },
    )
    this.committer = new Committer(config.store, clock, limits, {
      onReleased: (piece, written) => {
        this.download.release(piece, written)
        this.pump()
      },
      report: (pieces) => this.observer.piecesWritten(pieces),
      onCommitted: (pieces) => this.#committed(pieces),
      onLost: (pieces) => this.download.lost(pieces),
      onFailed: (error) => this.storeFailed(error),
      hurry: () => !this.download.wanting,
    })
    this.announcements = new Announcements(this.have, clock, limits.keepAliveMs)
    this.uploads = new Uploads(this, this.announcements, shared)
    this.planner = new LanePlanner({
      clock,
      limits,
      pace: shared.pace,
      chance: this.#random,
      download: this.download,
      slots: shared.slots,
      totalBytes: config.store.metainfo.totalBytes,
      observer: () => this.observer,
      candidates: () => this.#candidates(),
      peers: () => this.peers.values(),
    })
    this.dialer = new LaneDialer(this)
  }

  get infoHash() {
    return this.config.infoHash
  }

  get pieceCount(): number {
    return this.have.length
  }

  get store() {
    return this.config.store
  }

  get seconds(): number {
    return Math.floor(this.shared.clock.date() / 1000)
  }

  /**
   * Seconds that this clock seems to be ahead of the others', where nobody is left because of that; negative: behind.
   */
  get clockAhead(): number | undefined {
    return this.table.live(this.seconds).length > 0 ? undefined : this.#clock.ahead(this.seconds)
  }

  async open(): Promise<void> {
    const handler = (incoming: Incoming): Reply => this.uploads.handle(incoming)
    this.#publications = await Promise.all(this.config.seeds.map((seed) => this.shared.sessions.serve(seed, handler)))
    // Not before the descriptors are there: who dials an onion too early has to back off.
    void Promise.all(this.#publications.map((publication) => publication.ready)).then(() => {
      this.#ready = true
      this.#say()
    })
    this.wake()
  }

  /** Whoever observes now has not been told yet how things are. */
  observe(observer: SwarmObserver, verified: Bitfield): void {
    this.observer = observer
    this.#starved = undefined
    if (this.config.inPlace) for (const fit of [true, false]) this.claim(piecesOf(verified, fit), fit)
    this.wake()
  }

  async close(): Promise<void> {
    this.closed = true
    this.download.halted = true
    this.shared.clock.clearTimeout(this.#timer)
    if (this.#ready) this.own.say("stopped", this.have.count, this.have.length)
    for (const peer of this.peers.values()) this.planner.release(peer, "the swarm was left")
    this.download.abandon()
    this.announcements.restart(this.have)
    this.uploads.end()
    await this.committer.close()
    this.download.end()
    this.own.end()
    await Promise.all(this.#publications.map((publication) => publication.close()))
    await this.store.close()
  }

  addRecords(records: readonly Uint8Array[], source: HintSource): number {
    const added: Uint8Array[] = []
    for (const bytes of records) {
      const entry = this.table.add(bytes, this.seconds, source)
      if (entry === "too-early" || entry === "over") this.#clock.refused(bytes, this.seconds)
      if (typeof entry === "string") continue
      const known = this.peers.get(entry.key)
      if (!known?.faded) added.push(entry.bytes)
      if (known?.reached) {
        // A new record is a sign of life; of who never was there it is none, as anybody can sign for onions that do not
        // exist.
        known.failures = 0
        known.retryAt = Math.min(known.retryAt, this.shared.clock.now())
      } else if (!known) this.peers.set(entry.key, new Peer(this.shared.nextPeer(), entry.key, this.download.picker))
      this.peers.get(entry.key)!.says(entry.record)
    }
    if (added.length > 0) {
      this.#changed(added)
      this.wake()
    }
    return added.length
  }

  /**
   * Cuts a peer off, each time for longer: a leaf of `piece` did not fit, or (without a piece) it broke the protocol.
   */
  ban(peer: Peer, piece: PieceIndex | undefined): void {
    const { clock, limits } = this.shared
    if (peer.cutOff(clock.now())) return
    peer.cut(clock.now(), limits)
    this.planner.release(peer, "banned")
    if (piece !== undefined) this.observer.peerMisbehaved(peer.number, piece)
  }

  readonly storeFailed = (error: StoreError): void => {
    if (this.closed || this.download.halted) return
    this.download.halted = true
    this.download.abandon()
    this.observer.storeFailed(error)
  }

  /** What was verified does not fit any more. Who downloads has to stop; a share in place goes on with the rest. */
  readonly pieceChanged = (piece: PieceIndex, error: StoreError): void => {
    if (!this.config.inPlace) return this.storeFailed(error)
    if (this.closed || !this.have.has(piece)) return
    this.claim([piece], false)
    this.observer.pieceChanged(piece)
  }

  /** Of a share in place: others hear of it at once. */
  claim(pieces: readonly PieceIndex[], fit: boolean): void {
    if (this.closed || !this.config.inPlace) return
    const news = pieces.filter((piece) => (fit ? this.have.add(piece) : this.have.delete(piece)))
    if (news.length === 0) return
    if (fit) this.announcements.add(news)
    else this.announcements.restart(this.have)
    this.#say()
  }

  /** Fills the pipelines of all lanes. */
  pump(): void {
    for (const peer of this.peers.values()) for (const lane of peer.lanes()) lane.pump()
  }

  /** Has the planner run as long as there is something to plan. */
  wake(): void {
    if (!this.#ticking && !this.closed) this.#tick()
  }

  readonly #tick = (): void => {
    this.shared.clock.clearTimeout(this.#timer)
    const starved = this.#tellCredit()
    this.planner.tick(starved)
    this.dialer.listen()
    this.#ticking =
      !this.closed &&
      (starved || (this.download.wanting && this.peers.size > 0) || [...this.peers.values()].some((p) => p.chosen))
    if (this.#ticking) this.#timer = this.shared.clock.setTimeout(this.#tick, this.shared.limits.tickMs)
    else this.#forgetPeers()
  }

  /** @returns whether credit holds the download up. */
  #tellCredit(): boolean {
    const starved = !this.closed && !this.download.halted && this.download.starved
    if (starved !== this.#starved) this.observer.creditChanged(!starved)
    this.#starved = starved
    return starved
  }

  #committed(pieces: readonly PieceIndex[]): void {
    for (const piece of pieces) this.have.add(piece)
    this.download.settled(pieces)
    if (this.closed) return
    this.announcements.add(pieces)
    this.#say()
    if (this.have.complete) this.#tick()
  }

  #say(): void {
    if (this.#ready && !this.closed)
      this.own.say(this.have.complete ? "seed" : "leech", this.have.count, this.have.length)
  }

  #candidates() {
    this.#forgetPeers()
    const now = this.shared.clock.now()
    return this.table.live(this.seconds).flatMap(({ key, record, turn }) => {
      const peer = this.peers.get(key)
      const wanted = peer && !peer.cutOff(now) && (peer.chosen || peer.strikes === 0 || this.#spares)
      return wanted ? [{ peer, turn, have: record.state === "seed" ? 100 : record.have }] : []
    })
  }

  /** Whether one that was cut off before may be tried: nobody else has what is missing, or little was lost so far. */
  get #spares(): boolean {
    if (this.wasted * LEAST_USE <= this.meter.total) return true
    return ![...this.peers.values()].some((peer) => peer.strikes === 0 && peer.has && this.download.useful(peer.has))
  }

  /** Keeps the peers in step with the table's cap; who was cut off is remembered as long as there is room. */
  #forgetPeers(): void {
    this.table.prune(this.seconds)
    if (this.peers.size <= this.table.size) return
    for (const [key, peer] of this.peers) {
      if (
        !this.table.get(key) &&
        !peer.chosen &&
        (peer.strikes === 0 || this.peers.size > 2 * this.shared.limits.maxRecords)
      )
        this.peers.delete(key)
    }
  }
}

const piecesOf = (verified: Bitfield, wanted: boolean): PieceIndex[] => {
  const pieces: PieceIndex[] = []
  for (let piece = 0; piece < verified.length; piece++)
    if (verified.has(piece) === wanted) pieces.push(piece as PieceIndex)
  return pieces
}
