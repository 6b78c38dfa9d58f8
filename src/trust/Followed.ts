/**
 * The few nodes that the operator looked at last: their news are listened to. Tells when one is looked at, or is no
 * more among them.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { TrackerKey } from "../core/ids.ts"
import { KeyedListeners } from "../core/Listeners.ts"

const MOST = 8

export class Followed {
  readonly #listeners = new KeyedListeners<TrackerKey, []>()
  readonly #last = new BoundedMap<TrackerKey, true>(MOST, { gone: (_, tracker) => this.#listeners.tell(tracker) })

  lookAt(tracker: TrackerKey): void {
    this.#last.set(tracker, true)
    this.#listeners.tell(tracker)
  }

  has(tracker: TrackerKey): boolean {
    return this.#last.has(tracker)
  }

  drop(tracker: TrackerKey): void {
    this.#last.delete(tracker)
  }

  onLook(tracker: TrackerKey, listener: () => void): () => void {
    return this.#listeners.add(tracker, listener)
  }
}
