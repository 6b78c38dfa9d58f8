/**
 * Whom this node reaches through those whom its operator trusts: breadth first over the lists that these tell, as far
 * as the operator has agreed to for each of them, and never further than the budgets allow. Pure, and the same in
 * whatever order the lists came.
 */
import { createHmac } from "node:crypto"
import type { TrackerKey } from "./ids.ts"

/** A node that the operator trusts by hand, and how far through it. */
export interface OwnEdge {
  readonly key: TrackerKey
  /** 1: the node alone. */
  readonly degrees: number
}

export interface Reached {
  readonly key: TrackerKey
  readonly degree: number
  /** Those through whom it was reached first, sorted; none of an own edge. */
  readonly via: readonly TrackerKey[]
  /** How many of these do not all hang on one and the same node: two have nothing in common but this node itself. */
  readonly disjoint: number
  /** For how many more degrees it is gone on through it, by the longest of all agreements. */
  readonly further: number
}

export interface ReachBudgets {
  /** Own edges are not counted: they are the operator's own doing, and limited where they are made. */
  readonly nodes: number
  /** Taken of one list. */
  readonly fanOut: number
}

export const REACH_BUDGETS: ReachBudgets = { nodes: 500, fanOut: 32 }
const MOST_DEGREES = 4

export interface ReachAsked {
  /** Of this node's own tracker: never reached. */
  readonly self: TrackerKey
  readonly edges: readonly OwnEdge[]
  readonly lists: ReadonlyMap<TrackerKey, readonly TrackerKey[]>
  /** Known to this node alone: nobody can aim at being chosen where not all are taken. */
  readonly secret: Uint8Array
  readonly budgets?: ReachBudgets
}

interface Found {
  readonly degree: number
  readonly via: ReadonlySet<TrackerKey>
  /** Without which it could not be reached; itself, where there is no such single node. */
  readonly neck: TrackerKey
  readonly disjoint: number
}

export const reach = ({ self, edges, lists, secret, budgets = REACH_BUDGETS }: ReachAsked): readonly Reached[] => {
  const order = byChance(secret)
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
        if (listed === self || listed === key) continue
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
    }))
    .sort((a, b) => a.degree - b.degree || (a.key < b.key ? -1 : 1))
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

type Order = (a: TrackerKey, b: TrackerKey) => number

/** What was drawn under a secret: the same lists are gone through again and again. */
const drawnBy = new WeakMap<Uint8Array, Map<TrackerKey, string>>()
const MOST_DRAWN = 50_000

const byChance = (secret: Uint8Array): Order => {
  const drawn = drawnBy.get(secret) ?? new Map<TrackerKey, string>()
  drawnBy.set(secret, drawn)
  const draw = (key: TrackerKey): string => {
    const known = drawn.get(key)
    if (known !== undefined) return known
    if (drawn.size >= MOST_DRAWN) drawn.clear()
    const mark = createHmac("sha256", secret).update(key).digest("base64")
    drawn.set(key, mark)
    return mark
  }
  return (a, b) => (draw(a) < draw(b) ? -1 : draw(a) > draw(b) ? 1 : 0)
}

/** Those of a list that are taken, whoever else is reached: of a longer one those whom the secret chooses. */
export const takenOf = (list: readonly TrackerKey[], secret: Uint8Array): readonly TrackerKey[] =>
  least(list, REACH_BUDGETS.fanOut, byChance(secret))

const least = (keys: readonly TrackerKey[], most: number, order: Order): readonly TrackerKey[] =>
  keys.length <= most ? keys : [...new Set(keys)].sort(order).slice(0, most)
