/** What answering under a tracker's or mirror's onion needs. */
import type { Clock } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { Prng } from "../core/prng.ts"
import type { EntryStore } from "../storage/EntryStore.ts"
import type { Sighting } from "../trust/Directory.ts"
import type { Beside } from "./Beside.ts"
import type { Room } from "./Room.ts"
import type { ToldTrust } from "./ToldTrust.ts"

export interface Serving {
  readonly tracker: TrackerKey
  readonly store: EntryStore
  readonly room: Room
  /** Seqs of the entries that say what is found in a tracker, the best first; without it nobody is answered. */
  readonly search?:
    | ((tracker: TrackerKey, words: string, limit: number) => readonly (readonly number[])[] | undefined)
    | undefined
  /** Of a trusted tracker; asked for those alone that the operator tells everybody of. */
  readonly seen?: ((tracker: TrackerKey) => Sighting | undefined) | undefined
  readonly clock: Clock
  readonly random: Prng
  /** Public key of the onion that answers. */
  readonly onion: Uint8Array
  readonly beside: Beside
  /** The own tracker's; a mirror tells of nobody. */
  readonly trust?: ToldTrust
}
