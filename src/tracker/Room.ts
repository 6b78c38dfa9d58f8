/**
 * All that the holders of one tracker tell each other: records of peers and mirrors, the newest head, a proof of a
 * fork. How it thinks:
 *
 * A room is this node's view of what all holders know, and its neighbours are the few whom it hears it from. It knows
 * no network: a neighbour is a port, which RoomLink opens to whom this node has dialled and Feeds to who listens here.
 * What comes in by a port is taken or dropped at once, record by record. What is new and true changes the table, is
 * handed to the outbox of every other port, and is told to the observer; what is not, ends here. So each piece of news
 * crosses each link about once, in whatever way the holders are joined, and nothing false travels further than one hop.
 * No port waits for another: an outbox gathers for a quarter of a second, and one that is slow loses.
 *
 * What was lost is not sent again, but found: neighbours compare their sets at each connect and now and then
 * (reconcile), by the fingerprints that the table keeps. For that reason a room may drop what it likes when it is
 * flooded. Most of a flood is what came a moment ago by another link; such a record is known by a hash of its octets,
 * and costs no decoding. Under whom a record is filed (`Source`) decides who has to leave when the table is full.
 *
 * Of heads only the newest counts, and two that do not fit each other are a fork, which stays for good.
 */
import { hash } from "node:crypto"
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import { swarmOfSet } from "../core/restingSets.ts"
import type { Source } from "../core/SourcedSet.ts"
import type { Batch } from "../wire/Batch.ts"
import { readForkProof, encodeForkProof } from "../wire/ForkProof.ts"
import { Head } from "../wire/Head.ts"
import { PeerRecord } from "../wire/PeerRecord.ts"
import type { Authentic } from "../wire/signedMessage.ts"
import { Outbox } from "./Outbox.ts"
import type { RecordEntry } from "./RecordEntry.ts"
import { RecordTable } from "./RecordTable.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"

export interface RoomObserver {
  /** A head that is newer than the one before, signed by the tracker. */
  headSeen(head: Authentic<Head>): void
  forkFound(seq: number, proof: Uint8Array): void
  /** An onion says that it serves a copy, or serves it no more; its public key in hex. */
  mirrorSeen(onion: string, stopped: boolean): void
  /** News of one swarm, as they came, and whom from. */
  peersSeen(swarm: InfoHash, records: readonly Uint8Array[], source: Source): void
}

/** A neighbour of this room. */
export interface Port {
  /** Says what came from it. @returns how many of the records were new and true. */
  take(batch: Batch): number
  close(): void
}

export class Room {
  readonly tracker: TrackerKey
  readonly table: RecordTable
  readonly limits: TrackerLimits
  readonly #clock: Clock
  readonly #observer: RoomObserver
  readonly #ports = new Set<Outbox>()
  #head: { readonly bytes: Uint8Array; readonly head: Authentic<Head> } | undefined
  #fork: Uint8Array | undefined
  #links = 0
  /**
   * Records that were the newest of late, by a hash of their octets: a flood brings each several times, and once is
   * enough to decode it.
   */
  readonly #seen = new BoundedMap<string, RecordEntry>(SEEN)

  constructor(
    tracker: TrackerKey,
    lists: (swarm: string) => boolean,
    clock: Clock,
    limits: TrackerLimits,
    observer: RoomObserver,
  ) {
    this.tracker = tracker
    this.table = new RecordTable(tracker, lists, limits)
    this.limits = limits
    this.#clock = clock
    this.#observer = observer
  }

