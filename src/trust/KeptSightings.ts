/**
 * Sightings of the trusted trackers, in memory and in a file. What goes in was seen by looking at a tracker for trust's
 * sake; nothing that a mirror, a download or another tracker brings comes here.
 */
import { Bitfield } from "../core/Bitfield.ts"
import type { Clock } from "../core/Clock.ts"
import { toHex } from "../core/hex.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { Steps } from "../core/steps.ts"
import { PREFIXES, prefixOf } from "../core/trackerPrefix.ts"
import { inTurns } from "../core/wait.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import { Batch } from "../wire/Batch.ts"
import { FOUND_MOST } from "../wire/Find.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import { MAX_AHEAD_SECONDS } from "../wire/PeerRecord.ts"
import type { Sighting, Sightings } from "./Directory.ts"
import type { SightingRow, SightingRows } from "./SightingRows.ts"

/** What was signed so long ago is no hint any more. */
const OLD_SECONDS = 30 * 86_400
const PAGE = 500

interface Seen extends Sighting {
  readonly seq: number
}

const nothing = (): Seen => ({ seq: 0, lists: new Bitfield(PREFIXES), mirrors: [] })

export class KeptSightings implements Sightings {
  readonly #rows: SightingRows
  readonly #index: Pick<SearchIndex, "listed">
  readonly #clock: Clock
  readonly #seen: Map<TrackerKey, Seen>

  constructor(rows: SightingRows, index: Pick<SearchIndex, "listed">, clock: Clock) {
    this.#rows = rows
    this.#index = index
    this.#clock = clock
    this.#seen = new Map(rows.all().map((row) => [row.tracker, seenOf(row)]))
  }

  of(tracker: TrackerKey): Sighting | undefined {
    return this.#seen.get(tracker)
  }

  async read(tracker: TrackerKey, seq: number): Promise<void> {
    if ((this.#seen.get(tracker)?.seq ?? 0) >= seq) return
    const fresh = await inTurns(this.#newPrefixes(tracker, seq))
    const { mirrors, lists: before } = this.#seen.get(tracker) ?? nothing()
    const lists = before.copy()
    for (const prefix of fresh) lists.add(prefix)
    this.#put(tracker, { seq, lists, mirrors })
  }

  heard(tracker: TrackerKey, records: readonly Uint8Array[]): void {
    const { mirrors: before, ...kept } = this.#seen.get(tracker) ?? nothing()
    const seconds = this.#clock.date() / 1000
    const mirrors = new Map<string, Uint8Array | undefined>()
    for (const bytes of records.slice(0, FOUND_MOST)) {
      const record = MirrorRecord.read(bytes)
      if (!record || toHex(record.tracker) !== tracker || !isCurrent(record, seconds)) continue
      mirrors.set(toHex(record.mirror), record.state === "up" ? bytes : undefined)
    }
    // Those that were heard of before come after: whoever answered this time may know others.
    for (const bytes of before) {
      const record = MirrorRecord.decode(bytes)
      if (!record || record.issued + OLD_SECONDS < seconds) continue
      const name = toHex(record.mirror)
      if (!mirrors.has(name)) mirrors.set(name, bytes)
    }
    const up = [...mirrors.values()].flatMap((bytes) => bytes ?? [])
    this.#put(tracker, { ...kept, mirrors: up.slice(0, FOUND_MOST) })
  }

  forget(tracker: TrackerKey): void {
    this.#seen.delete(tracker)
    this.#rows.forget(tracker)
  }

  keepOnly(trackers: Iterable<TrackerKey>): void {
    const still = new Set(trackers)
    for (const tracker of [...this.#seen.keys()].filter((one) => !still.has(one)))
      try {
        this.forget(tracker)
      } catch {
        // A full disk: it is told to nobody, and deleted at the next start.
      }
  }

  /** What is taken back stays: who asks finds out there. */
  *#newPrefixes(tracker: TrackerKey, seq: number): Steps<ReadonlySet<number>> {
    const prefixes = new Set<number>()
    for (let after = this.#seen.get(tracker)?.seq ?? 0; ;) {
      const page = this.#index.listed(tracker, after, PAGE)
      for (const found of page) if (found.seq <= seq) prefixes.add(prefixOf(found.infohash))
      const last = page.at(-1)
      if (!last || last.seq >= seq) return prefixes
      after = last.seq
      yield
    }
  }

  #put(tracker: TrackerKey, seen: Seen): void {
    this.#seen.set(tracker, seen)
    const { seq, lists, mirrors } = seen
    const batch = Batch.encode({ v: 1, head: [], fork: [], peers: [], mirrors })
    this.#rows.put({ tracker, seq, lists: lists.bytes, mirrors: batch })
  }
}

const isCurrent = ({ issued, ttl }: MirrorRecord, seconds: number): boolean =>
  issued <= seconds + MAX_AHEAD_SECONDS && issued + ttl >= seconds

const seenOf = ({ seq, lists, mirrors }: SightingRow): Seen => ({
  seq,
  lists: new Bitfield(PREFIXES, lists),
  mirrors: Batch.decode(mirrors)?.mirrors ?? [],
})
