/** One torrent's swarm on this node: what comes in and what goes out, put together. Owns their lifetimes. */
import type { Bitfield } from "../core/Bitfield.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { PieceIndex } from "../core/ids.ts"
import { prng, seedOf } from "../core/prng.ts"
import type { HintSource } from "../core/SourcedSet.ts"
import type { PieceStore } from "../storage/PieceStore.ts"
import type { Given, LentSession, SwarmAnswers, SwarmConfig, SwarmObserver } from "./Exchange.ts"
import { Fetching } from "./Fetching.ts"
import { HolderMeeting } from "./HolderMeeting.ts"
import type { LaneDialer } from "./LaneDialer.ts"
import { livePieces, liveTorrent } from "./liveTorrent.ts"
import type { NodeShared } from "./NodeShared.ts"
import { Rest } from "./Rest.ts"
import { Serving } from "./Serving.ts"
import type { SwarmLive, SwarmPieces } from "./SwarmLive.ts"
import { swarmTrouble } from "./swarmTrouble.ts"

/**
 * A swarm is a circle. Records name peers (SwarmPeers). Once a tick the LanePlanner chooses whom of them to dial, and
 * asks the observer for lanes; the observer's stream actors call `connect`, and the LaneDialer opens a Lane. A Lane
 * asks Download what to fetch whenever its pipeline has room. What has come whole goes to the Committer, which writes
 * it, flushes it and reports it; only when the log has it does the node have it: Announcements tells the peers, Uploads
 * serves it, and Presence signs that there is more here than before. That brings peers. The first half of the circle is
 * Fetching, the second is Serving, and all that one tells the other is which pieces are committed.
 *
 * It stops in three ways. Closed: the swarm is being left, nothing new begins, and what is complete is still written
 * and reported. Halted: the store fails, so nothing is fetched until the torrent's actor opens the swarm anew. Starved:
 * credit is short, so lanes are let go, and each round looks whether there is enough again.
 *
 * A share in place is a swarm with nothing to fetch whose pieces can become fewer: its files are others' to change, and
 * are served as long as they fit.
 *
 * No part is given this object, only the functions and the parts that it needs. Nothing here is durable.
 */
export class Swarm {
  readonly store: PieceStore
  readonly #config: SwarmConfig
  readonly #shared: NodeShared
  readonly #fetching: Fetching
  readonly #serving: Serving
  /** Only in a private swarm that is held by a link. */
  readonly #meeting: HolderMeeting | undefined
  readonly #rest: Rest
  readonly #changed: (news: readonly Uint8Array[]) => void
  #observer: SwarmObserver

