import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { LiveFigures, ShareView, TorrentRow } from "../../src/contract/rows.ts"
import { figuresBy } from "../../src/contract/standing.ts"
import { Millis } from "../../src/core/ids.ts"
import { createItemsOf, type Item, type ItemSources, newestFirst, sumsOf } from "../../src/ui/state/items.ts"
import { countBy, filters } from "../../src/ui/state/listChoice.ts"
import type { Column } from "../../src/ui/table/column.ts"
import { createOrder } from "../../src/ui/table/order.ts"
import { aShare, aTorrent, idleLive } from "../support/managedRows.ts"

const { streams: _, ...idle } = idleLive
const sources = (
  torrents: readonly TorrentRow[],
  shares: readonly ShareView[],
  change: Partial<ItemSources> = {},
): ItemSources => ({
  torrents: new Map(torrents.map((row) => [row.id, row])),
  shares: new Map(shares.map((share) => [share.id, share])),
  figures: new Map(),
  hashing: {},
  troubles: {},
  waiting: {},
  ready: true,
  guesses: {},
  ...change,
})

/** Own shares, a third of them public as well. */
const owned = (count: number): { readonly torrents: TorrentRow[]; readonly shares: ShareView[] } => {
  const torrents: TorrentRow[] = []
  const shares: ShareView[] = []
  for (let n = 0; n < count; n++) {
    torrents.push({ ...aTorrent(`t${n}`), title: `Title ${n}`, origin: "share", mode: "seeding", addedAt: Millis(n) })
    shares.push({ ...aShare(`s${n}`), torrent: `t${n}`, mode: "active", createdAt: Millis(n) })
    if (n % 3 === 0)
      shares.push({
        ...aShare(`p${n}`),
        torrent: `t${n}`,
        visibility: "public",
        mode: "active",
        createdAt: Millis(n + 1),
      })
  }
  return { torrents, shares }
}

describe("the items of a long list", () => {
  it("are made in one pass over the shares, however many torrents there are", () => {
    const { torrents, shares } = owned(2_000)
    let read = 0
    const watched = shares.map(
      (share) => new Proxy(share, { get: (of, key, self) => (read++, Reflect.get(of, key, self) as unknown) }),
    )
    expect(createItemsOf()(sources(torrents, watched))).toHaveLength(2_000)
    expect(read / shares.length).toBeLessThan(20)
  })

  it("stay the objects they were but for those of which something changed", () => {
    const { torrents, shares } = owned(300)
    const itemsOf = createItemsOf()
    const figures = new Map(torrents.map(({ id }) => [id, idle]))
    const before = itemsOf(sources(torrents, shares, { figures }))
    expect(itemsOf(sources(torrents, shares, { figures })).every((item, at) => item === before[at])).toBe(true)
    const cases: readonly [Partial<ItemSources>, readonly string[]][] = [
      [{ figures: new Map([...figures, ["t7", { ...idle, upRate: 5 }]]) }, ["s7"]],
      [
        {
          figures,
          torrents: new Map(torrents.map((row) => [row.id, row.id === "t9" ? { ...row, title: "New" } : row])),
        },
        ["s9"],
      ],
      [
        {
          figures,
          shares: new Map(shares.map((share) => [share.id, share.id === "p12" ? { ...share, link: "x" } : share])),
        },
        ["s12"],
      ],
      [{ figures, guesses: { t13: "paused" } }, ["s13"]],
      [{ figures, troubles: { t14: "no answer" } }, ["s14"]],
    ]
    for (const [change, changed] of cases) {
      itemsOf(sources(torrents, shares, { figures }))
      const known = new Set(itemsOf(sources(torrents, shares, { figures })))
      expect(
        itemsOf(sources(torrents, shares, change))
          .filter((item) => !known.has(item))
          .map(({ id }) => id),
      ).toEqual(changed)
    }
  })

  it("are the same whether they were made before or not", () => {
    const row = fc.record({
      title: fc.constantFrom("a", "b"),
      mode: fc.constantFrom("seeding" as const, "downloading" as const, "paused" as const),
      origin: fc.constantFrom("share" as const, "download" as const),
    })
    const world = fc.record({
      rows: fc.dictionary(fc.constantFrom("t1", "t2", "t3"), row),
      ready: fc.boolean(),
      rate: fc.integer({ min: 0, max: 1 }),
      guess: fc.option(fc.constantFrom("paused" as const, "removed" as const)),
      offers: fc.array(
        fc.record({
          id: fc.constantFrom("s1", "s2", "s3"),
          torrent: fc.option(fc.constantFrom("t1", "t2")),
          mode: fc.constantFrom("active" as const, "stopped" as const, "hashing" as const),
        }),
      ),
    })
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 8 }), (worlds) => {
        const itemsOf = createItemsOf()
        for (const { rows, ready, rate, guess, offers } of worlds) {
          const now = sources(
            Object.entries(rows).map(([id, change]) => ({ ...aTorrent(id), ...change })),
            offers.map((change) => ({ ...aShare(change.id), ...change })),
            {
              ready,
              figures: new Map([["t1", { ...idle, downRate: rate }]]),
              guesses: guess === null ? {} : { t2: guess },
            },
          )
          expect(itemsOf(now)).toEqual(createItemsOf()(now))
        }
      }),
      { numRuns: 300 },
    )
  })
})

