/**
 * The order of many items. What was sorted last is sorted again from there: of ten thousand few move from one second to
 * the next, and an order that nearly holds costs one comparison an item. Names sort as people read them: 97 before 969.
 * Pure but for that memory.
 */
import type { Item } from "./items.ts"

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" })

const numbers = {
  progress: (item: Item) => item.progress,
  size: (item: Item) => item.bytes,
  down: (item: Item) => item.figures?.downRate ?? 0,
  up: (item: Item) => item.figures?.upRate ?? 0,
  peers: (item: Item) => (item.figures?.connectedPeers ?? 0) + (item.figures?.callers ?? 0),
  eta: (item: Item) => item.figures?.etaSeconds ?? Infinity,
  added: (item: Item) => item.addedAt,
} as const

export type SortKey = "name" | "status" | keyof typeof numbers
type Compare = (a: Item, b: Item) => number

/** Infinity less Infinity is no number. */
const byNumber =
  (of: (item: Item) => number): Compare =>
  (a, b) => {
    const [x, y] = [of(a), of(b)]
    return x === y ? 0 : x < y ? -1 : 1
  }

const compares: Readonly<Record<SortKey, Compare>> = {
  name: (a, b) => collator.compare(a.title, b.title),
  status: (a, b) => (a.standing === b.standing ? 0 : a.standing < b.standing ? -1 : 1),
  progress: byNumber(numbers.progress),
  size: byNumber(numbers.size),
  down: byNumber(numbers.down),
  up: byNumber(numbers.up),
  peers: byNumber(numbers.peers),
  eta: byNumber(numbers.eta),
  added: byNumber(numbers.added),
}

/** Of equals the newest first. */
const newestFirst: Compare = (a, b) => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1)

export const createOrder = (): ((items: readonly Item[], key: SortKey, down: boolean) => readonly Item[]) => {
  let last: readonly Item[] = []
  return (items, key, down) => {
    const rest = new Map(items.map((item) => [item.id, item]))
    const begun: Item[] = []
    for (const { id } of last) {
      const item = rest.get(id)
      if (!item) continue
      begun.push(item)
      rest.delete(id)
    }
    for (const item of rest.values()) begun.push(item)
    const compare = compares[key]
    return (last = begun.sort((a, b) => (down ? compare(b, a) : compare(a, b)) || newestFirst(a, b)))
  }
}

/** How many items each filter lets through, in one pass. */
export const countBy = <Id extends string>(
  items: readonly Item[],
  filters: readonly { readonly id: Id; readonly of: (item: Item) => boolean }[],
): Readonly<Record<Id, number>> => {
  const counts = Object.fromEntries(filters.map(({ id }) => [id, 0])) as Record<Id, number>
  for (const item of items) for (const { id, of } of filters) if (of(item)) counts[id]++
  return counts
}
