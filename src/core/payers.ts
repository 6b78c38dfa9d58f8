/**
 * On whose account each node is that is reached through others: of the edge through which it is reached, as far as its
 * operator agreed to. Edges come in the order in which they were agreed to, and who is reached already costs the next
 * one nothing: so what was agreed to counts as it was counted when it was shown. Pure, and the same in whatever order
 * the lists came.
 */
import { byChance, least, type Order } from "./drawn.ts"
import type { TrackerKey } from "./ids.ts"

/** A node that the operator trusts by hand, and how far through it. */
export interface OwnEdge {
  readonly key: TrackerKey
  /** 1: the node alone. */
  readonly degrees: number
  /** So many nodes may be reached on its account; without it, what the budgets allow. */
  readonly most?: number | undefined
}

export interface PayersAsked {
  /** Of this node's own tracker: never reached. */
  readonly self: TrackerKey
  /** In the order in which they were agreed to. */
  readonly edges: readonly OwnEdge[]
  readonly lists: ReadonlyMap<TrackerKey, readonly TrackerKey[]>
  /** Known to this node alone: nobody can aim at being chosen where not all are taken. */
  readonly secret: Uint8Array
}

export interface Payers {
  /** Of each node that may be reached through others: the edge on whose account. */
  readonly of: ReadonlyMap<TrackerKey, TrackerKey>
  /** Of each edge: how many are told of that would be more than was agreed to. */
  readonly withheld: ReadonlyMap<TrackerKey, number>
}

export const MOST_DEGREES = 4

export interface ReachBudgets {
  /** Own edges are not counted: they are the operator's own doing, and limited where they are made. */
  readonly nodes: number
  /** Taken of one list. */
  readonly fanOut: number
}

export const payers = (asked: PayersAsked, budgets: ReachBudgets): Payers => {
  const own = new Set(asked.edges.map(({ key }) => key))
  const order = byChance(asked.secret)
  const of = new Map<TrackerKey, TrackerKey>()
  const left = asked.edges.map((edge) => [edge.key, walk(edge, { ...asked, own, order, of, budgets })] as const)
  const still = (refused: ReadonlySet<TrackerKey>) => [...refused].filter((key) => !of.has(key)).length
  return { of, withheld: new Map(left.map(([key, refused]) => [key, still(refused)])) }
}

interface Walk extends PayersAsked {
  readonly own: ReadonlySet<TrackerKey>
  readonly order: Order
  readonly of: Map<TrackerKey, TrackerKey>
  readonly budgets: ReachBudgets
}

/** @returns for whom nothing was left of what was agreed to. */
function walk({ key: edge, degrees, most }: OwnEdge, asked: Walk): ReadonlySet<TrackerKey> {
  const { self, lists, own, order, of, budgets } = asked
  const refused = new Set<TrackerKey>()
  if (edge === self) return refused
  const seen = new Set([self, edge])
  let left = Math.min(most ?? budgets.nodes, budgets.nodes)
  let frontier: readonly TrackerKey[] = [edge]
  for (let more = Math.min(degrees, MOST_DEGREES) - 1; more > 0 && frontier.length > 0; more--) {
    const next = new Set<TrackerKey>()
    for (const key of frontier)
      for (const listed of least(lists.get(key) ?? [], budgets.fanOut, order)) if (!seen.has(listed)) next.add(listed)
    const fresh = [...next].filter((key) => !own.has(key) && !of.has(key))
    const taken = least(fresh, left, order)
    left -= taken.length
    for (const key of taken) of.set(key, edge)
    frontier = [...next].filter((key) => own.has(key) || of.has(key))
    for (const key of fresh) if (!of.has(key)) refused.add(key)
    for (const key of frontier) seen.add(key)
  }
  // Of all that the budgets allow, more is not a question of what is agreed to.
  return (most ?? budgets.nodes) < budgets.nodes ? refused : new Set()
}
