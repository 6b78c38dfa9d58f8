/**
 * Which trackers this node holds, by name: its own as `self`, mirrors by id. Joins rows with the vault, which alone
 * knows addresses.
 */
import { trackerKeyOf } from "../actors/ownTracker.ts"
import { publicKeyOfSeed } from "../core/ed25519.ts"
import { fromHex } from "../core/hex.ts"
import type { OnionAddress, TrackerKey } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import type { Vault } from "../storage/Vault.ts"
import type { NodeParts } from "./NodeParts.ts"
import { mirrors } from "../projections/mirrors.ts"

export interface HeldPlace {
  readonly id: string
  /** Of the onion that serves it here. */
  readonly address: OnionAddress
  readonly tracker: TrackerKey | undefined
  readonly pasted: OnionAddress | undefined
}

export const heldTrackers = ({ projector, ports: { vault } }: NodeParts): readonly HeldPlace[] => {
  const own = ownTracker(vault)
  const copies = projector
    .all(mirrors)
    .filter(({ mode }) => mode !== "failed")
    .flatMap(({ id }) => mirrorPlace(vault, id) ?? [])
  return [{ id: "self", address: onionAddress(fromHex(own)), tracker: own, pasted: undefined }, ...copies]
}

export const ownTracker = (vault: Vault): TrackerKey => trackerKeyOf(vault.get("tracker")!.seed)

export const mirrorPlace = (vault: Pick<Vault, "get">, id: string): HeldPlace | undefined => {
  const secret = vault.get("mirror", id)
  if (!secret) return undefined
  const { seed, tracker, onion } = secret
  return { id, address: onionAddress(publicKeyOfSeed(seed)), tracker, pasted: onion }
}

/**
 * Which of the trackers here is served at this address: by this node, by its origin, where it was pasted from, or by a
 * mirror that is known.
 */
export const heldAt = (parts: NodeParts, address: OnionAddress): string | undefined => {
  const { trackers, entries } = parts.ports
  return heldTrackers(parts).find(
    ({ id, address: own, pasted, tracker }) =>
      own === address ||
      pasted === address ||
      (tracker !== undefined &&
        (onionAddress(fromHex(tracker)) === address ||
          entries.addresses(tracker).includes(address) ||
          trackers.mirrors(id).some((mirror) => mirror.address === address))),
  )?.id
}