  /**
   * @param after seq of this node's last word in the swarm, if it was in it before.
   * @param changed is called when the records are others than before, in a way that others should hear of.
   */
  constructor(config: SwarmConfig, shared: NodeShared, after: number, changed: (news: readonly Uint8Array[]) => void) {
    this.store = config.store
    this.#config = config
    this.#shared = shared
    this.#changed = changed
    this.#observer = config.observer
    const chance = prng(seedOf(shared.random.bytes(4)))
    this.#meeting = this.#meetingOf(config)
    const meeting = this.#meeting
    this.#serving = new Serving({
      config,
      shared,
      chance,
      after,
      lanes: () => this.#fetching.lanes,
      wants: () => this.#fetching.wants,
      ...(meeting ? { peers: (exchange, incoming) => meeting.answer(exchange, incoming) } : {}),
      onRecord: (record) => changed([record]),
      onTook: () => this.#rest.took(),
      onChange: () => this.#rest.changed(),
      storeFailed: (error) => this.#fetching.fail(error),
      onServed: (sum) => this.#observer.served(sum),
      pieceChanged: (piece) => this.#observer.pieceChanged(piece),
    })
    this.#fetching = new Fetching({
      config,
      shared,
      chance,
      have: this.#serving.have,
      own: this.#serving.key,
      observer: () => this.#observer,
      heard: () => this.#serving.heard,
      onLeech: (leech) => this.#rest.heard(leech),
      onCommitted: (pieces) => this.#serving.add(pieces),
    })
    const { clock, wakes } = shared
    const serving = this.#serving
    this.#rest = new Rest({
      torrent: config.torrent,
      swarm: config.infoHash,
      own: serving.key,
      clock,
      chance,
      queue: wakes,
      around: this.#fetching.peers.around,
      presence: serving,
      complete: () => serving.have.complete,
      usedAt: serving.usedAt,
    })
  }

  /** Its onions are down until somebody wants what is here. */
  get resting(): boolean {
    return this.#rest.resting
  }

  /** @param on the source of a private swarm does not answer: its holders are to stay up. */
  standIn(on: boolean): void {
    this.#rest.standIn(on)
  }

  /** Whether nobody is known who is up. */
  get alone(): boolean {
    return this.#fetching.peers.alone
  }

  /** The store has failed. */
  get failed(): boolean {
    return this.#fetching.download.halted
  }

  /** This node's own word in the swarm; no octets until there is one. */
  get ownRecord(): Serving["record"] {
    return this.#serving.record
  }

  /**
   * Seconds that this clock seems to be ahead of the others', where nobody is left because of that; negative: behind.
   */
  get clockAhead(): number | undefined {
    return this.#fetching.peers.clockAhead
  }

  /** Fetching waits for no onion of this node's: others need none of them to be asked. */
  async open(): Promise<void> {
    const rests = this.#config.resting === true && this.#serving.have.complete
    const serves = this.#serving.open(rests)
    const { records, lent, second, lanes } = this.#shared.ahead.take(this.#config.torrent)
    // All that there is, before the first round plans: the next one is a second away.
    const added = records.flatMap(({ all, source }) => this.#fetching.peers.add(all, source))
    if (added.length > 0) this.#changed(added)
    this.#fetching.expect(lanes, second)
    if (lent) this.lend(lent)
    this.#fetching.wake()
    await serves
    this.#rest.begin(rests)
  }

  reorder(order: NonNullable<SwarmConfig["order"]>): void {
    this.#fetching.reorder(order)
    this.#serving.want(order.levels)
  }

  /** A session to a share's onion, to fetch the first pieces over. */
  lend(lent: LentSession): void {
    this.#fetching.lend(lent)
  }

  /** @param verified by now, of a share in place. */
  observe(observer: SwarmObserver, verified: Bitfield): void {
    this.#observer = observer
    this.#serving.claimAll(verified)
    this.#fetching.tellAnew()
  }

  /** Resolves when what is complete now is written and reported, or after a while. */
  async settle(): Promise<void> {
    await Promise.all([this.#fetching.settle(), this.#serving.tally.tell()])
  }

  async close(): Promise<void> {
    this.#rest.end()
    const written = this.#fetching.close()
    this.#serving.leave()
    await written
    await this.#serving.close()
    await this.store.close()
  }

  addRecords(records: readonly Uint8Array[], source: HintSource): number {
    const added = this.#fetching.peers.add(records, source)
    if (added.length > 0) {
      this.#changed(added)
      this.#fetching.wake()
    }
    return added.length
  }

  /** Encoded records for somebody who asks, this node's own first. */
  records(most: number): readonly Uint8Array[] {
    const own = [this.ownRecord.bytes].filter(({ length }) => length > 0)
    return [...own, ...this.#fetching.peers.some(most - own.length)]
  }

  /** @returns how many other holders have answered. */
  async meetHolders(signal: AbortSignal): Promise<number> {
    return (await this.#meeting?.meet(signal)) ?? 0
  }

  #meetingOf({ infoHash, token, store, seeds }: SwarmConfig): HolderMeeting | undefined {
    const { bytes, private: isPrivate } = store.metainfo
    if (token === undefined || !isPrivate) return undefined
    return new HolderMeeting({
      ...this.#shared,
      infoHash,
      metainfo: bytes,
      token,
      onions: seeds.map(publicKeyOfSeed),
      records: (most) => this.records(most),
      own: () => this.ownRecord.bytes,
      holders: () => this.#fetching.peers.holders(),
      add: (records, standing, name) => this.addRecords(records, { standing, name }),
    })
  }

  /** Signs this node's word anew where the date was set since. @returns whether it was. */
  readonly redate = (): boolean => this.#serving.redate()

  /** Of a share in place. */
  claim(pieces: readonly PieceIndex[], fit: boolean): void {
    this.#serving.claim(pieces, fit)
  }

  readonly connect: LaneDialer["connect"] = async (...asked) => {
    const took = await this.#fetching.connect(...asked)
    this.#serving.used()
    return took
  }

  readonly lane: Fetching["lane"] = (stream) => this.#fetching.lane(stream)

  get answers(): SwarmAnswers {
    return this.#serving.answers
  }

  readonly given = (): Given => this.#serving.given
  readonly fetched = (): number => this.#fetching.meter.total
  readonly served = (): number => this.#serving.meter.total

  readonly pieces = (): SwarmPieces => livePieces(this.#fetching, this.#serving.have.length)
  live(): SwarmLive {
    const now = this.#shared.clock.now()
    return liveTorrent(this.#config.torrent, this.store.metainfo, this.#fetching, this.#serving, this.resting, now)
  }

  /** What the download cannot get past at the moment, in words for people. */
  readonly trouble = () => swarmTrouble(this.#fetching, this.#serving.lacking, this.#shared.clock.now())
}
