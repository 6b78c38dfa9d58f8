/** Catalogues that somebody looked into without mirroring them: kept in memory for a while, a few at a time. */
import type { Clock } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { EntryStore } from "../storage/EntryStore.ts"

const KEPT = 4
const KEPT_MS = 1_800_000
/** Somebody may still be copying into, or reading from, one that had to make room. */
const GRACE_MS = 300_000

export class Browsed {
  readonly #make: () => EntryStore
  readonly #clock: Clock
  readonly #kept = new Map<TrackerKey, { readonly store: EntryStore; readonly timer: unknown }>()
  readonly #leaving = new Map<EntryStore, unknown>()

  constructor(make: () => EntryStore, clock: Clock) {
    this.#make = make
    this.#clock = clock
  }

  /** The store of this tracker, a new one if there is none; the one that was used longest ago makes room. */
  of(tracker: TrackerKey): EntryStore {
    const store = this.#kept.get(tracker)?.store ?? this.#make()
    this.#clock.clearTimeout(this.#kept.get(tracker)?.timer)
    this.#kept.delete(tracker)
    this.#kept.set(tracker, { store, timer: this.#clock.setTimeout(() => this.#drop(tracker), KEPT_MS) })
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT) break
      this.#drop(oldest)
    }
    return store
  }

  close(): void {
    for (const tracker of [...this.#kept.keys()]) this.#drop(tracker)
    for (const store of [...this.#leaving.keys()]) this.#end(store)
  }

  #drop(tracker: TrackerKey): void {
    const kept = this.#kept.get(tracker)
    if (!kept) return
    this.#clock.clearTimeout(kept.timer)
    this.#kept.delete(tracker)
    this.#leaving.set(
      kept.store,
      this.#clock.setTimeout(() => this.#end(kept.store), GRACE_MS),
    )
  }

  #end(store: EntryStore): void {
    this.#clock.clearTimeout(this.#leaving.get(store))
    this.#leaving.delete(store)
    store.close()
  }
}
