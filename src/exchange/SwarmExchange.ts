/**
 * Exchange over Sessions: one Swarm per torrent, and what holds over all of them (budgets, the pace of dials, lanes by
 * stream). Everything here is volatile; what must last goes to the observers.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import { KeyedListeners } from "../core/Listeners.ts"
import type { OnionAddress, PieceIndex } from "../core/ids.ts"
import { publicKeyOf } from "../core/onionAddress.ts"
import { ALL_ALIKE, type PieceOrder } from "../core/PiecePicker.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import { DialError } from "../transport/Transport.ts"
import { MAX_RECORDS } from "../wire/PeersExchange.ts"
import type { Exchange, LentSession, RecordsListener, SwarmAnswers, SwarmConfig, TorrentTotals } from "./Exchange.ts"
import type { LaneEnd } from "./LaneContext.ts"
import type { NodeShared } from "./NodeShared.ts"
import { Farewells } from "./Farewells.ts"
import { type ExchangeDeps, sharedOf } from "./sharedOf.ts"
import { Swarm } from "./Swarm.ts"
import type { SwarmLive, SwarmPieces } from "./SwarmLive.ts"

/** Ends of lanes that nobody has asked about yet. */
const KEPT_ENDS = 256
/** Own records signed anew in one turn where the date was set. */
const REDATED_AT_ONCE = 256
const TOLD: HintSource = { standing: "link", name: "told" }
const NO_LANE: LaneEnd = { reason: "there is no such lane", bytesIn: 0, bytesOut: 0 }

export class SwarmExchange implements Exchange {
  readonly #shared: NodeShared
  readonly #swarms = new Map<string, Swarm>()
  /** Swarms that still write what they have: nobody touches their files before. */
  readonly #closing = new Map<string, Promise<void>>()
  /** Who opens each last, until it is closed. */
  readonly #opening = new Map<string, object>()
  readonly #ends = new BoundedMap<string, LaneEnd>(KEPT_ENDS)
  readonly #listeners = new KeyedListeners<string, Parameters<RecordsListener>>()
  #starting = true
  /** What begins at rest, until it is open. */
  readonly #expected = new Set<string>()
  readonly #farewells: Farewells

  constructor(deps: ExchangeDeps) {
    this.#shared = sharedOf(deps)
    this.#farewells = new Farewells(deps.clock)
  }

