/** Which items are shown and in what order: filter, search, sort. Owns these choices and nothing else. */
import { createMemo, createSignal } from "solid-js"
import type { Standing } from "../../contract/standing.ts"
import type { Item } from "./items.ts"
import { countBy, createOrder, type SortKey } from "./order.ts"

/** One that is `rare` is offered only while it would show something. */
export const filters = [
  { id: "all", text: "All", of: (): boolean => true },
  { id: "downloading", text: "Downloading", of: ({ standing }: Item) => downloading.has(standing) },
  {
    id: "waiting",
    text: "Waiting for credit",
    of: ({ standing }: Item) => standing === "waiting-for-credit",
    rare: true,
  },
  { id: "seeding", text: "Seeding", of: ({ standing }: Item) => standing === "seeding" || standing === "resting" },
  { id: "shared", text: "Shared by me", of: ({ shares }: Item) => shares.length > 0 },
  { id: "paused", text: "Paused", of: ({ standing }: Item) => standing === "paused" },
  { id: "problems", text: "Problems", of: ({ standing }: Item) => problems.has(standing) },
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
/** What one begins to sort by with its least, not its most. */
const upwards: ReadonlySet<SortKey> = new Set<SortKey>(["name", "status", "eta"])

export const createListView = (items: () => readonly Item[]) => {
  const [filter, setFilter] = createSignal<FilterId>("all")
  const [search, setSearch] = createSignal("")
  const [sort, setSort] = createSignal<{ readonly key: SortKey; readonly down: boolean }>({ key: "added", down: true })
  const ordered = createOrder()
  const found = createMemo(() => {
    const wanted = search().trim().toLocaleLowerCase("en")
    const of = filters.find(({ id }) => id === filter())!.of
    return items().filter((item) => of(item) && item.sought.includes(wanted))
  })
  const shown = createMemo(() => ordered(found(), sort().key, sort().down))
  const positions = createMemo(() => new Map(shown().map(({ id }, at) => [id, at])))
  const counts = createMemo(() => countBy(items(), filters))
  return {
    filter,
    setFilter,
    search,
    setSearch,
    sort,
    shown,
    /** -1 for what is not shown. */
    positionOf: (id: string): number => positions().get(id) ?? -1,
    sortBy: (key: SortKey): void => {
      setSort((now) => (now.key === key ? { key, down: !now.down } : { key, down: !upwards.has(key) }))
    },
    count: (id: FilterId): number => counts()[id],
  }
}
export type ListView = ReturnType<typeof createListView>
