/**
 * What of the list is shown, as it stands in the address and in a view that is kept: by name, `status=seeding`. Choices
 * that this page does not know are kept and change nothing. Pure.
 */
import type { Standing } from "../../contract/standing.ts"
import type { Asked } from "./address.ts"
import { type Item, tagsOf, visibilityOf } from "./items.ts"
import { type Listed, listedBy } from "./listings.ts"
import { soughtWords } from "./sought.ts"

/** One that is `rare` is offered only while it would show something. */
export const filters = [
  { id: "all", of: (): boolean => true },
  { id: "downloading", of: ({ standing }: Item) => downloading.has(standing) },
  { id: "waiting", of: ({ standing }: Item) => standing === "waiting-for-credit", rare: true },
  { id: "seeding", of: ({ standing }: Item) => standing === "seeding" || standing === "resting" },
  { id: "shared", of: ({ shares }: Item) => shares.length > 0 },
  { id: "paused", of: ({ standing }: Item) => standing === "paused" },
  { id: "problems", of: ({ standing }: Item) => problems.has(standing) },
] as const
export type FilterId = (typeof filters)[number]["id"]

const downloading: ReadonlySet<Standing> = new Set<Standing>([
  "downloading",
  "mirroring-metadata",
  "stalled",
  "waiting-for-tor",
  "waiting-for-credit",
  "checking",
])
const problems: ReadonlySet<Standing> = new Set<Standing>(["error", "missing-files", "stalled", "share-failed"])

/** Names under which an item is found in a group; it may have none, or several. */
type KeysOf = (item: Item, listed: Listed | null) => readonly string[]

const one: Readonly<Record<string, readonly string[]>> = { private: ["private"], public: ["public"] }
const none: readonly string[] = []

/** Beside the filters by status: in each group one name may be chosen, and all that is chosen has to hold. */
export const groups = {
  visibility: (item) => one[visibilityOf(item) ?? ""] ?? none,
  tracker: (item, listed) => (listed ? listedBy(item, listed).trackers : none),
  trust: (item, listed) => (listed ? listedBy(item, listed).degree : none),
  tag: tagsOf,
} as const satisfies Readonly<Record<string, KeysOf>>
export type GroupId = keyof typeof groups
export const groupIds = Object.keys(groups) as readonly GroupId[]

/** Known only where the node was asked who lists what. */
export const byListing: readonly GroupId[] = ["tracker", "trust"]

export const statusOf = ({ status }: Asked): FilterId => filters.find(({ id }) => id === status)?.id ?? "all"

/** All of it has to hold: status, what is chosen in each group, and each word that is sought. */
export const fitting = (asked: Asked, listed: Listed | null): ((item: Item) => boolean) => {
  const { of } = filters.find(({ id }) => id === statusOf(asked))!
  const chosen = groupIds.flatMap((id) => {
    const [name, keysOf]: [string | undefined, KeysOf] = [asked[id], groups[id]]
    return name === undefined ? [] : [(item: Item) => keysOf(item, listed).includes(name)]
  })
  const words = soughtWords(asked["q"] ?? "").map(holding)
  return (item) => of(item) && words.every((holds) => holds(item)) && chosen.every((holds) => holds(item))
}

/** Hex digits enough to tell an infohash are the beginning of one, too; of fewer nearly all would have some. */
const holding = (word: string): ((item: Item) => boolean) =>
  /^[0-9a-f]{6,64}$/.test(word)
    ? ({ sought, infohash }) => sought.includes(word) || infohash.startsWith(word)
    : ({ sought }) => sought.includes(word)

/** How many items each filter lets through, in one pass. */
export const countBy = <Id extends string>(
  items: readonly Item[],
  all: readonly { readonly id: Id; readonly of: (item: Item) => boolean }[],
): Readonly<Record<Id, number>> => {
  const counts = Object.fromEntries(all.map(({ id }) => [id, 0])) as Record<Id, number>
  for (const item of items) for (const { id, of } of all) if (of(item)) counts[id]++
  return counts
}

export type Tally = readonly (readonly [name: string, count: number])[]

/** What is there to choose from, the most frequent first, in one pass. */
export const tally = (items: readonly Item[], keysOf: KeysOf, listed: Listed | null): Tally => {
  const counts = new Map<string, number>()
  for (const item of items) for (const key of keysOf(item, listed)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

export const sameTally = (a: Tally, b: Tally): boolean =>
  a.length === b.length && a.every(([key, count], at) => b[at]![0] === key && b[at]![1] === count)
