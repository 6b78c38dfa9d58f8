/** Catalogues that somebody looked into without mirroring them: kept in memory for a while, a few at a time. */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"

const MAX_BROWSED = 4
const KEPT_MS = 1_800_000
/** Somebody may still be copying into, or reading from, one that had to make room. */
const GRACE_MS = 300_000

interface Kept {
  readonly store: SearchIndex
  readonly timer: unknown
}

export class Browsed {
  readonly #make: () => SearchIndex
  readonly #clock: Clock
  readonly #kept = new BoundedMap<TrackerKey, Kept>(MAX_BROWSED, { gone: (kept) => this.#leave(kept) })
  readonly #leaving = new Map<SearchIndex, unknown>()

  constructor(make: () => SearchIndex, clock: Clock) {
    this.#make = make
    this.#clock = clock
  }

  /** The store of this tracker, a new one if there is none; the one that was used longest ago makes room. */
  of(tracker: TrackerKey): SearchIndex {
    const store = this.#kept.get(tracker)?.store ?? this.#make()
    this.#clock.clearTimeout(this.#kept.get(tracker)?.timer)
    this.#kept.set(tracker, { store, timer: this.#clock.setTimeout(() => this.#drop(tracker), KEPT_MS) })
    return store
  }

  close(): void {
    for (const tracker of [...this.#kept.keys()]) this.#drop(tracker)
    for (const store of [...this.#leaving.keys()]) this.#end(store)
  }

  #drop(tracker: TrackerKey): void {
    const kept = this.#kept.get(tracker)
    if (kept && this.#kept.delete(tracker)) this.#leave(kept)
  }

  #leave({ store, timer }: Kept): void {
    this.#clock.clearTimeout(timer)
    this.#leaving.set(
      store,
      this.#clock.setTimeout(() => this.#end(store), GRACE_MS),
    )
  }

  #end(store: SearchIndex): void {
    this.#clock.clearTimeout(this.#leaving.get(store))
    this.#leaving.delete(store)
    store.close()
  }
}
