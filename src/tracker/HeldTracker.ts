/**
 * One tracker that this node holds, while it does: its onion, its room, its links, and for a mirror the record that
 * says so. The own tracker signs heads; a mirror only passes them on.
 */
import type { Clock } from "../core/Clock.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { Prng } from "../core/prng.ts"
import type { Source } from "../core/SourcedSet.ts"
import { wait } from "../core/wait.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Sessions } from "../transport/Sessions.ts"
import type { OnionStanding, Publication } from "../transport/Transport.ts"
import { signer } from "../wire/ed25519.ts"
import { HEAD_LIFETIME_SECONDS, Head } from "../wire/Head.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import { LIFETIME_SECONDS } from "../wire/PeerRecord.ts"
import { type Beside, nothingBeside } from "./Beside.ts"
import { liveFigures, mirrorsOf } from "./heldFigures.ts"
import { KeptPart } from "./KeptPart.ts"
import type { Beacon } from "./RoomMembers.ts"
import { LinkKeeper } from "./LinkKeeper.ts"
import { MET, OWN, Room } from "./Room.ts"
import type { Serving } from "./Serving.ts"
import { serveTracker } from "./serveTracker.ts"
import { ToldTrust } from "./ToldTrust.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"
import type { TrackerReader } from "./TrackerReader.ts"
import type { Holding, HoldingObserver, LiveHolding } from "./Trackers.ts"
import { Word } from "./Word.ts"

/** A head is signed anew so often, to say that the origin lives; a mirror's record before it runs out. */
const HEAD_MS = 6 * 3_600_000
const RECORD_MS = 300_000
const RECORD_SPREAD_MS = 120_000

export interface HeldDeps extends Pick<Serving, "search" | "seen"> {
  readonly store: EntryStore
  readonly sessions: Sessions
  readonly clock: Clock
  readonly random: Prng
  readonly limits: TrackerLimits
  readonly reader: TrackerReader
  readonly beacon: Beacon
  readonly peersSeen: (swarm: InfoHash, records: readonly Uint8Array[], source: Source) => void
  /** Served by the origin alone. */
  readonly beside: Beside
  /** Whom the origin tells everybody that its operator trusts. */
  readonly told: () => readonly TrackerKey[]
  /** A head that goes beyond what is stored here. */
  readonly behind: () => void
}

export class HeldTracker {
  readonly holding: Holding
  readonly room: Room
  readonly address: OnionAddress
  observer: HoldingObserver
  follow: boolean
  /** What of the metadata is kept, and where the rest is. */
  readonly part: KeptPart
  readonly #deps: HeldDeps
  readonly #signer
  readonly #origin: boolean
  readonly #beside: Beside
  #publication: Publication | undefined
  #links: LinkKeeper | undefined
  #standing: OnionStanding | undefined
  readonly #word: Word
  #recordSeq = 0
  #closed = false

