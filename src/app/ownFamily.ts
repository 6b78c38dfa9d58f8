/** The family that this node's relay declares: a fact names its key, and the vault has the key. */
import type { NodeParts } from "./NodeParts.ts"
import { familySeed } from "./secrets.ts"
import { relays } from "../projections/relays.ts"

/** Name of its key; null where none is declared. */
export const familyKey = ({ projector }: Pick<NodeParts, "projector">): string | null =>
  projector.get(relays, "self")?.family ?? null

type Parts = Pick<NodeParts, "projector" | "ports">

/** Undefined where none is declared. */
export const ownFamily = (parts: Parts): Uint8Array | "lost" | undefined => {
  const key = familyKey(parts)
  return key === null ? undefined : (familySeed(parts.ports.vault, key) ?? "lost")
}

export const isOwnFamily = (parts: Parts, seed: Uint8Array): boolean => {
  const own = ownFamily(parts)
  return own instanceof Uint8Array && Buffer.compare(own, seed) === 0
}
