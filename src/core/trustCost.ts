/**
 * What it would cost to trust through a node for so many degrees, from what is known before anything of these degrees
 * is asked for: how many nodes, how much of theirs is indexed, how long that takes. Where lists are not known yet it is
 * the most that the budgets allow. Pure.
 */
import { type OwnEdge, REACH_BUDGETS, type ReachAsked, reach } from "./reach.ts"
import type { TrackerKey } from "./ids.ts"

/** Of a node of which nothing is known yet: about as much as an operator publishes. */
const TYPICAL_ENTRIES = 2_000
/** Of one entry with its body, as it travels. */
const ENTRY_OCTETS = 600
/**
 * What is kept in memory, as `test/bench/trustMemory.ts` measures it: of a node whose list is as long as it may be (of
 * the usual list a third), and of the index, whose pages are kept only up to the size of its cache.
 */
const NODE_MEMORY = 26 * 1024
const ENTRY_MEMORY = 200
const INDEX_MEMORY = 17.5 * 1024 ** 2
/** Dials for all of trust. */
export const TRUST_DIALS_PER_SECOND = 0.25

export interface TrustCost {
  /** Beside those that are reached already. */
  readonly nodes: number
  /** Whether it is all known, or the most that it can be. */
  readonly exact: boolean
  readonly entries: number
  readonly octets: number
  /** Octets, at most. */
  readonly memory: number
  readonly minutes: number
}

export interface CostAsked extends ReachAsked {
  readonly node: TrackerKey
  readonly degrees: number
  /** Entries of those that were looked at. */
  readonly entries: ReadonlyMap<TrackerKey, number>
}

export const trustCost = (asked: CostAsked): TrustCost => {
  const { node, degrees, edges, lists, entries, budgets = REACH_BUDGETS } = asked
  const others = edges.filter(({ key }) => key !== node)
  const within = (own: readonly OwnEdge[]) => reach({ ...asked, edges: own })
  const before = new Map(within([...others, { key: node, degrees: 1 }]).map((found) => [found.key, found.further]))
  const after = within([...others, { key: node, degrees }])
  const fresh = after.filter(({ key }) => !before.has(key))
  const room = Math.max(0, budgets.nodes - (before.size - others.length - 1))
  // Of those through whom it would go further now, but who have not been asked whom they trust.
  const untold = after.filter(({ key, further }) => further > (before.get(key) ?? 0) && !lists.has(key))
  const guessed = untold.reduce((sum, { further }) => sum + widest(budgets.fanOut, further), 0)
  const nodes = Math.min(room, fresh.length + guessed)
  const known = fresh.reduce((sum, { key }) => sum + (entries.get(key) ?? TYPICAL_ENTRIES), 0)
  const all = known + Math.max(0, nodes - fresh.length) * TYPICAL_ENTRIES
  return {
    nodes,
    exact: guessed === 0,
    entries: all,
    octets: all * ENTRY_OCTETS,
    memory: nodes * NODE_MEMORY + Math.min(all * ENTRY_MEMORY, INDEX_MEMORY),
    minutes: Math.ceil(nodes / TRUST_DIALS_PER_SECOND / 60),
  }
}

/** Nodes below one, so many degrees down. */
const widest = (fanOut: number, degrees: number): number => {
  let [sum, level] = [0, 1]
  for (let degree = 0; degree < degrees; degree++) sum += level *= fanOut
  return sum
}

/** What the operator agreed to: so many nodes, and octets of theirs. */
export interface Agreed {
  readonly nodes: number
  readonly octets: number
}

const TOLERATED = 1.5
/**
 * So many are covered in any case: who told of nobody when they were looked at may name a few friends later without a
 * question each time. It is one list of the usual length, half a minute of dials, and what eight such nodes publish.
 */
const FEW_NODES = 8
const FEW_OCTETS = FEW_NODES * TYPICAL_ENTRIES * ENTRY_OCTETS

/** The most that is done on it before it is asked anew. */
export const coverOf = ({ nodes, octets }: Agreed): Agreed => ({
  nodes: Math.max(FEW_NODES, Math.floor(nodes * TOLERATED)),
  octets: Math.max(FEW_OCTETS, Math.floor(octets * TOLERATED)),
})

/** What was agreed to covers what it costs now. */
export const isCovered = (cost: TrustCost, agreed: Agreed | undefined): boolean => {
  const within = (now: number, then: number) => now <= then * TOLERATED
  return (
    cost.nodes === 0 || (agreed !== undefined && within(cost.nodes, agreed.nodes) && within(cost.octets, agreed.octets))
  )
}
