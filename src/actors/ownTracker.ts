/** The key by which others know a tracker, from the seed of its onion. */
import { publicKeyOfSeed } from "../core/ed25519.ts"
import { toHex } from "../core/hex.ts"
import { TrackerKey } from "../core/ids.ts"

export const trackerKeyOf = (seed: Uint8Array): TrackerKey => TrackerKey(toHex(publicKeyOfSeed(seed)))
