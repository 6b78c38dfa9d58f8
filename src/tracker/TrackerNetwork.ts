/**
 * Trackers over Sessions: the trackers that are held here, what is done with those that are not (looked into, copied,
 * asked for peers and metadata), and who listens for which swarm's peers. Whom to ask is TrackerReaders.
 */
import type { Clock, Random } from "../core/Clock.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import { KeyedListeners } from "../core/Listeners.ts"
import { prng, seedOf } from "../core/prng.ts"
import type { Source } from "../core/SourcedSet.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Sessions } from "../transport/Sessions.ts"
import { MAX_RECORDS } from "../wire/PeersExchange.ts"
import { Beside } from "./Beside.ts"
import { aliveSwarms } from "./aliveSwarms.ts"
import { searching } from "./askSearch.ts"
import { Browsed } from "./Browsed.ts"
import { copyChain } from "./copyChain.ts"
import { checked } from "./copyMetainfos.ts"
import { copyTracker } from "./copyTracker.ts"
import { HeldTracker } from "./HeldTracker.ts"
import type { Beacon } from "./RoomMembers.ts"
import { hideTakenBack } from "./hideTakenBack.ts"
import { identify } from "./identify.ts"
import type { Serving } from "./Serving.ts"
import { TRACKER_LIMITS, type TrackerLimits } from "./TrackerLimits.ts"
import { TrackerLooks } from "./TrackerLooks.ts"
import { meetSwarm } from "./meetSwarm.ts"
import { TrackerReaders } from "./TrackerReaders.ts"
import type {
  CopyObserver,
  CopyOutcome,
  Holding,
  LiveHolding,
  Met,
  PeersListener,
  Stocked,
  Trackers,
} from "./Trackers.ts"

export interface TrackerNetworkDeps extends Pick<Serving, "search" | "seen"> {
  readonly sessions: Sessions
  readonly store: EntryStore
  /** One that is gone with its holder. */
  readonly scratch: () => SearchIndex
  readonly clock: Clock
  readonly random: Random
  /** Whom the own tracker tells everybody that its operator trusts; nobody, where it is left out. */
  readonly told?: () => readonly TrackerKey[]
  /** Of the carrier. */
  readonly beacon: Beacon
  readonly limits?: Partial<TrackerLimits>
}

export class TrackerNetwork implements Trackers {
  readonly #deps: TrackerNetworkDeps
  readonly #limits: TrackerLimits
  readonly #chance
  readonly #held = new Map<string, HeldTracker>()
  readonly places: TrackerReaders
  readonly looks: TrackerLooks
  readonly #listeners = new KeyedListeners<InfoHash, Parameters<PeersListener>>()
  readonly #ended = new AbortController()
  readonly #browsed: Browsed
  readonly beside = new Beside()
  readonly search: Trackers["search"]

