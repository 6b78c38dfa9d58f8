/**
 * What the vault knows of a mirror: the seed of its own onion, the address that was pasted, and whose tracker that
 * turned out to be.
 */
import type { OnionAddress, TrackerKey } from "../../../core/ids.ts"
import { trackerKeyOf } from "../../ownTracker.ts"
import type { Needs } from "../../Ports.ts"

export interface MirrorPlace {
  readonly seed: Uint8Array
  readonly address: OnionAddress
  readonly tracker: TrackerKey | undefined
}

export const placeOf = ({ vault }: Needs<"vault">, id: string): MirrorPlace | undefined => {
  const secret = vault.get("mirror", id)
  return secret && { seed: secret.seed, address: secret.onion, tracker: secret.tracker }
}

export const rememberTracker = ({ vault }: Needs<"vault">, mirror: string, tracker: TrackerKey): void =>
  vault.put("mirror", mirror, { ...vault.get("mirror", mirror)!, tracker })

/**
 * Whether the tracker is this node's own, or is about to be: its key came out of a backup after the mirror was made.
 */
export const isOwn = ({ vault }: Needs<"vault">, tracker: TrackerKey): boolean => {
  const { seed, next } = vault.get("tracker") ?? {}
  return [seed, next].some((each) => each !== undefined && trackerKeyOf(each) === tracker)
}