const item = (change: Partial<Item>): Item => ({
  id: "a",
  title: "",
  sought: "",
  infohash: "",
  standing: "seeding",
  progress: 0,
  bytes: 0,
  addedAt: 0,
  torrent: null,
  shares: [],
  figures: null,
  note: null,
  ...change,
})

const column = (id: string, value: Column<Item>["value"]): Column<Item> => ({
  id,
  head: () => id,
  value,
  width: 5,
  priority: 1,
})
const columns = [
  column("name", ({ title }) => title),
  column("size", ({ bytes }) => bytes),
  column("eta", ({ figures }) => figures?.etaSeconds ?? Infinity),
  column("added", ({ addedAt }) => addedAt),
  column("status", ({ standing }) => standing),
]
const order = () => {
  const ordered = createOrder(columns, newestFirst)
  return (items: readonly Item[], id: string, down: boolean) => ordered(items, [{ id, down }])
}

describe("the order of the list", () => {
  it("has names as people read them", () => {
    const titles = ["Part 969", "part 97", "Part 1,204", "élan", "Elan 2", "elan 10", "Zebra"]
    expect(
      order()(
        titles.map((title, n) => item({ id: String(n), title })),
        "name",
        false,
      ).map(({ title }) => title),
    ).toEqual(["élan", "Elan 2", "elan 10", "Part 1,204", "part 97", "Part 969", "Zebra"])
  })

  it("does not hang on what was sorted before", () => {
    const one = fc
      .record({
        id: fc.integer({ min: 0, max: 30 }).map(String),
        title: fc.constantFrom("a", "B", "b 2", "b 10"),
        bytes: fc.integer({ min: 0, max: 3 }),
        addedAt: fc.integer({ min: 0, max: 5 }),
        eta: fc.option(fc.integer({ min: 0, max: 2 })),
      })
      .map(({ eta, ...rest }) => item({ ...rest, figures: { ...idle, etaSeconds: eta } }))
    const list = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 25 })
    const asked = fc.record({
      list,
      key: fc.constantFrom("name", "size", "eta", "added", "status", "none"),
      down: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 6 }), (all) => {
        const ordered = order()
        for (const { list: items, key, down } of all) {
          const [again, fresh] = [ordered(items, key, down), order()(items, key, down)]
          expect(again.map(({ id }) => id)).toEqual(fresh.map(({ id }) => id))
          expect(again.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
            items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it("compares little when little moved", () => {
    const items = Array.from({ length: 5_000 }, (_, n) => item({ id: String(n), title: `Part ${(n * 7_919) % 5_000}` }))
    let compared = 0
    const watched = items.map(
      (one) => Object.defineProperty({ ...one }, "title", { get: () => (compared++, one.title) }) as Item,
    )
    const ordered = order()
    ordered(watched, "name", false)
    const first = compared
    compared = 0
    ordered(watched, "name", false)
    expect(first).toBeGreaterThan(5_000 * 10)
    expect(compared).toBeLessThan(5_000 * 3)
  })

  it("counts what each filter lets through in one pass", () => {
    const items = [item({}), item({ standing: "paused" }), item({ standing: "stalled", shares: [aShare("s")] })]
    expect(countBy(items, filters)).toEqual({
      all: 3,
      downloading: 1,
      waiting: 0,
      seeding: 1,
      shared: 1,
      paused: 1,
      problems: 1,
    })
  })
})

describe("figures of a torrent", () => {
  const moving: LiveFigures = {
    ...idle,
    downRate: 5_300_000,
    upRate: 1_000,
    etaSeconds: 16,
    connectedPeers: 2,
    callers: 1,
    uploadedBytes: 7,
  }
  const row = { ...aTorrent("t"), pieces: 10, verifiedPieces: 4 }

  it("say that nothing moves as soon as the row says so, and else stay as they are", () => {
    expect(figuresBy({ ...row, mode: "downloading" }, moving)).toBe(moving)
    expect(figuresBy({ ...row, mode: "seeding", verifiedPieces: 10 }, moving)).toEqual({
      ...moving,
      downRate: 0,
      etaSeconds: null,
    })
    for (const mode of ["paused", "error", "missing-files", "checking", "removed"] as const) {
      expect(figuresBy({ ...row, mode }, moving), mode).toEqual({ ...moving, downRate: 0, upRate: 0, etaSeconds: null })
    }
  })

  it("are so for a guess too, in the line and in the sum", () => {
    const items = (guesses: ItemSources["guesses"]) =>
      createItemsOf()(sources([{ ...row, mode: "downloading" }], [], { figures: new Map([["t", moving]]), guesses }))
    expect(sumsOf(items({}))).toEqual({ down: 5_300_000, up: 1_000 })
    expect(sumsOf(items({ t: "paused" }))).toEqual({ down: 0, up: 0 })
  })
})
