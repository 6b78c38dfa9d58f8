/** Filters and views: what is chosen comes back from an address and from a view, whatever it is. */
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ShareView, TorrentRow } from "../../src/contract/rows.ts"
import { Preferences as PreferencesSchema } from "../../src/contract/settings/preferences.ts"
import { infohashKey } from "../../src/contract/listings.ts"
import { type Asked, type Place, addressOf, placeOf } from "../../src/ui/state/address.ts"
import { createItemsOf, type Item, newestFirst } from "../../src/ui/state/items.ts"
import { fitting, groupIds } from "../../src/ui/state/listChoice.ts"
import { createListAsked, createListView } from "../../src/ui/state/listView.ts"
import { listedOf } from "../../src/ui/state/listings.ts"
import type { KeptPreferences } from "../../src/ui/state/createPreferences.ts"
import type { Preferences, View } from "../../src/ui/state/preferences.ts"
import { createViews } from "../../src/ui/state/views.ts"
import type { Column } from "../../src/ui/table/column.ts"
import { createTableState } from "../../src/ui/table/createTableState.ts"
import { createOrder } from "../../src/ui/table/order.ts"
import { aShare, aTorrent } from "../support/managedRows.ts"

const infohashOf = (n: number) => n.toString(16).padStart(4, "0").repeat(16)
const tags = ["music", "maps", "Übung", "a&b=c"] as const
const row = fc
  .record({
    n: fc.nat(300),
    title: fc.constantFrom("Élan vital", "open maps", "Straße", "Field recordings", "maps of old"),
    mode: fc.constantFrom("paused", "seeding", "downloading", "error"),
    tags: fc.uniqueArray(fc.constantFrom(...tags)),
    shared: fc.constantFrom(null, "public", "private"),
  })
  .map(({ n, shared, ...rest }) => ({
    torrent: {
      ...aTorrent(`t${n}`),
      ...rest,
      infohash: infohashOf(n),
      path: `/srv/data/part-${n}`,
      addedAt: n,
    } as unknown as TorrentRow,
    share:
      shared === null
        ? null
        : ({ ...aShare(`s${n}`), torrent: `t${n}`, visibility: shared, mode: "active" } as unknown as ShareView),
  }))
const rows = fc.uniqueArray(row, { selector: ({ torrent }) => torrent.id, maxLength: 20 })
const itemsOf = (all: readonly { torrent: TorrentRow; share: ShareView | null }[]): readonly Item[] =>
  createItemsOf()({
    torrents: new Map(all.map(({ torrent }) => [torrent.id, torrent])),
    shares: new Map(all.flatMap(({ share }) => (share ? [[share.id, share] as const] : []))),
    figures: new Map(),
    hashing: {},
    troubles: {},
    waiting: {},
    ready: true,
    guesses: {},
  })

const tracker = (address: string, kind: "own" | "mirrored", degree: number) => ({
  address,
  kind,
  degree,
  name: null,
  via: [],
})
/** Every third is one's own, every second a mirror's. */
const listed = listedOf({
  trackers: [tracker("mine.onion", "own", 0), tracker("m.onion", "mirrored", 1)],
  lists: Object.fromEntries(
    Array.from({ length: 301 }, (_, n): readonly [string, readonly number[]] => [
      infohashKey(infohashOf(n)),
      [...(n % 3 === 0 ? [0] : []), ...(n % 2 === 0 ? [1] : [])],
    ]).filter(([, places]) => places.length > 0),
  ),
})

const asked: fc.Arbitrary<Asked> = fc.record(
  {
    status: fc.constantFrom("seeding", "paused", "problems", "of a newer page"),
    visibility: fc.constantFrom("public", "private"),
    tracker: fc.constantFrom("own", "m.onion", "none"),
    trust: fc.constantFrom("0", "1"),
    tag: fc.constantFrom(...tags),
    q: fc.constantFrom("maps", "elan", "STRASSE", "part-1", "a&b", "ubung", "élan  vital", "%?#/"),
    sort: fc.constantFrom("name", "-added", "-name,added", "gone"),
    newer: fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.toWellFormed()),
  },
  { requiredKeys: [] },
)

