/**
 * Whom this node reaches through those whom its operator trusts: breadth first over the lists that these tell, as far
 * as the operator has agreed to for each of them, and never further than the budgets allow. Pure, and the same in
 * whatever order the lists came.
 */
import { byChance, least } from "./drawn.ts"
import type { TrackerKey } from "./ids.ts"
import { MOST_DEGREES, payers, type PayersAsked, type ReachBudgets } from "./payers.ts"

export type { OwnEdge } from "./payers.ts"

export interface Reached {
  readonly key: TrackerKey
  readonly degree: number
  /** Those through whom it was reached first, sorted; none of an own edge. */
  readonly via: readonly TrackerKey[]
  /** How many of these do not all hang on one and the same node: two have nothing in common but this node itself. */
  readonly disjoint: number
  /** For how many more degrees it is gone on through it, by the longest of all agreements. */
  readonly further: number
  /** The edge on whose account it is reached: of an own edge, it itself. */
  readonly by: TrackerKey
}

export const REACH_BUDGETS: ReachBudgets = { nodes: 500, fanOut: 32 }

export interface ReachAsked extends PayersAsked {
  readonly budgets?: ReachBudgets
}

interface Found {
  readonly degree: number
  readonly via: ReadonlySet<TrackerKey>
  /** Without which it could not be reached; itself, where there is no such single node. */
  readonly neck: TrackerKey
  readonly disjoint: number
}

/** Of each edge: how many its way leads to that would be more than was agreed to, as far as that is told. */
export const withheld = (asked: ReachAsked): ReadonlyMap<TrackerKey, number> =>
  payers(asked, asked.budgets ?? REACH_BUDGETS).withheld

export const reach = (asked: ReachAsked): readonly Reached[] => {
  const { self, edges, lists, secret, budgets = REACH_BUDGETS } = asked
  const order = byChance(secret)
  const { of: by } = payers(asked, budgets)
  const found = new Map<TrackerKey, Found>()
  /** How many further degrees each was expanded for: it may be again, by a longer way that was agreed to go further. */
  const further = new Map<TrackerKey, number>()
  let frontier = new Map<TrackerKey, number>()
  for (const { key, degrees } of edges) {
    if (key === self) continue
    found.set(key, { degree: 1, via: new Set(), neck: key, disjoint: 1 })
    const more = Math.min(degrees, MOST_DEGREES) - 1
    frontier.set(key, Math.max(more, frontier.get(key) ?? 0))
  }
  const own = found.size
  for (let degree = 2; frontier.size > 0; degree++) {
    const parents = new Map<TrackerKey, Set<TrackerKey>>()
    const next = new Map<TrackerKey, number>()
    for (const [key, more] of frontier) {
      if (more <= (further.get(key) ?? 0)) continue
      further.set(key, more)
      for (const listed of least(lists.get(key) ?? [], budgets.fanOut, order)) {
        if (listed === self || listed === key || !(by.has(listed) || found.get(listed)?.degree === 1)) continue
        parents.set(listed, (parents.get(listed) ?? new Set()).add(key))
        next.set(listed, Math.max(more - 1, next.get(listed) ?? 0))
      }
    }
    const fresh = [...parents.keys()].filter((key) => !found.has(key))
    const room = Math.max(0, budgets.nodes - (found.size - own))
    for (const key of least(fresh, room, order)) found.set(key, standing(key, degree, parents.get(key)!, found))
    frontier = new Map([...next].filter(([key]) => found.has(key)))
  }
  return [...found]
    .map(([key, { degree, via, disjoint }]) => ({
      key,
      degree,
      via: [...via].sort(),
      disjoint,
      further: further.get(key) ?? 0,
      by: by.get(key) ?? key,
    }))
    .sort((a, b) => a.degree - b.degree || (a.key < b.key ? -1 : 1))
}

/** Those of the others, as they are reached now, that are no more without this edge; the nearest first. */
export const lostWithout = (
  edge: TrackerKey,
  reached: readonly Reached[],
  asked: ReachAsked,
): readonly TrackerKey[] => {
  const left = reach({ ...asked, edges: asked.edges.filter(({ key }) => key !== edge) })
  const still = new Set(left.map(({ key }) => key))
  return reached.flatMap(({ key, degree }) => (degree > 1 && !still.has(key) ? key : []))
}

/**
 * The necks of its parents are all the same, or it hangs on no single node: then at least two ways to it share nothing
 * (Menger), whatever one of those nodes may have made up.
 */
function standing(
  key: TrackerKey,
  degree: number,
  parents: ReadonlySet<TrackerKey>,
  found: ReadonlyMap<TrackerKey, Found>,
): Found {
  const necks = new Set([...parents].map((parent) => found.get(parent)!.neck))
  const [only] = necks
  return { degree, via: parents, neck: necks.size === 1 ? only! : key, disjoint: necks.size }
}

/** Those of a list that are taken, whoever else is reached: of a longer one those whom the secret chooses. */
export const takenOf = (list: readonly TrackerKey[], secret: Uint8Array): readonly TrackerKey[] =>
  least(list, REACH_BUDGETS.fanOut, byChance(secret))
