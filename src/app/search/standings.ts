/**
 * Whose catalogues are searched, and how this node came to know them: its own, those it mirrors, and whoever else is
 * given by those who know of more. What the index holds of anybody else is not looked at.
 */
import type { KnownBy } from "../../contract/search.ts"
import type { TrackerKey } from "../../core/ids.ts"
import { trustScore } from "../../core/searchRank.ts"
import { heldTrackers } from "../heldTrackers.ts"
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
    return [[tracker, { kind, degree, name: null, via: [], score: trustScore(degree, 1) }] as const]
  })

/** Of one that is known in several ways the first counts. */
const ways = [held]

export const standings = (parts: NodeParts): ReadonlyMap<TrackerKey, Standing> => {
  const all = new Map<TrackerKey, Standing>()
  for (const way of ways)
    for (const [tracker, standing] of way(parts)) if (!all.has(tracker)) all.set(tracker, standing)
  return all
}