  get seconds(): number {
    return Math.floor(this.#clock.date() / 1000)
  }

  get head(): Uint8Array | undefined {
    return this.#head?.bytes
  }

  get fork(): Uint8Array | undefined {
    return this.#fork
  }

  get neighbours(): number {
    return this.#ports.size
  }

  /**
   * @param send gets encoded batches of what this neighbour does not know yet; the first brings head and fork.
   * @param source whom its records are filed under; without it: a neighbour that this node chose.
   */
  attach(
    send: (batch: Uint8Array) => void,
    source: Source = { standing: "link", name: `link ${++this.#links}` },
  ): Port {
    const outbox = new Outbox(this.#clock, this.limits.batchMs, send)
    this.#ports.add(outbox)
    if (this.#head) outbox.head(this.#head.bytes)
    if (this.#fork) outbox.fork(this.#fork)
    return {
      take: (batch) => this.#take(batch, source, outbox),
      close: () => {
        this.#ports.delete(outbox)
        outbox.close()
      },
    }
  }

  /**
   * Records from this node itself, or from who speaks for itself: told to all neighbours. @returns how many were new
   * and true.
   */
  addPeers(records: readonly Uint8Array[], source: Source = NODE): number {
    return this.#take({ v: 1, head: [], fork: [], mirrors: [], peers: records }, source, undefined)
  }

  /** This node's own word as a mirror. */
  addMirror(record: Uint8Array): boolean {
    return this.#take({ v: 1, head: [], fork: [], mirrors: [record], peers: [] }, OWN, undefined) === 1
  }

  /** False for what is no head of this tracker, or no newer one. */
  takeHead(bytes: Uint8Array, from?: Outbox): boolean {
    if (this.#head && Buffer.compare(bytes, this.#head.bytes) === 0) return false
    const head = Head.read(bytes)
    if (!head || toHex(head.tracker) !== this.tracker) return false
    const known = this.#head
    if (known && head.seq === known.head.seq && Buffer.compare(head.hash, known.head.hash) !== 0) {
      this.takeFork(encodeForkProof("head", Buffer.from(bytes), known.bytes))
      return false
    }
    if (known && (head.seq < known.head.seq || (head.seq === known.head.seq && head.at <= known.head.at))) return false
    this.#head = { bytes: Buffer.from(bytes), head }
    for (const port of this.#ports) if (port !== from) port.head(this.#head.bytes)
    this.#observer.headSeen(head)
    return true
  }

  takeFork(proof: Uint8Array, from?: Outbox): boolean {
    if (this.#fork) return false
    const fork = readForkProof(proof)
    if (!fork || toHex(fork.tracker) !== this.tracker) return false
    this.#fork = Buffer.from(proof)
    for (const port of this.#ports) if (port !== from) port.fork(this.#fork)
    this.#observer.forkFound(fork.seq, this.#fork)
    return true
  }

  /** The table's newest of these keys (latin1), for who asks. */
  newest(keys: readonly string[]): RecordEntry[] {
    const now = this.seconds
    return keys.flatMap((key) => {
      const entry = this.table.get(key)
      return entry && entry.until >= now ? [entry] : []
    })
  }

  close(): void {
    for (const port of this.#ports) port.close()
    this.#ports.clear()
  }

  #take(batch: Batch, source: Source, from: Outbox | undefined): number {
    const now = this.seconds
    for (const head of batch.head) this.takeHead(head, from)
    for (const proof of batch.fork) this.takeFork(proof, from)
    let fresh = 0
    for (const record of batch.mirrors) {
      const entry = this.#accept(record, "mirror", now, source, from)
      if (!entry) continue
      fresh++
      this.#observer.mirrorSeen(entry.owner, entry.stopped)
    }
    const bySwarm = new Map<string, Uint8Array[]>()
    for (const record of batch.peers) {
      const entry = this.#accept(record, "peer", now, source, from)
      if (!entry) continue
      fresh++
      const swarm = swarmOfSet(entry.set)
      bySwarm.set(swarm, [...(bySwarm.get(swarm) ?? []), entry.bytes])
    }
    for (const [swarm, records] of bySwarm) this.#observer.peersSeen(swarm as InfoHash, records, source)
    return fresh
  }

  #accept(
    record: Uint8Array,
    kind: "peer" | "mirror",
    now: number,
    source: Source,
    from: Outbox | undefined,
  ): RecordEntry | undefined {
    const mark = kind + hash("sha256", record, "binary").slice(0, 16)
    const seen = this.#seen.get(mark)
    // Not if the table has let go of it since: then it may be true and new again.
    if (seen && (this.table.get(seen.key)?.seq ?? -1) >= seen.seq) {
      from?.heard(seen)
      this.table.heardAgain(seen.key, source)
      return undefined
    }
    const entry = kind === "peer" ? this.table.addPeer(record, now, source) : this.table.addMirror(record, now, source)
    if (kind === "peer" && (entry === "too-early" || entry === "over")) this.#late(record, source)
    if (typeof entry === "string") return undefined
    this.#seen.set(mark, entry)
    for (const port of this.#ports) if (port !== from) port.record(entry)
    return entry
  }

  /** Goes to this node's own swarm alone, which refuses it too: it tells how far clocks are from each other. */
  #late(record: Uint8Array, source: Source): void {
    const peer = PeerRecord.decode(record)
    if (peer) this.#observer.peersSeen(toHex(peer.swarm) as InfoHash, [record], source)
  }
}

const SEEN = 2_000
/** What this node knows from elsewhere, and what it says of itself. */
const NODE: Source = { standing: "link", name: "node" }
export const OWN: Source = { standing: "alive", name: "own" }
/** Who has shown that it holds the metadata of the swarm (JOIN1). */
export const MET: Source = { standing: "met", name: "met" }
export const caller = (session: number): Source => ({ standing: "caller", name: `caller ${session}` })
