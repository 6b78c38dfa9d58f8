/** Which items are shown and in what order: filters, search, sort. What is chosen stands in the address, not here. */
import { createMemo } from "solid-js"
import type { SortKey } from "../table/column.ts"
import { type Asked, sameAsked } from "./address.ts"
import type { Item } from "./items.ts"
import {
  byListing,
  countBy,
  type FilterId,
  filters,
  fitting,
  type GroupId,
  groups,
  sameTally,
  statusOf,
  type Tally,
  tally,
} from "./listChoice.ts"
import type { Listed } from "./listings.ts"
import type { Pages } from "./pages.ts"

interface Sorting {
  readonly keys: () => readonly SortKey[]
  readonly ordered: (items: readonly Item[], keys: readonly SortKey[]) => readonly Item[]
}

/** What is chosen by a click is a step that the browser's way back takes back; what is typed or sorted is none. */
export const createListAsked = (page: string, pages: Pick<Pages, "asked" | "go" | "place">) => {
  const asked = createMemo(() => pages.asked(page), undefined, { equals: sameAsked })
  return {
    asked,
    /** @param change what is undefined in it is chosen no more. */
    ask: (change: Readonly<Record<string, string | undefined>>, how: "push" | "replace" = "push"): void => {
      const { page: now, given } = pages.place()
      const next = Object.fromEntries(
        Object.entries({ ...asked(), ...change }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
      )
      pages.go({ page, ...(now === page && given ? { given } : {}), asked: next }, how)
    },
  }
}
export type ListAsked = ReturnType<typeof createListAsked>

/** @param unknown groups of which nobody knows who belongs to them: whatever is chosen of one, it narrows nothing. */
export const createListView = (
  items: () => readonly Item[],
  { keys, ordered }: Sorting,
  { asked, ask }: ListAsked,
  listed: () => Listed | null,
  unknown: () => readonly GroupId[] = () => [],
) => {
  const chosen = (group: GroupId): string | undefined => (unknown().includes(group) ? undefined : asked()[group])
  /** What is sorted by narrows nothing, nor does what cannot be known. */
  const narrowed = createMemo(
    (): Asked => {
      const { sort: _, ...all } = asked()
      return Object.fromEntries(Object.entries(all).filter(([name]) => !unknown().includes(name as GroupId)))
    },
    undefined,
    { equals: sameAsked },
  )
  /** All are sorted, once: a search only leaves some out. */
  const sorted = createMemo(() => ordered(items(), keys()))
  const shown = createMemo(() => sorted().filter(fitting(narrowed(), listed())))
  let reckoned: { readonly of: readonly Item[]; readonly at: ReadonlyMap<string, number> } | undefined
  /** Reckoned when somebody asks; while nothing is selected nobody does. */
  const positions = (): ReadonlyMap<string, number> => {
    const of = shown()
    if (reckoned?.of !== of) reckoned = { of, at: new Map(of.map(({ id }, at) => [id, at])) }
    return reckoned.at
  }
  const counts = createMemo(() => countBy(items(), filters))
  const tallyOf = (id: GroupId): (() => Tally) =>
    createMemo(() => (byListing.includes(id) && !listed() ? [] : tally(items(), groups[id], listed())), undefined, {
      equals: sameTally,
    })
  const tallies: Readonly<Record<GroupId, () => Tally>> = {
    visibility: tallyOf("visibility"),
    tracker: tallyOf("tracker"),
    trust: tallyOf("trust"),
    tag: tallyOf("tag"),
  }
  return {
    asked,
    filter: createMemo(() => statusOf(asked())),
    setFilter: (id: FilterId): void => ask({ status: id === "all" ? undefined : id }),
    chosen,
    /** @param name undefined: whichever. */
    choose: (group: GroupId, name: string | undefined): void => ask({ [group]: name }),
    search: (): string => asked()["q"] ?? "",
    setSearch: (words: string): void => ask({ q: words }, "replace"),
    shown,
    /** -1 for what is not shown. */
    positionOf: (id: string): number => positions().get(id) ?? -1,
    count: (id: FilterId): number => counts()[id],
    tally: (group: GroupId): Tally => tallies[group](),
    /** Shows all again. */
    widen: (): void =>
      ask(Object.fromEntries(Object.keys(asked()).map((name) => [name, name === "sort" ? asked()[name] : undefined]))),
  }
}
export type ListView = ReturnType<typeof createListView>
