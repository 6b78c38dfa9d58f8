/**
 * Keeps the index in step with the entry store: what this node's own tracker and its mirrors list. What happens in the
 * store happens in the index at once; where the index is behind (new, damaged, after a crash, after a full disk), it is
 * filled from the store, a page at a time, so that everything else has its turn. Never writes to the store.
 */
import { backOff } from "../core/backOff.ts"
import type { Clock } from "../core/Clock.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import { fileNameSteps } from "../core/metainfo/fileNames.ts"
import { Turn } from "../core/Turns.ts"
import { inTurns, wait } from "../core/wait.ts"
import type { CheckedEntry, EntryChange, EntryStore } from "../storage/EntryStore.ts"
import type { SearchIndex } from "./SearchIndex.ts"
import { storedEntry } from "./storedEntry.ts"

/** Entries and octets of a page. */
const PAGE = 500
const PAGE_OCTETS = 1024 * 1024
const FIRST_RETRY_MS = 5_000
const LAST_RETRY_MS = 600_000

export class StoreIndexing {
  readonly #store: EntryStore
  readonly #index: SearchIndex
  readonly #clock: Clock
  readonly #ended = new AbortController()
  readonly #leave: () => void
  /** One page or torrent at a time. */
  readonly #work = new Turn()
  readonly #filling = new Set<TrackerKey>()
  /** Torrents whose files' names are not taken yet. */
  readonly #unnamed = new Set<InfoHash>()

  constructor(store: EntryStore, index: SearchIndex, clock: Clock) {
    this.#store = store
    this.#index = index
    this.#clock = clock
    this.#leave = store.onChange((change) => this.#heard(change))
    const held = new Set(store.trackers())
    for (const { tracker, holders } of index.sources())
      if (holders.includes("held") && !held.has(tracker)) index.forget(tracker, "held")
    for (const tracker of held) this.#follow(tracker)
  }

  /** Resolves when nothing is left to be done. */
  async settled(): Promise<void> {
    while (!this.#work.idle || this.#filling.size + this.#unnamed.size > 0) {
      await this.#work.over()
      await wait(this.#clock, 0, this.#ended.signal)
      if (this.#ended.signal.aborted) return
    }
  }

  async stop(): Promise<void> {
    this.#leave()
    this.#ended.abort()
    await this.#work.over()
  }

  /** All of it, where the index was made anew under way. */
  again(): void {
    for (const tracker of this.#store.trackers()) this.#follow(tracker)
  }

  #heard(change: EntryChange): void {
    const index = this.#index
    if (change.kind === "metainfo") return void this.#name(change.infohash)
    const { tracker } = change
    if (change.kind === "removed") index.forget(tracker, "held")
    else if (change.kind === "hidden") index.hide(tracker, change.infohash)
    else if (change.kind === "restored") index.restore(tracker, change.entry)
    else if (this.#filling.has(tracker) || !this.#appended(tracker, change.entries)) this.#follow(tracker)
  }

  /** @returns whether they went on from what is in the index, and are in it. */
  #appended(tracker: TrackerKey, entries: readonly CheckedEntry[]): boolean {
    const index = this.#index
    try {
      if (index.tip(tracker).seq + 1 !== entries[0]!.seq) return false
      index.claim(tracker, "held")
      index.append(tracker, entries)
      // Metadata that were here before it was listed, or listed anew, come no more.
      for (const { type, infohash } of entries)
        if (type === "AddTorrent" && this.#store.metainfo(infohash)) this.#name(infohash)
      return true
    } catch {
      // A disk that is full: they are taken from the store when there is room.
      return false
    }
  }

  #follow(tracker: TrackerKey): void {
    if (this.#filling.has(tracker)) return
    this.#filling.add(tracker)
    void this.#insist(() => this.#page(tracker)).finally(() => {
      this.#filling.delete(tracker)
      // What came between the last page and now.
      if (!this.#ended.signal.aborted && this.#index.tip(tracker).seq !== this.#store.tip(tracker).seq)
        this.#follow(tracker)
    })
  }

  /** Tries again, after longer and longer pauses, what failed; and does again what is not done. */
  async #insist(act: () => Promise<boolean>): Promise<void> {
    for (let failures = 0; !this.#ended.signal.aborted;) {
      try {
        if (!(await this.#work.take(act))) return
        failures = 0
      } catch {
        await wait(this.#clock, backOff(FIRST_RETRY_MS, LAST_RETRY_MS, failures++), this.#ended.signal)
      }
    }
  }

  /** @returns whether there was one. */
  async #page(tracker: TrackerKey): Promise<boolean> {
    if (this.#ended.signal.aborted) return false
    const [store, index] = [this.#store, this.#index]
    const [{ seq, hash }, own] = [index.tip(tracker), store.tip(tracker)]
    // A chain that was made anew, from a backup or another story of it, is no continuation of what was copied.
    if (seq > own.seq || (seq === own.seq && Buffer.compare(hash, own.hash) !== 0)) index.forget(tracker, "held")
    if (own.seq > 0) index.claim(tracker, "held")
    const { entries, bodies } = store.page(tracker, index.tip(tracker).seq + 1, PAGE, PAGE_OCTETS)
    if (entries.length === 0) return false
    const read = entries.map((entry, i) => storedEntry(entry, bodies[i]!))
    index.append(tracker, read)
    for (const { type, infohash, body } of read)
      if (type === "AddTorrent" && body.length > 0) await this.#nameNow(infohash)
    await new Promise<void>((resolve) => void setImmediate(resolve))
    return true
  }

  #name(infohash: InfoHash): void {
    if (this.#unnamed.has(infohash)) return
    this.#unnamed.add(infohash)
    void this.#insist(async () => {
      await this.#nameNow(infohash)
      this.#unnamed.delete(infohash)
      return false
    })
  }

  async #nameNow(infohash: InfoHash): Promise<void> {
    if (this.#ended.signal.aborted) return
    const bytes = this.#store.metainfo(infohash)
    const names = bytes ? await inTurns(fileNameSteps(bytes)) : []
    if (!this.#ended.signal.aborted && names.length > 0) this.#index.putNames(infohash, names)
  }
}
