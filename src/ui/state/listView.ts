/** Which items are shown and in what order: filters, search, sort. Owns these choices and nothing else. */
import { createMemo, createSignal } from "solid-js"
import type { Standing } from "../../contract/standing.ts"
import type { SortKey } from "../table/column.ts"
import { type Item, type ItemVisibility, tagsOf, visibilityOf } from "./items.ts"
import { stateWords } from "./words.ts"

/** One that is `rare` is offered only while it would show something. */
export const filters = [
  { id: "all", of: (): boolean => true },
  { id: "downloading", of: ({ standing }: Item) => downloading.has(standing) },
  {
    id: "waiting",
    of: ({ standing }: Item) => standing === "waiting-for-credit",
    rare: true,
  },
  { id: "seeding", of: ({ standing }: Item) => standing === "seeding" || standing === "resting" },
  { id: "shared", of: ({ shares }: Item) => shares.length > 0 },
  { id: "paused", of: ({ standing }: Item) => standing === "paused" },
  { id: "problems", of: ({ standing }: Item) => problems.has(standing) },
] as const
export type FilterId = (typeof filters)[number]["id"]

export const filterText = (id: FilterId): string => stateWords.filters[id]

const downloading: ReadonlySet<Standing> = new Set<Standing>([
  "downloading",
  "mirroring-metadata",
  "stalled",
  "waiting-for-tor",
  "waiting-for-credit",
  "checking",
])
const problems: ReadonlySet<Standing> = new Set<Standing>(["error", "missing-files", "stalled", "share-failed"])

/** How many items each filter lets through, in one pass. */
export const countBy = <Id extends string>(
  items: readonly Item[],
  all: readonly { readonly id: Id; readonly of: (item: Item) => boolean }[],
): Readonly<Record<Id, number>> => {
  const counts = Object.fromEntries(all.map(({ id }) => [id, 0])) as Record<Id, number>
  for (const item of items) for (const { id, of } of all) if (of(item)) counts[id]++
  return counts
}

/** What is there to choose from, the most frequent first, in one pass. */
const tally = <Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): readonly (readonly [Key, number])[] => {
  const counts = new Map<Key, number>()
  for (const item of items) for (const key of keysOf(item)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

type Tally<Key> = ReturnType<typeof tally<Key>>
const sameTally = <Key>(a: Tally<Key>, b: Tally<Key>): boolean =>
  a.length === b.length && a.every(([key, count], at) => b[at]![0] === key && b[at]![1] === count)

const each: Readonly<Record<ItemVisibility, readonly [ItemVisibility]>> = { private: ["private"], public: ["public"] }
const nothing: readonly ItemVisibility[] = []
const visibilitiesOf = (item: Item): readonly ItemVisibility[] => {
  const visibility = visibilityOf(item)
  return visibility ? each[visibility] : nothing
}

/** Choices beside the filter, all of which have to hold; null where nothing is chosen. */
export interface Narrowed {
  readonly visibility: ItemVisibility | null
  readonly tag: string | null
}
const none: Narrowed = { visibility: null, tag: null }

interface Sorting {
  readonly keys: () => readonly SortKey[]
  readonly ordered: (items: readonly Item[], keys: readonly SortKey[]) => readonly Item[]
}

export const createListView = (items: () => readonly Item[], { keys, ordered }: Sorting) => {
  const [filter, setFilter] = createSignal<FilterId>("all")
  const [narrowed, setNarrowed] = createSignal<Narrowed>(none)
  const [search, setSearch] = createSignal("")
  /** All are sorted, once: a search only leaves some out. */
  const sorted = createMemo(() => ordered(items(), keys()))
  const shown = createMemo(() => {
    const wanted = search().trim().toLocaleLowerCase("en")
    const of = filters.find(({ id }) => id === filter())!.of
    const { visibility, tag } = narrowed()
    return sorted().filter(
      (item) =>
        of(item) &&
        item.sought.includes(wanted) &&
        (visibility === null || visibilityOf(item) === visibility) &&
        (tag === null || tagsOf(item).includes(tag)),
    )
  })
  const positions = createMemo(() => new Map(shown().map(({ id }, at) => [id, at])))
  const counts = createMemo(() => countBy(items(), filters))
  return {
    filter,
    setFilter,
    narrowed,
    narrow: (change: Partial<Narrowed>): void => void setNarrowed((now) => ({ ...now, ...change })),
    search,
    setSearch,
    shown,
    /** -1 for what is not shown. */
    positionOf: (id: string): number => positions().get(id) ?? -1,
    count: (id: FilterId): number => counts()[id],
    visibilities: createMemo(() => tally(items(), visibilitiesOf), undefined, { equals: sameTally }),
    tags: createMemo(() => tally(items(), tagsOf), undefined, { equals: sameTally }),
    /** Shows all again. */
    widen: (): void => {
      setFilter("all")
      setSearch("")
      setNarrowed(none)
    },
  }
}
export type ListView = ReturnType<typeof createListView>
