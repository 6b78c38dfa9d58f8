/**
 * What the vault knows of a mirror: the seed of its own onion, the address that was pasted, and whose tracker that
 * turned out to be.
 */
import { type OnionAddress, type SecretRef, TrackerKey } from "../../../core/ids.ts"
import { TRACKER, trackerKeyOf } from "../../ownTracker.ts"
import type { Ports } from "../../Ports.ts"

export interface MirrorPlace {
  readonly seed: Uint8Array
  readonly address: OnionAddress
  readonly tracker: TrackerKey | undefined
}

export const placeOf = ({ vault }: Pick<Ports, "vault">, secret: string): MirrorPlace | undefined => {
  const kept = vault.get(secret as SecretRef)
  if (!kept?.["seed"] || !kept["onion"]) return undefined
  return {
    seed: Buffer.from(kept["seed"], "base64url"),
    address: kept["onion"] as OnionAddress,
    tracker: kept["tracker"] === undefined ? undefined : TrackerKey(kept["tracker"]),
  }
}

/**
 * Whether the tracker is this node's own, or is about to be: its key came out of a backup after the mirror was made.
 */
export const isOwn = ({ vault }: Pick<Ports, "vault">, tracker: TrackerKey): boolean => {
  const { seed, next } = vault.get(TRACKER) ?? {}
  return [seed, next].some((each) => each !== undefined && trackerKeyOf(each) === tracker)
}
