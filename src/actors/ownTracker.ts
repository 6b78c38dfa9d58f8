/** The key by which others know a tracker, from the seed of its onion. */
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { TrackerKey } from "../core/ids.ts"

export const trackerKeyOf = (seed: Uint8Array): TrackerKey =>
  Buffer.from(publicKeyOfSeed(seed)).toString("hex") as TrackerKey
