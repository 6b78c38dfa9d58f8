/**
 * Whose catalogues are searched, and how this node came to know them: its own, those of nodes that its operator trusts
 * and of whom these lead to, and those it mirrors. What the index holds of anybody else is not looked at.
 */
import type { KnownBy } from "../../contract/search.ts"
import { onionText } from "../../contract/words/onion.ts"
import { fromHex } from "../../core/hex.ts"
import type { TrackerKey } from "../../core/ids.ts"
import { onionAddress } from "../../core/onionAddress.ts"
import { heldTrackers } from "../heldTrackers.ts"
import { trustedNodes } from "../trustedNodes.ts"
import type { NodeParts } from "../NodeParts.ts"

export interface Standing extends KnownBy {
  /** From 0 to 1. */
  readonly score: number
}

const held = (parts: NodeParts): readonly (readonly [TrackerKey, Standing])[] =>
  heldTrackers(parts).flatMap(({ id, tracker }) => {
    if (tracker === undefined) return []
    const degree = id === "self" ? 0 : 1
    const kind = id === "self" ? "own" : "mirrored"
    return [[tracker, { kind, degree, name: null, via: [], score: 1 }] as const]
  })

/** Those who were chosen, by the names that the operator gave them, and those who are reached through them. */
const trusted = ({ projector, ports: { vault, trust } }: NodeParts): readonly (readonly [TrackerKey, Standing])[] => {
  const chosen = trustedNodes({ projector, vault }).filter(({ failed }) => !failed)
  const names = new Map(chosen.flatMap(({ tracker, name }) => (name === undefined ? [] : [[tracker, name] as const])))
  const nameOf = (tracker: TrackerKey) => names.get(tracker) ?? onionText(onionAddress(fromHex(tracker)))
  const near = chosen.map(
    ({ tracker, name = null }) => [tracker, { kind: "trusted", degree: 1, name, via: [], score: 1 }] as const,
  )
  const far = trust
    .far()
    .map(
      ({ tracker, degree, via, score }) =>
        [tracker, { kind: "trusted", degree, name: null, via: via.map(nameOf), score }] as const,
    )
  return [...near, ...far]
}

/** Of one that is known in several ways the first counts. */
const ways = [trusted, held]

export const standings = (parts: NodeParts): ReadonlyMap<TrackerKey, Standing> => {
  const all = new Map<TrackerKey, Standing>()
  for (const way of ways)
    for (const [tracker, standing] of way(parts)) if (!all.has(tracker)) all.set(tracker, standing)
  return all
}
