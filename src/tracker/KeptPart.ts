/**
 * What a holder of a tracker keeps of its metadata: all of them, or its part of the shelves. Owns the weight that its
 * record says, and one look after the other at what is to be copied and dropped.
 */
import type { Clock } from "../core/Clock.ts"
import type { InfoHash, OnionAddress } from "../core/ids.ts"
import { WHOLE_WEIGHT } from "../core/shelves.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { MirrorRecord } from "../wire/MirrorRecord.ts"
import type { Room } from "./Room.ts"
import { type Beacon, RoomMembers } from "./RoomMembers.ts"
import { Shelf } from "./Shelf.ts"
import { stockShelf } from "./stockShelf.ts"
import type { TrackerLimits } from "./TrackerLimits.ts"
import type { TrackerReader } from "./TrackerReader.ts"
import type { Holding, Stocked } from "./Trackers.ts"

interface KeptPartDeps {
  /** Public key of the onion that serves the tracker here, in hex. */
  readonly own: string
  readonly room: Room
  readonly store: EntryStore
  readonly clock: Clock
  readonly reader: TrackerReader
  readonly limits: TrackerLimits
  readonly beacon: Beacon
  /** What its record says is another by now. */
  readonly changed: () => void
}

export class KeptPart {
  readonly #holding: Holding
  readonly #deps: KeptPartDeps
  readonly #shelf: Shelf
  #weight: number | null

  constructor(holding: Holding, deps: KeptPartDeps) {
    this.#holding = holding
    this.#deps = deps
    this.#weight = holding.weight ?? null
    const { own, room, store, clock, beacon } = deps
    this.#shelf = new Shelf(own, new RoomMembers(holding.tracker, room, store, beacon), clock)
  }

  /** In sixteenths; null: all of them. */
  get weight(): number | null {
    return this.#weight
  }

  set weight(weight: number | null) {
    if (weight === this.#weight) return
    this.#weight = weight
    this.#deps.changed()
  }

  /** For its record; of a whole copy: nothing. */
  get said(): Pick<MirrorRecord, "weight" | "week" | "salt"> {
    return this.#weight === null ? {} : { weight: this.#weight, ...this.#shelf.salt }
  }

  keepersOf(infohash: InfoHash): readonly OnionAddress[] {
    return this.#weight === null ? [] : this.#shelf.keepersOf(infohash)
  }

  /** Nothing before the week's salt is known. */
  async stock(signal: AbortSignal): Promise<Stocked | undefined> {
    const { store, reader, limits, changed } = this.#deps
    const before = this.#shelf.salt?.week
    const stocked = await stockShelf({
      tracker: this.#holding.tracker,
      store,
      shelf: this.#shelf,
      reader,
      quota: limits.metainfoOctets,
      weight: this.#weight ?? WHOLE_WEIGHT,
      signal,
    })
    if (this.#shelf.salt?.week !== before) changed()
    return stocked
  }
}