const columns = ["name", "added", "size", "ratio"].map((id): Column<Item> => ({
  id,
  head: () => id,
  value: (item) => (id === "name" ? item.title : item.addedAt),
  width: 5,
  priority: 1,
  ...(id === "name" ? { fixed: true as const } : id === "ratio" ? { hidden: true as const } : {}),
})) as unknown as readonly [Column<Item>, ...Column<Item>[]]

/** The list as the page has it, but for the browser: made anew from what is kept and asked, after each step. */
const aList = (items: readonly Item[], kept: Preferences = {}) => {
  let all = kept
  let place: Place = { page: "transfers" }
  const preferences = {
    all: () => all,
    set: (change: Preferences) => void (all = { ...all, ...change }),
    amend: async (name: "views", change: (list: readonly View[]) => readonly View[]) => {
      all = { ...all, [name]: change(all[name] ?? []) }
      return true
    },
  } as unknown as KeptPreferences
  const pages = { place: () => place, go: (to: Place) => void (place = to), asked: () => place.asked ?? {} }
  const made = () => {
    const list = createListAsked("transfers", pages)
    const table = createTableState<Item>(
      { id: "transfers", columns, sort: [{ id: "added", down: true }] },
      preferences,
      { sort: () => place.asked?.["sort"], setSort: (sort) => list.ask({ sort }) },
    )
    const sorting = { keys: table.keys, ordered: createOrder(columns, newestFirst) }
    return {
      table,
      view: createListView(
        () => items,
        sorting,
        list,
        () => listed,
      ),
      views: createViews(preferences, list, table),
    }
  }
  return {
    all: () => all,
    place: () => place,
    setPlace: (to: Place) => void (place = to),
    get table() {
      return made().table
    },
    get view() {
      return made().view
    },
    get views() {
      return made().views
    },
    shown: () => {
      const { table, view } = made()
      const columnsShown = table.ordered().filter((column) => table.isShown(column))
      return [view.shown().map(({ id }) => id), columnsShown.map(({ id }) => id)]
    },
  }
}

describe("what is chosen of the list", () => {
  it("comes back from an address, and so does what a newer page asks for besides", () => {
    fc.assert(
      fc.property(asked, fc.option(fc.string({ minLength: 1 })), (choice, id) => {
        const place = { page: "transfers", ...(id ? { given: id.toWellFormed() } : {}) }
        const wanted = Object.keys(choice).length > 0 ? { ...place, asked: choice } : place
        expect(placeOf(addressOf(wanted))).toEqual(wanted)
      }),
    )
  })

  it("holds all of it: what is shown by several choices is what each of them shows", () => {
    fc.assert(
      fc.property(rows, asked, (all, choice) => {
        const items = itemsOf(all)
        const together = items.filter(fitting(choice, listed))
        const alone = Object.entries(choice).map(([name, value]) => items.filter(fitting({ [name]: value }, listed)))
        expect(together).toEqual(items.filter((item) => alone.every((some) => some.includes(item))))
      }),
    )
  })

  it("is counted in each group as it then shows", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...groupIds), (all, group) => {
        const items = itemsOf(all)
        const { view } = aList(items)
        for (const [name, count] of view.tally(group))
          expect(items.filter(fitting({ [group]: name }, listed))).toHaveLength(count)
      }),
      { numRuns: 50 },
    )
  })

  it("waits for what the node says of trackers, and shows nothing wrong meanwhile", () => {
    const items = itemsOf(fc.sample(rows, { numRuns: 1, seed: 7 })[0]!)
    expect(items.filter(fitting({ tracker: "none" }, null))).toEqual([])
  })
})

