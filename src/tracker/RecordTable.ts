/**
 * The signed records that the holders of one tracker share: peers of the swarms it lists, and mirrors of it. Which are
 * true, which wins, how long each lives. Volatile, capped, and small in memory: what was verified is kept as it came,
 * with the few numbers that are needed. Cheap checks come first, so that a flood of replays and nonsense costs no
 * signature check. A full table keeps room for each source (core/SourcedSet), so that no flood of made-up peers hides
 * those that are there (ROOM4).
 */
import type { Prng } from "../core/prng.ts"
import { SetPrints } from "../core/SetPrints.ts"
import { type Filed, type Source, SourcedSet, type Standing } from "../core/SourcedSet.ts"
import { MirrorRecord, MAX_MIRROR_RECORD } from "../wire/MirrorRecord.ts"
import { PeerRecord, MAX_AHEAD_SECONDS, MAX_PEER_RECORD, MAX_TTL_SECONDS } from "../wire/PeerRecord.ts"
import { MAX_VERSION } from "../wire/Reconcile.ts"
import { keyOf, rangeOfKey } from "./recordKey.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"

export interface RecordEntry {
  /** 12 octets of a hash of what the record is about, as latin1. */
  readonly key: string
  readonly kind: "peer" | "mirror"
  /** Infohash of a peer's swarm, in hex; of a mirror: the empty text. */
  readonly swarm: string
  /** Public key of the onion that signs, in hex. */
  readonly owner: string
  readonly bytes: Uint8Array
  readonly seq: number
  /** Seconds since 1970. */
  readonly issued: number
  readonly until: number
  readonly stopped: boolean
}

interface Kept extends RecordEntry, Filed {}

/** Who leaves for a newcomer; `true`: nobody has to, `undefined`: there is none. */
type Room = Kept | true | undefined

export type Refusal = "malformed" | "elsewhere" | "too-early" | "over" | "not-newer" | "full" | "forged"

export class RecordTable {
  readonly #tracker: string
  readonly #lists: (swarm: string) => boolean
  readonly #limits: TrackerLimits
  readonly #entries = new Map<string, Kept>()
  readonly #swarms = new Map<string, SourcedSet<Kept>>()
  /** Keys of entries that are over: kept to refuse replays, but had no longer, so that they are in no fingerprint. */
  readonly #over = new Set<string>()
  /** Of what is current, as of the last `prune`. */
  readonly prints = new SetPrints()
  #mirrors = 0
  #prunedAt = -1
  #largest: { readonly seconds: number; readonly swarm: SourcedSet<Kept> } | undefined
  /** Signatures checked. */
  checked = 0

  /** @param lists whether the tracker lists a swarm: records of others do not belong here. */
  constructor(tracker: string, lists: (swarm: string) => boolean, limits: TrackerLimits) {
    this.#tracker = tracker
    this.#lists = lists
    this.#limits = limits
  }

  get size(): number {
    return this.#entries.size
  }

  get mirrors(): number {
    return this.#mirrors
  }

