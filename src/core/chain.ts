/**
 * Which entries make a chain: seq counts up from 1, each holds the hash of the one before, the first one a hash of the
 * tracker's name. Pure; signatures and forms are wire's.
 */
import { createHash } from "node:crypto"

/** Where a chain stands: seq and hash of its last entry. */
export interface ChainTip {
  readonly seq: number
  readonly hash: Uint8Array
}

/** What stands before the first entry. */
export const genesis = (tracker: Uint8Array): ChainTip => ({
  seq: 0,
  hash: new Uint8Array(createHash("sha256").update("bulbil tracker 1\0").update(tracker).digest()),
})

export const follows = (
  tip: ChainTip,
  tracker: Uint8Array,
  entry: { readonly tracker: Uint8Array; readonly seq: number; readonly prev: Uint8Array },
): boolean =>
  entry.seq === tip.seq + 1 &&
  Buffer.compare(entry.prev, tip.hash) === 0 &&
  Buffer.compare(entry.tracker, tracker) === 0