  constructor(deps: TrackerNetworkDeps) {
    this.#deps = deps
    this.#limits = { ...TRACKER_LIMITS, ...deps.limits }
    this.#chance = prng(seedOf(deps.random.bytes(4)))
    const asking = {
      ...deps,
      limits: this.#limits,
      chance: this.#chance,
      own: () => [...this.#held.values()].map(({ address }) => address),
    }
    this.places = new TrackerReaders({ ...asking, held: (tracker) => this.#of(tracker).length > 0 })
    this.looks = new TrackerLooks(asking)
    this.search = searching(deps.sessions)
    this.#browsed = new Browsed(deps.scratch, deps.clock)
  }

  async open(holding: Holding): Promise<OnionAddress> {
    const running = this.#held.get(holding.id)
    if (running && running.holding.tracker !== holding.tracker) await this.close(holding.id)
    else if (running) {
      running.observer = holding.observer
      running.follow = holding.follow
      running.part.weight = holding.weight ?? null
      running.tellStanding()
      return running.address
    }
    const held: HeldTracker = new HeldTracker(holding, {
      store: this.#deps.store,
      search: this.#deps.search,
      seen: this.#deps.seen,
      sessions: this.#deps.sessions,
      clock: this.#deps.clock,
      random: this.#chance,
      limits: this.#limits,
      beacon: this.#deps.beacon,
      reader: this.places.of(holding.tracker),
      beside: this.beside,
      peersSeen: (swarm, records, source) => this.#heard(swarm, records, source),
      told: this.#deps.told ?? (() => []),
      behind: () => {
        if (!held.follow) void hideTakenBack(this.#job(holding.tracker, this.#ended.signal)).catch(() => undefined)
      },
    })
    this.#held.set(holding.id, held)
    try {
      await held.open()
    } catch (error) {
      if (this.#held.get(holding.id) === held) await this.close(holding.id)
      throw error
    }
    return held.address
  }

  async close(id: string): Promise<void> {
    const held = this.#held.get(id)
    this.#held.delete(id)
    await held?.close()
  }

  grown(): void {
    for (const held of this.#held.values()) held.sayHead()
  }

  async identify(address: OnionAddress, signal: AbortSignal): Promise<TrackerKey> {
    const held = [...this.#held.values()].find((one) => one.address === address)
    if (held) return held.holding.tracker
    const tracker = await identify(this.#deps.sessions, this.#limits.idleMs, address, signal)
    this.addAddresses(tracker, [address])
    return tracker
  }

  async browse(address: OnionAddress, signal: AbortSignal) {
    const tracker = await this.identify(address, signal)
    const store = this.#browsed.of(tracker)
    const nothing = async () => undefined
    const end = await copyChain({ ...this.#job(tracker, signal), store, onStored: nothing, onHead: nothing })
    if (end.kind === "fork") store.putFork(tracker, end.proof)
    return { tracker, store }
  }

  async copy(tracker: TrackerKey, observer: CopyObserver, signal: AbortSignal, partial = false): Promise<CopyOutcome> {
    const job = this.#job(tracker, signal)
    // First of all, so that the copy goes on when the one it is begun from is gone.
    await this.places.learnMirrors(tracker, signal)
    const { outcome, proof } = await copyTracker({ ...job, partial }, observer)
    if (proof) for (const held of this.#of(tracker)) held.room.takeFork(proof)
    return outcome
  }

  async stock(id: string, signal: AbortSignal): Promise<Stocked | undefined> {
    return this.#held.get(id)?.part.stock(signal)
  }

  addAddresses(tracker: TrackerKey, addresses: readonly OnionAddress[]): void {
    this.places.addAddresses(tracker, addresses)
  }

  async metainfo(tracker: TrackerKey, infohash: InfoHash, signal: AbortSignal): Promise<Uint8Array> {
    const own = this.#deps.store.metainfo(infohash)
    if (own) return own
    return this.places
      .ofSwarm(tracker, infohash)
      .ask(async (client) => checked(await client.metainfo(infohash), infohash), signal, {
        first: this.#of(tracker)[0]?.part.keepersOf(infohash) ?? [],
      })
  }

  async meet(
    tracker: TrackerKey,
    infohash: InfoHash,
    own: readonly Uint8Array[],
    metainfo: Uint8Array,
    signal: AbortSignal,
  ): Promise<Met> {
    const asked = meetSwarm(infohash, own, metainfo)
    const answer = await this.places.ofSwarm(tracker, infohash).ask(asked, signal)
    this.places.learn(tracker, answer.mirrors)
    return answer
  }

  lists(infohash: InfoHash): boolean {
    return [...this.#held.values()].some(({ holding }) => this.#deps.store.lists(holding.tracker, infohash))
  }

  announce(infohash: InfoHash, records: readonly Uint8Array[], own: Uint8Array | undefined): void {
    for (const held of this.#held.values()) if (held.tells(infohash)) held.addPeers(records, own)
  }

  records(infohash: InfoHash): readonly Uint8Array[] {
    return [...this.#held.values()].flatMap(({ room }) =>
      room.table.some(infohash, room.seconds, this.#chance, MAX_RECORDS),
    )
  }

  alive() {
    return aliveSwarms([...this.#held.values()].map(({ room }) => room))
  }

  onRecords(infohash: InfoHash, listener: PeersListener): () => void {
    return this.#listeners.add(infohash, listener)
  }

  redate(): void {
    for (const held of this.#held.values()) held.redate()
  }

  live(id: string): LiveHolding | undefined {
    return this.#held.get(id)?.live
  }

  mirrors(id: string) {
    return this.#held.get(id)?.mirrors ?? []
  }

  async stop(): Promise<void> {
    this.#ended.abort()
    await Promise.all([...this.#held.keys()].map((id) => this.close(id)))
    this.places.close()
    this.looks.close()
    this.#browsed.close()
  }

  #of(tracker: TrackerKey): HeldTracker[] {
    return [...this.#held.values()].filter(({ holding }) => holding.tracker === tracker)
  }

  #heard(swarm: InfoHash, records: readonly Uint8Array[], source: Source): void {
    this.#listeners.tell(swarm, records, source)
  }

  #job(tracker: TrackerKey, signal: AbortSignal) {
    const known = this.#of(tracker)[0]?.room.head
    return {
      tracker,
      store: this.#deps.store,
      reader: this.places.of(tracker),
      limits: this.#limits,
      signal,
      ...(known ? { known } : {}),
    }
  }
}