  addPeer(bytes: Uint8Array, seconds: number, source: Source): RecordEntry | Refusal {
    if (bytes.length > MAX_PEER_RECORD) return "malformed"
    const record = PeerRecord.decode(bytes)
    if (!record) return "malformed"
    const swarm = hex(record.swarm)
    if (!this.#lists(swarm)) return "elsewhere"
    const key = keyOf("peer", record.swarm, record.peer)
    const refused = this.#refuse(key, record, seconds)
    if (refused) return refused
    const room = this.#entries.has(key) || this.#roomForPeer(swarm, seconds, source)
    if (!room) return "full"
    this.checked++
    if (!PeerRecord.isAuthentic(record)) return "forged"
    return this.#keep(room, source, {
      key,
      kind: "peer",
      swarm: this.#nameOf(swarm),
      owner: hex(record.peer),
      bytes: own(bytes),
      seq: record.seq,
      issued: record.issued,
      until: record.issued + record.ttl,
      stopped: record.state === "stopped",
    })
  }

  addMirror(bytes: Uint8Array, seconds: number, source: Source): RecordEntry | Refusal {
    if (bytes.length > MAX_MIRROR_RECORD) return "malformed"
    const record = MirrorRecord.decode(bytes)
    if (!record) return "malformed"
    if (hex(record.tracker) !== this.#tracker) return "elsewhere"
    const key = keyOf("mirror", record.tracker, record.mirror)
    const refused = this.#refuse(key, record, seconds)
    if (refused) return refused
    const room = this.#entries.has(key) || this.#roomForMirror(seconds, source)
    if (!room) return "full"
    this.checked++
    if (!MirrorRecord.isAuthentic(record)) return "forged"
    return this.#keep(room, source, {
      key,
      kind: "mirror",
      swarm: "",
      owner: hex(record.mirror),
      bytes: own(bytes),
      seq: record.seq,
      issued: record.issued,
      until: record.issued + record.ttl,
      stopped: record.state === "stopped",
    })
  }

  get(key: string): RecordEntry | undefined {
    return this.#entries.get(key)
  }

  /** Whom this peer was heard of from; `undefined`: it is not known. */
  standing(swarm: Uint8Array, peer: Uint8Array): Standing | undefined {
    return this.#entries.get(keyOf("peer", swarm, peer))?.list?.standing
  }

  /** Another source says what is known already. */
  heardAgain(key: string, source: Source): void {
    const entry = this.#entries.get(key)
    const swarm = entry && this.#swarms.get(entry.swarm)
    if (swarm?.gains(entry!, source)) swarm.move(entry!, source)
  }

  /** Up to `most` of one swarm (of the mirrors: "") for an answer, none that is over, the better first. */
  some(swarm: string, seconds: number, chance: Prng, most: number): Uint8Array[] {
    return (
      this.#swarms
        .get(swarm)
        ?.draw(most, chance, ({ until }) => until >= seconds)
        .map(({ bytes }) => bytes) ?? []
    )
  }

  /** What may be passed on of one swarm (of the mirrors: ""), tombstones too. */
  *current(swarm: string, seconds: number): Generator<RecordEntry> {
    for (const entry of this.#swarms.get(swarm) ?? []) if (entry.until >= seconds) yield entry
  }

  /** What the fingerprints of these ranges of 2^bits are made of. */
  *inRanges(bits: number, ranges: ReadonlySet<number>): Generator<RecordEntry> {
    if (ranges.size === 0) return
    for (const entry of this.#entries.values())
      if (ranges.has(rangeOfKey(entry.key, bits)) && !this.#over.has(entry.key)) yield entry
  }

  swarmSize(swarm: string): number {
    return this.#swarms.get(swarm)?.size ?? 0
  }

  /**
   * Forgets what no older record could outlive any more, what the tracker lists no longer, and what only a clock that
   * was wrong could take. What is over goes from the fingerprints; it comes back if the clock does.
   */
  prune(seconds: number): void {
    this.#prunedAt = seconds
    for (const [name, swarm] of this.#swarms) {
      const listed = name === "" || this.#lists(name)
      for (const entry of [...swarm]) {
        if (!listed || entry.issued + MAX_TTL_SECONDS < seconds || entry.issued > seconds + MAX_AHEAD_SECONDS)
          this.#drop(entry)
        else this.#show(entry, entry.until >= seconds)
      }
    }
  }

  /** Prunes at most once a second: whoever asks or knocks often must not have the table walked through each time. */
  freshen(seconds: number): void {
    if (seconds !== this.#prunedAt) this.prune(seconds)
  }

  #refuse(
    key: string,
    record: { readonly seq: number; readonly issued: number; readonly ttl: number },
    seconds: number,
  ): Refusal | undefined {
    if (record.seq > MAX_VERSION) return "malformed"
    if (record.issued > seconds + MAX_AHEAD_SECONDS) return "too-early"
    if (record.issued + record.ttl < seconds) return "over"
    const known = this.#entries.get(key)
    return known && record.seq <= known.seq ? "not-newer" : undefined
  }

  /** Whether there is room for one more, or who would make it. */
  #roomForPeer(swarm: string, seconds: number, source: Source): Room {
    const fits = () => this.swarmSize(swarm) < this.#limits.peersPerSwarm
    const all = () => this.#entries.size - this.#mirrors < this.#limits.peersPerTracker
    if (fits() && all()) return true
    this.freshen(seconds)
    if (!fits()) return this.#swarms.get(swarm)!.leaver(source)
    if (all()) return true
    // All swarms together are too many: the largest one makes room, if it is larger than this one would be.
    const largest = this.#largestSwarm(seconds)
    return largest && largest.size > this.swarmSize(swarm) + 1
      ? largest.leaver({ standing: "alive", name: "" })
      : undefined
  }

  #roomForMirror(seconds: number, source: Source): Room {
    const fits = () => this.#mirrors < this.#limits.mirrorsPerTracker
    if (fits()) return true
    this.freshen(seconds)
    return fits() || this.#swarms.get("")!.leaver(source)
  }

  /** As of this second, since a flood asks often. */
  #largestSwarm(seconds: number): SourcedSet<Kept> | undefined {
    if (this.#largest?.seconds === seconds && this.#largest.swarm.size > 0) return this.#largest.swarm
    let largest: SourcedSet<Kept> | undefined
    for (const [name, swarm] of this.#swarms)
      if (name !== "" && (!largest || swarm.size > largest.size)) largest = swarm
    this.#largest = largest && { seconds, swarm: largest }
    return largest
  }

  #keep(room: Kept | true, source: Source, entry: Kept): RecordEntry {
    if (room !== true) this.#drop(room)
    const before = this.#entries.get(entry.key)
    const swarm = this.#swarms.get(entry.swarm) ?? new SourcedSet<Kept>()
    if (before) {
      this.#show(before, false)
      swarm.replace(before, entry)
      if (swarm.gains(entry, source)) swarm.move(entry, source)
    } else {
      if (entry.kind === "mirror") this.#mirrors++
      swarm.add(entry, source)
    }
    this.#over.delete(entry.key)
    this.prints.add(octets(entry.key), entry.seq)
    this.#swarms.set(entry.swarm, swarm)
    this.#entries.set(entry.key, entry)
    return entry
  }

  /** One text for all entries of a swarm. */
  #nameOf(swarm: string): string {
    for (const entry of this.#swarms.get(swarm) ?? []) return entry.swarm
    return swarm
  }

  #show(entry: Kept, shown: boolean): void {
    if (shown !== this.#over.has(entry.key)) return
    if (shown) {
      this.#over.delete(entry.key)
      this.prints.add(octets(entry.key), entry.seq)
    } else {
      this.#over.add(entry.key)
      this.prints.remove(octets(entry.key), entry.seq)
    }
  }

  #drop(entry: Kept): void {
    this.#show(entry, false)
    this.#over.delete(entry.key)
    this.#entries.delete(entry.key)
    if (entry.kind === "mirror") this.#mirrors--
    const swarm = this.#swarms.get(entry.swarm)!
    swarm.remove(entry)
    if (swarm.size === 0) this.#swarms.delete(entry.swarm)
  }
}

const octets = (key: string): Uint8Array => Buffer.from(key, "latin1")
/**
 * A copy in memory of its own: what came may be a view of a larger message, and a Buffer of Node's pool would keep 64
 * KiB alive with it.
 */
const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")
