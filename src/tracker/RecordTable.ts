/**
 * The signed records that the holders of one tracker share: peers of the swarms it lists, and mirrors of it. Which are true, which wins,
 * how long each lives. Volatile, capped, and small in memory: what was verified is kept as it came, with the few numbers that are needed.
 * Cheap checks come first, so that a flood of replays and nonsense costs no signature check.
 */
import { hash } from "node:crypto"
import { SetPrints } from "../core/SetPrints.ts"
import { decodeMirrorRecord, isMirrorAuthentic, MAX_MIRROR_RECORD } from "../wire/MirrorRecord.ts"
import { decodePeerRecord, isAuthentic, MAX_AHEAD_SECONDS, MAX_PEER_RECORD, MAX_TTL_SECONDS } from "../wire/PeerRecord.ts"
import { KEY_OCTETS, MAX_VERSION } from "../wire/Reconcile.ts"
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

/** With its place in the list of its swarm. */
interface Kept extends RecordEntry {
  at: number
}

export type Refusal = "malformed" | "elsewhere" | "too-early" | "over" | "not-newer" | "full" | "forged"

export class RecordTable {
  readonly #tracker: string
  readonly #lists: (swarm: string) => boolean
  readonly #limits: TrackerLimits
  readonly #entries = new Map<string, Kept>()
  readonly #swarms = new Map<string, Kept[]>()
  /** Keys of entries that are over: kept to refuse replays, but had no longer, so that they are in no fingerprint. */
  readonly #over = new Set<string>()
  /** Of what is current, as of the last `prune`. */
  readonly prints = new SetPrints()
  #mirrors = 0
  #prunedAt = -1
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