  startsAtRest(torrent: string, whole: boolean): boolean {
    if (this.#starting && whole) this.#expected.add(torrent)
    else this.#expected.delete(torrent)
    return this.#expected.has(torrent)
  }

  begun(): void {
    this.#starting = false
  }

  async open(config: SwarmConfig): Promise<void> {
    const running = this.#swarms.get(config.torrent)
    if (running && !running.failed) {
      running.observe(config.observer, config.verified)
      running.reorder(config.order ?? ALL_ALIKE)
      if (config.store !== running.store) await config.store.close()
      return
    }
    const opening = {}
    this.#opening.set(config.torrent, opening)
    await this.#leave(config.torrent)
    // It was closed, or opened anew, while the swarm before was still being left.
    if (this.#opening.get(config.torrent) !== opening) return void (await config.store.close())
    const swarm = new Swarm(config, this.#shared, this.#farewells.take(config.torrent), (news) =>
      this.#changed(config.torrent, news),
    )
    this.#swarms.set(config.torrent, swarm)
    try {
      await swarm.open()
      this.#expected.delete(config.torrent)
    } catch (error) {
      if (this.#swarms.get(config.torrent) === swarm) await this.close(config.torrent)
      throw error
    }
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#swarms.values()].map((swarm) => swarm.settle()))
  }

  close(torrent: string): Promise<void> {
    this.#opening.delete(torrent)
    this.#shared.ahead.drop(torrent)
    this.#shared.throttles.drop(torrent)
    return this.#leave(torrent)
  }

  async #leave(torrent: string): Promise<void> {
    const swarm = this.#swarms.get(torrent)
    if (!swarm) return this.#closing.get(torrent)
    this.#swarms.delete(torrent)
    const closing = swarm.close().finally(() => this.#closing.delete(torrent))
    this.#closing.set(torrent, closing)
    this.#farewells.add(torrent, swarm.ownRecord)
    const { bytes } = swarm.ownRecord
    if (bytes.length > 0) this.#changed(torrent, [bytes])
    await closing
  }

  addRecords(torrent: string, records: readonly Uint8Array[], source: HintSource = TOLD): number {
    const swarm = this.#swarms.get(torrent)
    if (swarm) return swarm.addRecords(records, source)
    this.#shared.ahead.addRecords(torrent, records, source, false)
    return 0
  }

  addFirstRecords(torrent: string, records: readonly Uint8Array[], source: HintSource): void {
    const swarm = this.#swarms.get(torrent)
    if (swarm) swarm.addRecords(records, source)
    else this.#shared.ahead.addRecords(torrent, records, source, true)
  }

  dialSecond(torrent: string, onion: OnionAddress, share: LentSession["share"]): void {
    if (!this.#swarms.has(torrent)) this.#shared.ahead.dialSecond(torrent, publicKeyOf(onion), share)
  }

  lend(torrent: string, lent: LentSession): void {
    const swarm = this.#swarms.get(torrent)
    if (swarm) swarm.lend(lent)
    else this.#shared.ahead.lend(torrent, lent)
  }

  records(torrent: string): readonly Uint8Array[] {
    const swarm = this.#swarms.get(torrent)
    if (swarm) return swarm.records(MAX_RECORDS)
    const farewell = this.#farewells.counts(torrent)
    return farewell ? [farewell] : []
  }

  ownRecord(torrent: string): Uint8Array | undefined {
    const swarm = this.#swarms.get(torrent)
    if (!swarm) return this.#farewells.said(torrent)
    const { bytes } = swarm.ownRecord
    return bytes.length === 0 ? undefined : bytes
  }

  reorder(torrent: string, order: PieceOrder): void {
    this.#swarms.get(torrent)?.reorder(order)
  }

  claim(torrent: string, pieces: readonly PieceIndex[], fit: boolean): void {
    this.#swarms.get(torrent)?.claim(pieces, fit)
  }

  async meetHolders(torrent: string, signal: AbortSignal): Promise<number> {
    return (await this.#swarms.get(torrent)?.meetHolders(signal)) ?? 0
  }

  get lateMs(): number {
    return this.#shared.dialTimes.lateMs
  }

  resting(torrent: string): boolean {
    return this.#swarms.get(torrent)?.resting ?? this.#expected.has(torrent)
  }

  standIn(torrent: string, on: boolean): void {
    this.#swarms.get(torrent)?.standIn(on)
  }

  alone(torrent: string): boolean {
    return this.#swarms.get(torrent)?.alone ?? true
  }

  limit(...limits: Parameters<Exchange["limit"]>): void {
    this.#shared.throttles.limit(...limits)
  }

  given(torrent: string): ReturnType<Exchange["given"]> {
    return this.#swarms.get(torrent)?.given()
  }

  trouble(torrent: string): string | undefined {
    return this.#swarms.get(torrent)?.trouble()
  }

  onRecords(torrent: string, listener: RecordsListener): () => void {
    return this.#listeners.add(torrent, listener)
  }

  async connect(
    ...[torrent, peer, lane, stream, signal]: Parameters<Exchange["connect"]>
  ): Promise<number | undefined> {
    const swarm = this.#swarms.get(torrent)
    if (!swarm) throw new DialError("refused", "stop", "the torrent is not active")
    return swarm.connect(peer, lane, stream, signal, (end) => this.#ends.set(stream, end))
  }

  async laneEnded(stream: string): Promise<LaneEnd> {
    const end = (await this.#lane(stream)?.ended) ?? this.#ends.get(stream) ?? NO_LANE
    this.#ends.delete(stream)
    return end
  }

  closeLane(stream: string): void {
    this.#lane(stream)?.close("closed by this node")
  }

  clockAhead(torrent: string): number | undefined {
    return this.#swarms.get(torrent)?.clockAhead
  }

  redate(): void {
    let left = REDATED_AT_ONCE
    for (const swarm of this.#swarms.values()) if (swarm.redate() && --left === 0) return
  }

  *totals(): Generator<TorrentTotals> {
    for (const [torrent, { fetched, served }] of this.#swarms) yield { torrent, fetched: fetched(), served: served() }
  }

  live(torrent: string): SwarmLive | undefined {
    return this.#swarms.get(torrent)?.live()
  }

  pieces(torrent: string): SwarmPieces | undefined {
    return this.#swarms.get(torrent)?.pieces()
  }

  answers(torrent: string): SwarmAnswers {
    return {
      have: (incoming) => this.#swarms.get(torrent)?.answers.have(incoming),
      piece: (range, incoming) => this.#swarms.get(torrent)?.answers.piece(range, incoming),
    }
  }

  async stop(): Promise<void> {
    this.#shared.ahead.stop()
    await Promise.all([...this.#swarms.keys()].map((torrent) => this.close(torrent)))
  }

  #lane(stream: string): ReturnType<Swarm["lane"]> {
    for (const swarm of this.#swarms.values()) {
      const lane = swarm.lane(stream)
      if (lane) return lane
    }
    return undefined
  }

  #changed(torrent: string, news: readonly Uint8Array[]): void {
    this.#listeners.tell(torrent, news)
  }
}
