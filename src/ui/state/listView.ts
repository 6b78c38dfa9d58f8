/** Which items are shown and in what order: filter, search, sort. Owns these choices and nothing else. */
import { createMemo, createSignal } from "solid-js"
import type { Standing } from "../../api/contract/standing.ts"
import type { Item } from "./items.ts"

/** One that is `rare` is offered only while it would show something. */
export const filters = [
  { id: "all", text: "All", of: (): boolean => true },
  { id: "downloading", text: "Downloading", of: ({ standing }: Item) => downloading.has(standing) },
  { id: "waiting", text: "Waiting for credit", of: ({ standing }: Item) => standing === "waiting-for-credit", rare: true },
  { id: "seeding", text: "Seeding", of: ({ standing }: Item) => standing === "seeding" },
  { id: "shared", text: "Shared by me", of: ({ shares }: Item) => shares.length > 0 },
  { id: "paused", text: "Paused", of: ({ standing }: Item) => standing === "paused" },
  { id: "problems", text: "Problems", of: ({ standing }: Item) => problems.has(standing) },
] as const
export type FilterId = (typeof filters)[number]["id"]

const downloading: ReadonlySet<Standing> = new Set<Standing>(["downloading", "mirroring-metadata", "stalled", "waiting-for-tor", "waiting-for-credit", "checking"])
const problems: ReadonlySet<Standing> = new Set<Standing>(["error", "missing-files", "stalled", "share-failed"])

export const sortKeys = {
  name: (item: Item) => item.title.toLocaleLowerCase("en"),
  progress: (item: Item) => item.progress,
  status: (item: Item) => item.standing,
  size: (item: Item) => item.bytes,
  down: (item: Item) => item.figures?.downRate ?? 0,
  up: (item: Item) => item.figures?.upRate ?? 0,
  peers: (item: Item) => item.figures?.connectedPeers ?? 0,
  eta: (item: Item) => item.figures?.etaSeconds ?? Infinity,
  added: (item: Item) => item.addedAt,
} as const
export type SortKey = keyof typeof sortKeys

export const createListView = (items: () => readonly Item[]) => {
  const [filter, setFilter] = createSignal<FilterId>("all")
  const [search, setSearch] = createSignal("")
  const [sort, setSort] = createSignal<{ readonly key: SortKey; readonly down: boolean }>({ key: "added", down: true })
  const shown = createMemo(() => {
    const { key, down } = sort()
    const wanted = search().trim().toLocaleLowerCase("en")
    const of = filters.find(({ id }) => id === filter())!.of
    const order = (a: Item, b: Item): number => {
      const [x, y] = [sortKeys[key](a), sortKeys[key](b)]
      return x === y ? b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1) : x < y === down ? 1 : -1
    }
    return items().filter((item) => of(item) && item.title.toLocaleLowerCase("en").includes(wanted)).sort(order)
  })
  return {
    filter, setFilter, search, setSearch, sort, shown,
    sortBy: (key: SortKey): void => {
      setSort((now) => (now.key === key ? { key, down: !now.down } : { key, down: key !== "name" && key !== "status" && key !== "eta" }))
    },
    count: (id: FilterId): number => items().filter(filters.find((f) => f.id === id)!.of).length,
  }
}
export type ListView = ReturnType<typeof createListView>
