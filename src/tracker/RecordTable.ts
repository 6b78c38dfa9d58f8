/**
 * The signed records that the holders of one tracker share: peers of the swarms it lists, and mirrors of it. How it
 * thinks:
 *
 * Each swarm is a set of core/NewestRecords, the mirrors are one more under the empty name; which record is true, which
 * wins and who leaves a full set is decided there. Two caps hold at once, for a swarm and for all of them: when all are
 * too many, the largest swarm makes room, if it is larger than the newcomer's would be.
 *
 * Beside the records lie their fingerprints (core/SetPrints), by which two tables find out in one round where they
 * differ. A record that is over is in no fingerprint, as others have forgotten it or never had it; it stays here to
 * refuse replays, and shows again if this node's date is set back.
 *
 * Volatile, and small in memory, for there may be 200,000: what was verified is kept as it came, with the few numbers
 * that are needed, and one text names all records of a swarm.
 */
import { type Claim, type ClaimRefusal, NewestRecords, type NewestRecord, type Place } from "../core/NewestRecords.ts"
import { toHex } from "../core/hex.ts"
import type { Prng } from "../core/prng.ts"
import { SetPrints } from "../core/SetPrints.ts"
import type { Source, SourcedSet, Standing } from "../core/SourcedSet.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import { MAX_AHEAD_SECONDS, MAX_TTL_SECONDS, PeerRecord } from "../wire/PeerRecord.ts"
import { MAX_VERSION } from "../wire/Reconcile.ts"
import { keyOf, rangeOfKey } from "./recordKey.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"

export interface RecordEntry extends NewestRecord {
  /** 12 octets of a hash of what the record is about, as latin1. */
  readonly key: string
  readonly kind: "peer" | "mirror"
  /** Infohash of a peer's swarm, in hex; of a mirror: the empty text. */
  readonly set: string
  /** Public key of the onion that signs, in hex. */
  readonly owner: string
  readonly bytes: Uint8Array
  readonly seq: number
  /** Seconds since 1970. */
  readonly issued: number
  readonly until: number
  readonly stopped: boolean
}

export type RecordRefusal = ClaimRefusal | "malformed" | "elsewhere"

/** What records of both kinds say. */
interface Said {
  readonly seq: number
  readonly issued: number
  readonly ttl: number
  readonly state: string
}

const MIRRORS = ""

export class RecordTable {
  readonly #tracker: string
  readonly #lists: (swarm: string) => boolean
  readonly #limits: TrackerLimits
  readonly #records: NewestRecords<RecordEntry>
  /** Keys of entries that are over: kept to refuse replays, but had no longer, so that they are in no fingerprint. */
  readonly #over = new Set<string>()
  /** Of what is current, as of the last `prune`. */
  readonly prints = new SetPrints()
  #largest: { readonly seconds: number; readonly swarm: SourcedSet<RecordEntry> } | undefined

