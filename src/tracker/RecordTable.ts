/**
 * The signed records that the holders of one tracker share: peers of the swarms it lists, and mirrors of it. How it
 * thinks:
 *
 * Each swarm is a set of core/NewestRecords, those at rest in it are another (core/restingSets), the mirrors are one
 * more under the empty name; which record is true, which wins and who leaves a full set is decided there. Two caps
 * hold at once, for a swarm and for all of them, and others for those at rest: when all are too many, the largest swarm
 * makes room, if it is larger than the newcomer's would be.
 *
 * Beside the records lie their fingerprints (core/SetPrints), by which two tables find out in one round where they
 * differ. A record that is over is in no fingerprint, as others have forgotten it or never had it; it stays here to
 * refuse replays, and shows again if this node's date is set back.
 *
 * Volatile, and small in memory, for there may be 200,000: what was verified is kept as it came, with the few numbers
 * that are needed, and one text names all records of a swarm.
 */
import { type ClaimRefusal, NewestRecords, type Place } from "../core/NewestRecords.ts"
import { toHex } from "../core/hex.ts"
import type { Prng } from "../core/prng.ts"
import { drawBoth, isForgotten, isRestingSet, mostAtRest, restingSet, setOf, swarmOfSet } from "../core/restingSets.ts"
import { SetPrints } from "../core/SetPrints.ts"
import type { Source, SourcedSet, Standing } from "../core/SourcedSet.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import { MAX_AHEAD_SECONDS, MAX_TTL_SECONDS, PeerRecord } from "../wire/PeerRecord.ts"
import { MAX_VERSION } from "../wire/Reconcile.ts"
import { claimOf, entryOf, type RecordEntry } from "./RecordEntry.ts"
import { keyOf, rangeOfKey } from "./recordKey.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"

export type RecordRefusal = ClaimRefusal | "malformed" | "elsewhere"

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
  /** Peers at rest. */
  #resting = 0
  /** Of those that are up, and of those at rest. */
  readonly #largest = new Map<boolean, { readonly seconds: number; readonly swarm: SourcedSet<RecordEntry> }>()

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
      came: ({ key, seq, set }) => {
        if (isRestingSet(set)) this.#resting++
        this.prints.add(octets(key), seq)
      },
      left: ({ key, seq, set }) => {
        if (isRestingSet(set)) this.#resting--
        if (!this.#over.delete(key)) this.prints.remove(octets(key), seq)
      },
    })
  }

  get size(): number {
    return this.#records.size
  }

  get mirrors(): number {
    return this.#records.sizeOf(MIRRORS)
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
    const known = this.#records.get(key)
    const claim = claimOf(key, this.#nameOf(setOf(swarm, record.state, known?.set)), record)
    return this.#records.offer(claim, seconds, source, () =>
      PeerRecord.isAuthentic(record) ? entryOf("peer", claim, record.peer, bytes, record.state, known) : undefined,
    )
  }

  addMirror(bytes: Uint8Array, seconds: number, source: Source): RecordEntry | RecordRefusal {
    const record = MirrorRecord.decode(bytes)
    if (!record) return "malformed"
    if (toHex(record.tracker) !== this.#tracker) return "elsewhere"
    const key = keyOf("mirror", record.tracker, record.mirror)
    const [claim, known] = [claimOf(key, MIRRORS, record), this.#records.get(key)]
    return this.#records.offer(claim, seconds, source, () =>
      MirrorRecord.isAuthentic(record)
        ? entryOf("mirror", claim, record.mirror, bytes, record.state, known)
        : undefined,
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
    const [up, resting] = [this.#records.sets.get(swarm), this.#records.sets.get(restingSet(swarm))]
    return drawBoth(up, resting, most, chance, ({ until }) => until >= seconds).map(({ bytes }) => bytes)
  }

  /** What may be passed on of one swarm (of the mirrors: ""), tombstones too. */
  *current(swarm: string, seconds: number): Generator<RecordEntry> {
    for (const set of [swarm, restingSet(swarm)])
      for (const entry of this.#records.sets.get(set) ?? []) if (entry.until >= seconds) yield entry
  }

  /** What the fingerprints of these ranges of 2^bits are made of. */
  *inRanges(bits: number, ranges: ReadonlySet<number>): Generator<RecordEntry> {
    if (ranges.size === 0) return
    for (const entry of this.#records.all)
      if (ranges.has(rangeOfKey(entry.key, bits)) && !this.#over.has(entry.key)) yield entry
  }

  /** Of which there are records; of the mirrors: "". */
  get swarms(): ReadonlySet<string> {
    return new Set([...this.#records.sets.keys()].map(swarmOfSet))
  }

  /** Of one swarm; the mirrors count as up. */
  sizesOf(swarm: string): { readonly up: number; readonly resting: number } {
    return { up: this.#records.sizeOf(swarm), resting: this.#records.sizeOf(restingSet(swarm)) }
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
    const listed = set === MIRRORS || this.#lists(swarmOfSet(set))
    const caps = this.#caps(set)
    const crowded = () => this.#records.sizeOf(set) > caps.swarm / 2 || this.#sizeOfAll(set) > caps.all / 2
    return (entry) => {
      if (!listed || entry.issued > seconds + MAX_AHEAD_SECONDS) return true
      if (isForgotten(entry, MAX_TTL_SECONDS, seconds, crowded())) return true
      this.#show(entry, entry.until >= seconds)
      return false
    }
  }

  #placeForPeer(set: string, seconds: number, source: Source): Place<RecordEntry> {
    const caps = this.#caps(set)
    const place = this.#records.placeIn(set, caps.swarm, seconds, source)
    const room = () => this.#sizeOfAll(set) < caps.all
    if (place !== true || room()) return place
    this.freshen(seconds)
    if (room()) return true
    const largest = this.#largestSwarm(isRestingSet(set), seconds)
    return largest && largest.size > this.#records.sizeOf(set) + 1
      ? largest.leaver({ standing: "alive", name: "" })
      : undefined
  }

  /** How many may be in a set, and in all sets of its kind. */
  #caps(set: string): { readonly swarm: number; readonly all: number } {
    const { peersPerSwarm, peersPerTracker } = this.#limits
    return isRestingSet(set)
      ? { swarm: mostAtRest(peersPerSwarm), all: mostAtRest(peersPerTracker) }
      : { swarm: peersPerSwarm, all: peersPerTracker }
  }

  /** Peers in all sets of its kind. */
  #sizeOfAll(set: string): number {
    return isRestingSet(set) ? this.#resting : this.size - this.mirrors - this.#resting
  }

  /** As of this second, since a flood asks often. */
  #largestSwarm(rests: boolean, seconds: number): SourcedSet<RecordEntry> | undefined {
    const known = this.#largest.get(rests)
    if (known?.seconds === seconds && known.swarm.size > 0) return known.swarm
    let largest: SourcedSet<RecordEntry> | undefined
    for (const [name, swarm] of this.#records.sets)
      if (name !== MIRRORS && isRestingSet(name) === rests && (!largest || swarm.size > largest.size)) largest = swarm
    if (largest) this.#largest.set(rests, { seconds, swarm: largest })
    else this.#largest.delete(rests)
    return largest
  }

  /** One text for all entries of a set. */
  #nameOf(set: string): string {
    for (const entry of this.#records.sets.get(set) ?? []) return entry.set
    return set
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

const octets = (key: string): Uint8Array => Buffer.from(key, "latin1")
