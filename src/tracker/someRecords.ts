/** A choice of records for an answer that cannot hold all. */
import type { Prng } from "../core/prng.ts"
import type { RecordEntry } from "./RecordTable.ts"

/**
 * Up to `most` of those that are not over, a different choice for each asker where not all fit: a shuffle that is broken off, so that a
 * large swarm takes no longer than a small one.
 */
export const someRecords = (entries: readonly RecordEntry[], seconds: number, random: Prng, most: number): Uint8Array[] => {
  const chosen: Uint8Array[] = []
  // What was moved by the shuffle; all else stands where it was.
  const moved = new Map<number, RecordEntry>()
  for (let i = 0; i < entries.length && chosen.length < most; i++) {
    const at = i + Math.floor(random() * (entries.length - i))
    const { bytes, until } = moved.get(at) ?? entries[at]!
    moved.set(at, moved.get(i) ?? entries[i]!)
    if (until >= seconds) chosen.push(bytes)
  }
  return chosen
}