  addPeer(bytes: Uint8Array, seconds: number): RecordEntry | Refusal {
    if (bytes.length > MAX_PEER_RECORD) return "malformed"
    const record = decodePeerRecord(bytes)
    if (!record) return "malformed"
    const swarm = hex(record.swarm)
    if (!this.#lists(swarm)) return "elsewhere"
    const key = keyOf("peer", record.swarm, record.peer)
    const refused = this.#refuse(key, record, seconds, () => this.#roomForPeer(swarm, seconds))
    if (refused) return refused
    this.checked++
    if (!isAuthentic(record)) return "forged"
    return this.#keep({
      at: 0, key, kind: "peer", swarm: this.ofSwarm(swarm)[0]?.swarm ?? swarm, owner: hex(record.peer), bytes: own(bytes), seq: record.seq, issued: record.issued,
      until: record.issued + record.ttl, stopped: record.state === "stopped",
    })
  }

  addMirror(bytes: Uint8Array, seconds: number): RecordEntry | Refusal {
    if (bytes.length > MAX_MIRROR_RECORD) return "malformed"
    const record = decodeMirrorRecord(bytes)
    if (!record) return "malformed"
    if (hex(record.tracker) !== this.#tracker) return "elsewhere"
    const key = keyOf("mirror", record.tracker, record.mirror)
    const refused = this.#refuse(key, record, seconds, () => this.#roomForMirror(seconds))
    if (refused) return refused
    this.checked++
    if (!isMirrorAuthentic(record)) return "forged"
    return this.#keep({
      at: 0, key, kind: "mirror", swarm: "", owner: hex(record.mirror), bytes: own(bytes), seq: record.seq, issued: record.issued,
      until: record.issued + record.ttl, stopped: record.state === "stopped",
    })
  }

  get(key: string): RecordEntry | undefined {
    return this.#entries.get(key)
  }

  knowsPeer(swarm: Uint8Array, peer: Uint8Array): boolean {
    return this.#entries.has(keyOf("peer", swarm, peer))
  }

  /** What may be passed on of one swarm (of the mirrors: ""), tombstones too. */
  *current(swarm: string, seconds: number): Generator<RecordEntry> {
    for (const entry of this.ofSwarm(swarm)) if (entry.until >= seconds) yield entry
  }

  /** All of one swarm, also what is over, in no order; not a copy. */
  ofSwarm(swarm: string): readonly RecordEntry[] {
    return this.#swarms.get(swarm) ?? []
  }

  /** What the fingerprints of these ranges of 2^bits are made of. */
  *inRanges(bits: number, ranges: ReadonlySet<number>): Generator<RecordEntry> {
    if (ranges.size === 0) return
    for (const entry of this.#entries.values()) if (ranges.has(rangeOfKey(entry.key, bits)) && !this.#over.has(entry.key)) yield entry
  }

  swarmSize(swarm: string): number {
    return this.ofSwarm(swarm).length
  }

  /**
   * Forgets what no older record could outlive any more, what the tracker lists no longer, and what only a clock that was wrong could
   * take. What is over goes from the fingerprints; it comes back if the clock does.
   */
  prune(seconds: number): void {
    this.#prunedAt = seconds
    for (const [name, swarm] of this.#swarms) {
      const listed = name === "" || this.#lists(name)
      // From the end, since the last one takes the place of one that is dropped.
      for (const entry of swarm.toReversed()) {
        if (!listed || entry.issued + MAX_TTL_SECONDS < seconds || entry.issued > seconds + MAX_AHEAD_SECONDS) this.#drop(entry)
        else this.#show(entry, entry.until >= seconds)
      }
    }
  }

  /** Prunes at most once a second: whoever asks or knocks often must not have the table walked through each time. */
  freshen(seconds: number): void {
    if (seconds !== this.#prunedAt) this.prune(seconds)
  }

  #refuse(key: string, record: { readonly seq: number; readonly issued: number; readonly ttl: number }, seconds: number, hasRoom: () => boolean): Refusal | undefined {
    if (record.seq > MAX_VERSION) return "malformed"
    if (record.issued > seconds + MAX_AHEAD_SECONDS) return "too-early"
    if (record.issued + record.ttl < seconds) return "over"
    const known = this.#entries.get(key)
    if (known) return record.seq <= known.seq ? "not-newer" : undefined
    return hasRoom() ? undefined : "full"
  }

  #roomForPeer(swarm: string, seconds: number): boolean {
    const fits = () => this.swarmSize(swarm) < this.#limits.peersPerSwarm && this.#entries.size - this.#mirrors < this.#limits.peersPerTracker
    if (fits()) return true
    this.freshen(seconds)
    return fits()
  }

  #roomForMirror(seconds: number): boolean {
    if (this.#mirrors < this.#limits.mirrorsPerTracker) return true
    this.freshen(seconds)
    return this.#mirrors < this.#limits.mirrorsPerTracker
  }

  #keep(entry: Kept): RecordEntry {
    const before = this.#entries.get(entry.key)
    if (before) this.#show(before, false)
    else if (entry.kind === "mirror") this.#mirrors++
    this.#over.delete(entry.key)
    this.prints.add(octets(entry.key), entry.seq)
    const swarm = this.#swarms.get(entry.swarm) ?? []
    entry.at = before?.at ?? swarm.length
    swarm[entry.at] = entry
    this.#swarms.set(entry.swarm, swarm)
    this.#entries.set(entry.key, entry)
    return entry
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
    const last = swarm.pop()!
    if (last !== entry) {
      swarm[entry.at] = last
      last.at = entry.at
    }
    if (swarm.length === 0) this.#swarms.delete(entry.swarm)
  }
}

/** As `rangeOf` has it. */
const rangeOfKey = (key: string, bits: number): number => ((key.charCodeAt(0) << 16) | (key.charCodeAt(1) << 8) | key.charCodeAt(2)) >>> (24 - bits)

/** What two records must have in common for one to replace the other. */
const keyOf = (kind: "peer" | "mirror", about: Uint8Array, owner: Uint8Array): string =>
  hash("sha256", Buffer.concat([KINDS[kind], about, owner]), "binary").slice(0, KEY_OCTETS)
const KINDS = { peer: Buffer.from("peer"), mirror: Buffer.from("mirror") }

const octets = (key: string): Uint8Array => Buffer.from(key, "latin1")
/** A copy in memory of its own: what came may be a view of a larger message, and a Buffer of Node's pool would keep 64 KiB alive with it. */
const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")