describe("a search of the list", () => {
  const found = (q: string, all: Parameters<typeof itemsOf>[0]) => itemsOf(all).filter(fitting({ q }, null))
  it("finds each by names, tags, path and how its infohash begins, whatever the case, accents and order", () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.boolean(), (all, pick, upper) => {
        if (all.length === 0) return
        const { torrent } = all[pick % all.length]!
        const parts = [torrent.title, torrent.path, torrent.infohash!, ...torrent.tags]
        const text = parts[pick % parts.length]!
        const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
        for (const q of [text, bare, text.split(" ").toReversed().join("  ")]) {
          const ids = found(upper ? q.toUpperCase() : q, all).map(({ id }) => id)
          expect(ids).toContain(itemsOf(all).find((item) => item.torrent!.id === torrent.id)!.id)
        }
      }),
    )
  })

  it("takes few hex digits for no infohash, and more for the beginning of one", () => {
    const torrent = { ...aTorrent("t"), title: "x", path: "/srv/x", infohash: "97c0ffee".repeat(8) } as TorrentRow
    const all = [{ torrent, share: null }]
    expect(["97", "97c0f", "c0ffee97c0"].flatMap((q) => found(q, all))).toEqual([])
    expect(found("97C0FF", all)).toHaveLength(1)
  })

  it("finds no word across two of them", () => {
    const torrent = { ...aTorrent("t"), title: "open", tags: ["maps"], path: "/srv/x" } as TorrentRow
    expect(found("openmaps", [{ torrent, share: null }])).toEqual([])
    expect(found("maps open", [{ torrent, share: null }])).toHaveLength(1)
  })
})

describe("a view", () => {
  const choice = fc.record({ show: fc.subarray(["added", "size", "ratio"]), hide: fc.subarray(["added", "size"]) })
  it("that is kept and shown gives the same list, columns and address, marked until something differs", async () => {
    await fc.assert(
      fc.asyncProperty(rows, asked, asked, choice, choice, async (all, first, other, one, two) => {
        const list = aList(itemsOf(all))
        const change = ({ show, hide }: typeof one) => {
          for (const id of show)
            list.table.show(
              columns.find((column) => column.id === id)!,
              true,
            )
          for (const id of hide)
            list.table.show(
              columns.find((column) => column.id === id)!,
              false,
            )
        }
        list.setPlace({ page: "transfers", asked: first })
        change(one)
        const before = list.shown()
        expect(await list.views.keep("Mine")).toBeNull()
        const view = list.views.all()[0]!
        expect(list.views.current()).toEqual(view)
        list.setPlace({ page: "transfers", asked: other })
        change(two)
        const differs = JSON.stringify(list.shown()) !== JSON.stringify(before)
        if (differs) expect(list.views.current()).toBeUndefined()
        list.views.show(view)
        expect(list.shown()).toEqual(before)
        expect(list.views.current()?.id).toBe(view.id)
        expect(list.place().asked).toMatchObject(first["sort"] === "gone" ? { ...first, sort: "-added" } : first)
        expect(Schema.is(PreferencesSchema)(JSON.parse(JSON.stringify(list.all())))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it("keeps what a newer page has put into it, when it is renamed and replaced", async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.jsonValue({ maxDepth: 1 }), async (first, more) => {
        const newer = { id: "v", name: "Mine", asked: first, columns: {}, colour: more } as unknown as View
        expect(Schema.is(PreferencesSchema)({ views: [newer] })).toBe(true)
        const list = aList([], { views: [newer] })
        await list.views.rename(list.views.all()[0]!, "Yours")
        expect(list.views.all()).toEqual([{ ...newer, name: "Yours" }])
        list.views.show(list.views.all()[0]!)
        list.view.choose("tag", "maps")
        await list.views.replace(list.views.all()[0]!)
        expect(list.views.all()[0]).toMatchObject({
          colour: more,
          asked: { ...first, tag: "maps", sort: expect.any(String) },
        })
      }),
      { numRuns: 60 },
    )
  })

  it("is not kept without a name, under one that is taken, or where there is no room", async () => {
    const list = aList([])
    expect(await list.views.keep("  ")).toBe("nameless")
    expect(await list.views.keep(" Mine ")).toBeNull()
    expect(await list.views.keep("Mine")).toBe("taken")
    for (let n = 1; n < 20; n++) expect(await list.views.keep(`View ${n}`)).toBeNull()
    expect(await list.views.keep("One more")).toBe("full")
    expect(await list.views.rename(list.views.all()[1]!, "Mine")).toBe("taken")
    expect(await list.views.remove(list.views.all()[0]!)).toBe(true)
    expect(await list.views.keep("One more")).toBeNull()
    expect(list.views.all()).toHaveLength(20)
  })
})