  /** @param lists whether the tracker lists a swarm: records of others do not belong here. */
  constructor(tracker: string, lists: (swarm: string) => boolean, limits: TrackerLimits) {
    this.#tracker = tracker
    this.#lists = lists
    this.#limits = limits
    this.#records = new NewestRecords<RecordEntry>({
      aheadSeconds: MAX_AHEAD_SECONDS,
      place: (set, seconds, source) =>
        set === MIRRORS
          ? this.#records.placeIn(MIRRORS, limits.mirrorsPerTracker, seconds, source)
          : this.#placeForPeer(set, seconds, source),
      outlived: (set, seconds) => this.#outlived(set, seconds),
      came: ({ key, seq }) => this.prints.add(octets(key), seq),
      left: ({ key, seq }) => {
        if (!this.#over.delete(key)) this.prints.remove(octets(key), seq)
      },
    })
  }

  get size(): number {
    return this.#records.size
  }

  get mirrors(): number {
    return this.swarmSize(MIRRORS)
  }

  /** Signatures checked. */
  get checked(): number {
    return this.#records.checked
  }

  addPeer(bytes: Uint8Array, seconds: number, source: Source): RecordEntry | RecordRefusal {
    const record = PeerRecord.decode(bytes)
    if (!record || record.seq > MAX_VERSION) return "malformed"
    const swarm = toHex(record.swarm)
    if (!this.#lists(swarm)) return "elsewhere"
    const key = keyOf("peer", record.swarm, record.peer)
    return this.#records.offer(claimOf(key, swarm, record), seconds, source, () =>
      PeerRecord.isAuthentic(record)
        ? entryOf("peer", key, this.#nameOf(swarm), record.peer, bytes, record)
        : undefined,
    )
  }

  addMirror(bytes: Uint8Array, seconds: number, source: Source): RecordEntry | RecordRefusal {
    const record = MirrorRecord.decode(bytes)
    if (!record) return "malformed"
    if (toHex(record.tracker) !== this.#tracker) return "elsewhere"
    const key = keyOf("mirror", record.tracker, record.mirror)
    return this.#records.offer(claimOf(key, MIRRORS, record), seconds, source, () =>
      MirrorRecord.isAuthentic(record) ? entryOf("mirror", key, MIRRORS, record.mirror, bytes, record) : undefined,
    )
  }

  get(key: string): RecordEntry | undefined {
    return this.#records.get(key)
  }

  /** Whom this peer was heard of from; `undefined`: it is not known. */
  standing(swarm: Uint8Array, peer: Uint8Array): Standing | undefined {
    return this.#records.get(keyOf("peer", swarm, peer))?.list?.standing
  }

  /** Another source says what is known already. */
  heardAgain(key: string, source: Source): void {
    const entry = this.#records.get(key)
    if (entry) this.#records.heardAgain(entry, source)
  }

  /** Up to `most` of one swarm (of the mirrors: "") for an answer, none that is over, the better first. */
  some(swarm: string, seconds: number, chance: Prng, most: number): Uint8Array[] {
    const drawn = this.#records.sets.get(swarm)?.draw(most, chance, ({ until }) => until >= seconds) ?? []
    return drawn.map(({ bytes }) => bytes)
  }

  /** What may be passed on of one swarm (of the mirrors: ""), tombstones too. */
  *current(swarm: string, seconds: number): Generator<RecordEntry> {
    for (const entry of this.#records.sets.get(swarm) ?? []) if (entry.until >= seconds) yield entry
  }

  /** What the fingerprints of these ranges of 2^bits are made of. */
  *inRanges(bits: number, ranges: ReadonlySet<number>): Generator<RecordEntry> {
    if (ranges.size === 0) return
    for (const entry of this.#records.all)
      if (ranges.has(rangeOfKey(entry.key, bits)) && !this.#over.has(entry.key)) yield entry
  }

  /** Of which there are records; of the mirrors: "". */
  get swarms(): Iterable<string> {
    return this.#records.sets.keys()
  }

  swarmSize(swarm: string): number {
    return this.#records.sizeOf(swarm)
  }

  prune(seconds: number): void {
    this.#records.prune(seconds)
  }

  /** Prunes, if it has not been done this second. */
  freshen(seconds: number): void {
    this.#records.freshen(seconds)
  }

  /**
   * Forgets what no older record could outlive any more, what the tracker lists no longer, and what only a date that
   * was wrong could take. What is over goes from the fingerprints; it comes back if the date does.
   */
  #outlived(set: string, seconds: number): (entry: RecordEntry) => boolean {
    const listed = set === MIRRORS || this.#lists(set)
    return (entry) => {
      if (!listed || entry.issued + MAX_TTL_SECONDS < seconds || entry.issued > seconds + MAX_AHEAD_SECONDS) return true
      this.#show(entry, entry.until >= seconds)
      return false
    }
  }

  #placeForPeer(swarm: string, seconds: number, source: Source): Place<RecordEntry> {
    const place = this.#records.placeIn(swarm, this.#limits.peersPerSwarm, seconds, source)
    const all = () => this.size - this.mirrors < this.#limits.peersPerTracker
    if (place !== true || all()) return place
    this.freshen(seconds)
    if (all()) return true
    const largest = this.#largestSwarm(seconds)
    return largest && largest.size > this.swarmSize(swarm) + 1
      ? largest.leaver({ standing: "alive", name: "" })
      : undefined
  }

  /** As of this second, since a flood asks often. */
  #largestSwarm(seconds: number): SourcedSet<RecordEntry> | undefined {
    if (this.#largest?.seconds === seconds && this.#largest.swarm.size > 0) return this.#largest.swarm
    let largest: SourcedSet<RecordEntry> | undefined
    for (const [name, swarm] of this.#records.sets)
      if (name !== MIRRORS && (!largest || swarm.size > largest.size)) largest = swarm
    this.#largest = largest && { seconds, swarm: largest }
    return largest
  }

  /** One text for all entries of a swarm. */
  #nameOf(swarm: string): string {
    for (const entry of this.#records.sets.get(swarm) ?? []) return entry.set
    return swarm
  }

  #show({ key, seq }: RecordEntry, shown: boolean): void {
    if (shown !== this.#over.has(key)) return
    if (shown) {
      this.#over.delete(key)
      this.prints.add(octets(key), seq)
    } else {
      this.#over.add(key)
      this.prints.remove(octets(key), seq)
    }
  }
}

const claimOf = (key: string, set: string, { seq, issued, ttl }: Said): Claim => ({ key, set, seq, issued, ttl })

const entryOf = (
  kind: RecordEntry["kind"],
  key: string,
  set: string,
  owner: Uint8Array,
  bytes: Uint8Array,
  { seq, issued, ttl, state }: Said,
): RecordEntry => ({
  key,
  kind,
  set,
  owner: toHex(owner),
  // A copy in memory of its own: what came may be a view of a larger message, and a Buffer of Node's pool would keep
  // 64 KiB alive with it.
  bytes: new Uint8Array(bytes),
  seq,
  issued,
  until: issued + ttl,
  stopped: state === "stopped",
})

const octets = (key: string): Uint8Array => Buffer.from(key, "latin1")