  constructor(holding: Holding, deps: HeldDeps) {
    this.holding = holding
    this.observer = holding.observer
    this.follow = holding.follow
    this.#deps = deps
    this.#signer = signer(holding.seed)
    const key = publicKeyOfSeed(holding.seed)
    this.address = onionAddress(key)
    this.#origin = toHex(key) === holding.tracker
    this.#beside = this.#origin ? deps.beside : nothingBeside
    const { store, clock, limits, reader } = deps
    const lists = (swarm: string) => this.tells(swarm as InfoHash)
    this.room = new Room(holding.tracker, lists, clock, limits, {
      headSeen: (head) => {
        if (head.seq > store.tip(holding.tracker).seq) deps.behind()
        this.observer.headSeen(head.seq, head.at)
      },
      forkFound: (seq, proof) => {
        store.putFork(holding.tracker, proof)
        this.observer.forkFound(seq)
      },
      mirrorSeen: (onion, stopped) => {
        const place = onionAddress(fromHex(onion))
        if (stopped) reader.book.drop(place)
        else reader.book.add(place)
      },
      peersSeen: deps.peersSeen,
    })
    const changed = () => void (!this.#origin && this.#standing === "up" && this.#word.try())
    this.part = new KeptPart(holding, { ...deps, own: toHex(key), room: this.room, changed })
    this.#word = new Word(clock, () => (this.#origin ? this.#sayHead() : this.#sayMirror("up")))
    reader.book.exclude(this.address)
  }

  /** Whether records of a swarm are told here. */
  tells(swarm: InfoHash): boolean {
    return this.#deps.store.lists(this.holding.tracker, swarm) || this.#beside.has(swarm)
  }

  /**
   * Resolves when the own tracker's onion can be found; of a mirror's, which may have to wait for a place, when the
   * carrier knows it. How it stands is told to the observer.
   */
  async open(): Promise<void> {
    const { store, sessions, clock, random, reader } = this.#deps
    const { tracker, seed } = this.holding
    const trust = this.#origin ? { trust: new ToldTrust(clock, this.#signer, this.#deps.told) } : {}
    const { search, seen } = this.#deps
    const served = { tracker, store, room: this.room, clock, random, beside: this.#beside, search, seen, ...trust }
    const { handler } = serveTracker({ ...served, onion: this.#signer.publicKey })
    const fork = store.fork(tracker)
    if (fork) this.room.takeFork(fork)
    if (this.#origin) this.sayHead()
    else {
      const head = store.head(tracker)
      if (head) this.room.takeHead(head)
    }
    const publication = await sessions.serve(seed, handler, { use: this.#origin ? "tracker" : "mirror" })
    this.#publication = publication
    const links = { tracker, room: this.room, book: reader.book, sessions, clock, random }
    publication.onStanding((standing) => {
      if (this.#closed) return
      // One that waits for its turn hears what is new all the same.
      if (standing !== "publishing") this.#links ??= new LinkKeeper(links)
      this.#stand(standing)
    })
    if (this.#origin) await publication.ready
  }

  /** Tells the observer how its onion stands. */
  tellStanding(): void {
    if (this.#standing) this.observer.stands?.(this.address, this.#standing)
  }

  #stand(standing: OnionStanding): void {
    const was = this.#standing
    this.#standing = standing
    if (!this.#origin && standing === "up") this.#word.try()
    else if (was === "up") this.#sayStopped()
    this.tellStanding()
  }

  /**
   * Records that this node's swarm knows. Its own is named first by its own tracker, whose shares are its owner's for
   * all to see; a mirror files it as that of any other who came, so that nobody can tell which of the peers it names is
   * the mirror's own node.
   */
  addPeers(records: readonly Uint8Array[], own: Uint8Array | undefined): void {
    const others = records.filter((record) => !own || Buffer.compare(record, own) !== 0)
    if (own && others.length < records.length) this.room.addPeers([own], this.#origin ? OWN : MET)
    this.room.addPeers(others)
  }

  /** The own chain's head as it is now, signed and told. */
  sayHead(): void {
    if (this.#origin) this.#word.say()
  }

  /** Says it again, where the date was set since it was said. */
  redate(): void {
    if (this.#standing === "up") this.#word.redate()
  }

  get live(): LiveHolding {
    return liveFigures(this.room, this.#deps.reader.book, this.#origin)
  }

  get mirrors() {
    return mirrorsOf(this.room)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    if (this.#standing === "up") this.#sayStopped()
    // The last word is still in the outboxes: it gets the time of a batch to go.
    if (this.room.neighbours > 0) await wait(this.#deps.clock, this.room.limits.batchMs * 2)
    this.#closed = true
    this.#word.end()
    this.#links?.stop()
    this.room.close()
    this.#attempt(() => this.#remember())
    await this.#publication?.close()
  }

  #sayHead(): number {
    const { store, clock } = this.#deps
    const { tracker } = this.holding
    const { seq, hash } = store.tip(tracker)
    const kept = store.head(tracker)
    const at = Math.max(Math.floor(clock.date() / 1000), (kept ? (Head.read(kept)?.at ?? 0) : 0) + 1)
    const said = { seq, hash, count: store.count(tracker), at, expires: at + HEAD_LIFETIME_SECONDS }
    const head = Head.sign(this.#signer, said)
    store.putHead(tracker, head)
    this.room.takeHead(head)
    return HEAD_MS
  }

  #sayMirror(state: "up" | "stopped"): number {
    const { clock, random, store } = this.#deps
    const issued = Math.floor(clock.date() / 1000)
    this.#recordSeq = Math.max(this.#recordSeq + 1, issued * 1000)
    const tracker = fromHex(this.holding.tracker)
    this.room.addMirror(
      MirrorRecord.sign(this.#signer, {
        tracker,
        seq: this.#recordSeq,
        state,
        entries: store.tip(this.holding.tracker).seq,
        issued,
        ttl: LIFETIME_SECONDS,
        ...this.part.said,
      }),
    )
    this.#remember()
    return RECORD_MS + random() * RECORD_SPREAD_MS
  }

  #sayStopped(): void {
    this.#word.stop()
    if (!this.#origin) this.#attempt(() => this.#sayMirror("stopped"))
  }

  /** What the store cannot take is told by whoever looks after the disk. */
  #attempt(act: () => void): void {
    try {
      act()
    } catch {
      // Others find out by its lifetime.
    }
  }

  /** Where others are found after a restart. */
  #remember(): void {
    this.#deps.store.putAddresses(this.holding.tracker, this.#deps.reader.book.good())
  }
}
