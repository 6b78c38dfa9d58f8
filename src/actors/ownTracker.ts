/** This node's own tracker as the vault has it: the name of its secret, and the key by which others know it. */
import { publicKeyOfSeed } from "../core/ed25519.ts"
import type { SecretRef, TrackerKey } from "../core/ids.ts"

/** Seed of the tracker's onion: the node's only name. */
export const TRACKER = "tracker" as SecretRef

/** @param seed in base64url, as the vault keeps it. */
export const trackerKeyOf = (seed: string): TrackerKey =>
  Buffer.from(publicKeyOfSeed(Buffer.from(seed, "base64url"))).toString("hex") as TrackerKey
