/**
 * Signed records, of each thing and who says it the newest, in sets that strangers fill. How it thinks:
 *
 * What comes is a claim: who says it, when, and until when it holds. The cheap questions come first (is it of now, is
 * it newer than what is here, is there room), and the signature is checked last, so that a flood of replays and
 * nonsense costs no check. What is over stays until no older record could outlive it: till then its version refuses
 * replays. Each record is filed in its set under whom it came from (SourcedSet); a full set first forgets what has
 * outlived itself, once a second at most, and then takes from the source that holds most for its share (ROOM4). A newer
 * record may belong in another set than the one before; then it needs a place there.
 *
 * Knows nothing of what records say: which sets there are, how large, and what more is to be done when a record comes
 * or goes is for the tables that are built on it (exchange/PeerTable, tracker/RecordTable). Pure: time is given.
 */
import { type Filed, type Source, SourcedSet } from "./SourcedSet.ts"

export interface NewestRecord extends Filed {
  /** What two records have in common of which one replaces the other. */
  readonly key: string
  readonly set: string
  readonly seq: number
}

export interface Claim {
  readonly key: string
  readonly set: string
  readonly seq: number
  /** Seconds since 1970. */
  readonly issued: number
  /** Seconds. */
  readonly ttl: number
}

export type ClaimRefusal = "too-early" | "over" | "not-newer" | "full" | "forged"

/** Who leaves for a newcomer; `true`: nobody has to, `undefined`: there is none. */
export type Place<E> = E | true | undefined

export interface Rules<E> {
  /** How far ahead of this node's date a record may be issued. */
  readonly aheadSeconds: number
  place(set: string, seconds: number, source: Source): Place<E>
  /** What is to be forgotten of a set; what is not is looked at all the same. */
  outlived(set: string, seconds: number): (entry: E) => boolean
  /** It is here: new, or newer. */
  came?(entry: E): void
  /** It has gone, or a newer one takes its place. */
  left?(entry: E): void
  /** @param before how many its source had brought before it. */
  filed?(entry: E, before: number, source: Source): void
}

export class NewestRecords<E extends NewestRecord> {
  readonly #rules: Rules<E>
  readonly #entries = new Map<string, E>()
  readonly #sets = new Map<string, SourcedSet<E>>()
  #prunedAt = -1
  /** Signatures checked. */
  checked = 0

  constructor(rules: Rules<E>) {
    this.#rules = rules
  }

  get size(): number {
    return this.#entries.size
  }

  /** In the order in which they came. */
  get all(): IterableIterator<E> {
    return this.#entries.values()
  }

  get sets(): ReadonlyMap<string, SourcedSet<E>> {
    return this.#sets
  }

  get(key: string): E | undefined {
    return this.#entries.get(key)
  }

  sizeOf(set: string): number {
    return this.#sets.get(set)?.size ?? 0
  }

  /** @param checked makes the entry, or nothing if the signature is forged. */
  offer(claim: Claim, seconds: number, source: Source, checked: () => E | undefined): E | ClaimRefusal {
    if (claim.issued > seconds + this.#rules.aheadSeconds) return "too-early"
    if (claim.issued + claim.ttl < seconds) return "over"
    const known = this.#entries.get(claim.key)
    if (known && claim.seq <= known.seq) return "not-newer"
    const place = known?.set === claim.set || this.#rules.place(claim.set, seconds, source)
    if (!place) return "full"
    this.checked++
    const entry = checked()
    if (!entry) return "forged"
    if (place !== true) this.#drop(place)
    this.#keep(entry, this.#entries.get(claim.key), source)
    return entry
  }

  /** Another source says what is known already: it counts for the best of them. */
  heardAgain(entry: E, source: Source): void {
    const set = this.#sets.get(entry.set)!
    if (!set.gains(entry, source)) return
    const before = set.move(entry, source)
    this.#rules.filed?.(entry, before, source)
  }

  /** Files it under another source, whatever brought it. */
  move(entry: E, source: Source): void {
    this.#sets.get(entry.set)!.move(entry, source)
  }

  /** In a set that holds so many. */
  placeIn(set: string, most: number, seconds: number, source: Source): Place<E> {
    if (this.sizeOf(set) < most) return true
    this.freshen(seconds)
    return this.sizeOf(set) < most || this.#sets.get(set)?.leaver(source)
  }

  prune(seconds: number): void {
    this.#prunedAt = seconds
    for (const [name, set] of this.#sets) {
      const outlived = this.#rules.outlived(name, seconds)
      for (const entry of [...set]) if (outlived(entry)) this.#drop(entry)
    }
  }

  /** Prunes at most once a second: whoever asks or knocks often must not have all records walked through each time. */
  freshen(seconds: number): void {
    if (seconds !== this.#prunedAt) this.prune(seconds)
  }

  #keep(entry: E, known: E | undefined, source: Source): void {
    const by = known?.list
    if (known && known.set !== entry.set) this.#drop(known)
    const set = this.#sets.get(entry.set) ?? new SourcedSet<E>()
    this.#sets.set(entry.set, set)
    this.#entries.set(entry.key, entry)
    if (known?.set === entry.set) {
      this.#rules.left?.(known)
      set.replace(known, entry)
      this.heardAgain(entry, source)
    } else {
      const before = set.add(entry, source)
      this.#rules.filed?.(entry, before, source)
      // What has moved from another set counts for the best of its sources there, too.
      if (by) this.heardAgain(entry, by)
    }
    this.#rules.came?.(entry)
  }

  #drop(entry: E): void {
    const set = this.#sets.get(entry.set)!
    set.remove(entry)
    if (set.size === 0) this.#sets.delete(entry.set)
    this.#entries.delete(entry.key)
    this.#rules.left?.(entry)
  }
}
