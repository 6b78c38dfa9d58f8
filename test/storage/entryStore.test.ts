/** The entry store by examples, in memory and in a file that is closed and opened again between any two steps. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import Database from "better-sqlite3"
import { describe, expect, it } from "vitest"
import { genesis } from "../../src/core/chain.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { examineEntryTables } from "../../src/storage/entryTables.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import type { CheckedEntry, EntryStore } from "../../src/storage/EntryStore.ts"
import { chainUntilKilled, TRACKER } from "../support/chainUntilKilled.ts"
import { seededChance } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { ChainMaker, hashOf, saidOf } from "../support/trackerChain.ts"

const [A, B] = [hashOf(1), hashOf(2)]
/** Nothing is said beside the title. */
const noWords = { description: "", tags: [] }
const one = new ChainMaker("one")
const other = new ChainMaker("other")
const chance = seededChance(6)
const without = (entry: CheckedEntry): CheckedEntry => {
  const { title: _t, description: _d, tags: _g, bytes: _b, files: _f, ...rest } = entry
  return { ...rest, body: new Uint8Array(0) }
}

interface Kept {
  readonly store: EntryStore
  readonly again: () => void
}

describe.each(["in memory", "in a file"])("an entry store %s", (where) => {
  const open = async (): Promise<Kept> => {
    if (where === "in memory") return { store: new SqliteEntryStore(":memory:"), again: () => undefined }
    const file = path.join(await temporaryFolder(), "trackers.sqlite")
    let store = new SqliteEntryStore(file)
    const again = () => {
      store.close()
      store = new SqliteEntryStore(file)
    }
    return {
      again,
      store: new Proxy({} as EntryStore, {
        get:
          (_, name) =>
          (...args: unknown[]) =>
            (store as any)[name](...args),
      }),
    }
  }
  const titles = (store: EntryStore, maker: ChainMaker) => store.listed(maker.tracker).map(({ title }) => title)

  it("keeps what is said of a torrent beside its title, and of several such words the last", async () => {
    const { store, again } = await open()
    const maker = new ChainMaker("about")
    maker.add(A, "a", 1, 1, { description: "of the marsh\nat dawn", tags: ["birds", "field recording"] }).add(B, "b")
    maker.fill(store)
    again()
    const about = () => store.listed(maker.tracker).map(({ description, tags }) => [description, tags])
    expect(about()).toEqual([
      ["of the marsh\nat dawn", ["birds", "field recording"]],
      ["", []],
    ])
    maker.edit(A, "a").edit(B, "b", { description: "", tags: ["with a\nline end"] })
    maker.fill(store)
    again()
    expect(about()).toEqual([
      ["", []],
      ["", ["with a line end"]],
    ])
  })

  it("knows nothing of a tracker that it was told nothing of", async () => {
    const { store } = await open()
    expect(store.tip(one.tracker)).toEqual(genesis(one.signer.publicKey))
    expect([store.head(one.tracker), store.fork(one.tracker), store.metainfo(A)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect([
      store.listed(one.tracker),
      store.addresses(one.tracker),
      store.withheld(one.tracker),
      store.withoutMetainfo(one.tracker, 9),
    ]).toEqual([[], [], [], []])
    expect([store.count(one.tracker), store.lists(one.tracker, A), store.octets(one.tracker)]).toEqual([
      0,
      false,
      { entries: 0, metainfo: 0 },
    ])
    expect(store.page(one.tracker, 1, 10, 1_000)).toEqual({ entries: [], bodies: [] })
    store.hide(one.tracker, A)
    store.remove(one.tracker)
  })

  it("takes entries that go on from the tip, and none that do not", async () => {
    const { store, again } = await open()
    const chain = new ChainMaker("one").add(A, "a").add(B, "b").edit(A, "a2")
    store.append(chain.tracker, chain.entries.slice(0, 2))
    again()
    expect(store.tip(chain.tracker).seq).toBe(2)
    for (const wrong of [
      chain.entries.slice(0, 1),
      chain.entries.slice(1),
      new ChainMaker("x").addMany(0, 9).entries.slice(4),
    ]) {
      expect(() => store.append(chain.tracker, wrong)).toThrow()
    }
    store.append(chain.tracker, [])
    store.append(chain.tracker, chain.entries.slice(2))
    again()
    expect(saidOf(store, chain.tracker)).toMatchObject({
      tip: [3, Buffer.from(chain.tip.hash).toString("hex")],
      count: 2,
    })
    expect(store.listed(chain.tracker)).toEqual([
      { infohash: A, title: "a2", ...noWords, bytes: 1_000, files: 1, seq: 1, at: chain.entries[0]!.at },
      { infohash: B, title: "b", ...noWords, bytes: 1_000, files: 1, seq: 2, at: chain.entries[1]!.at },
    ])
  })

  it("stores all of a batch of entries or nothing of it", async () => {
    const { store, again } = await open()
    const chain = new ChainMaker("one").addMany(0, 5)
    const broken = [...chain.entries.slice(0, 4), { ...chain.entries[4]!, seq: 2 }]
    expect(() => store.append(chain.tracker, broken)).toThrow()
    again()
    expect(saidOf(store, chain.tracker)).toMatchObject({
      tip: [0, expect.anything()],
      entries: [],
      listed: [],
      count: 0,
    })
    expect(store.octets(chain.tracker).entries).toBe(0)
  })

  it("pages within its caps, but at least one entry", async () => {
    const { store } = await open()
    const chain = new ChainMaker("one").addMany(0, 20)
    chain.fill(store)
    expect(store.page(chain.tracker, 3, 5, 1e9).entries).toEqual(
      chain.entries.slice(2, 7).map(({ entry }) => Buffer.from(entry)),
    )
    expect(store.page(chain.tracker, 20, 5, 1e9).bodies).toEqual([Buffer.from(chain.entries[19]!.body)])
    expect(store.page(chain.tracker, 21, 5, 1e9).entries).toEqual([])
    expect(store.page(chain.tracker, 1, 5, 1).entries).toHaveLength(1)
    const some = store.page(chain.tracker, 1, 500, 2_000)
    const octets = [...some.entries, ...some.bodies].reduce((sum, bytes) => sum + bytes.length, 0)
    expect([some.entries.length > 1, octets <= 2_000, some.entries.length === some.bodies.length]).toEqual([
      true,
      true,
      true,
    ])
  })

  it(
    "forgets the words and the metadata of what is taken back, once nobody lists it, and counts " + "its octets less",
    async () => {
      const { store, again } = await open()
      const chain = new ChainMaker("one").add(A, "secret name").edit(A, "other secret name").add(B, "b")
      const twin = new ChainMaker("other").add(A, "also here")
      chain.fill(store)
      twin.fill(store)
      store.putMetainfo(A, Buffer.from("metadata of a"))
      store.putMetainfo(B, Buffer.from("metadata of b"))
      const before = store.octets(chain.tracker)
      expect(before.metainfo).toBe(26)
      chain.takeBack(A).fill(store)
      again()
      const page = store.page(chain.tracker, 1, 10, 1e9)
      expect(page.bodies.map((body) => body.length > 0)).toEqual([false, false, true, false])
      expect(page.entries).toEqual(chain.entries.map(({ entry }) => Buffer.from(entry)))
      expect([store.lists(chain.tracker, A), titles(store, chain), store.withheld(chain.tracker)]).toEqual([
        false,
        ["b"],
        [],
      ])
      const words = chain.entries[0]!.body.length + chain.entries[1]!.body.length
      expect(store.octets(chain.tracker)).toEqual({
        entries: before.entries - words + chain.entries[3]!.entry.length,
        metainfo: 13,
      })
      // The other tracker lists it still.
      expect(Buffer.from(store.metainfo(A)!).toString()).toBe("metadata of a")
      twin.takeBack(A).fill(store)
      again()
      expect([store.metainfo(A), store.metainfo(B)?.length]).toEqual([undefined, 13])
    },
  )

  it("lists what is added again after it was taken back, in its new place and words", async () => {
    const { store, again } = await open()
    const chain = new ChainMaker("one").add(A, "old").add(B, "b").takeBack(A).add(A, "new").edit(A, "newer")
    chain.fill(store)
    again()
    expect(store.listed(chain.tracker).map(({ title, seq }) => [title, seq])).toEqual([
      ["b", 2],
      ["newer", 4],
    ])
    expect(store.withoutMetainfo(chain.tracker, 9)).toEqual([B, A])
    store.putMetainfo(A, Buffer.from("x"))
    expect(store.withoutMetainfo(chain.tracker, 9)).toEqual([B])
    // Added again without having been taken back: the former words go as well.
    chain.add(A, "newest", 7, 3).fill(store)
    again()
    expect(store.page(chain.tracker, 4, 3, 1e9).bodies.map((body) => body.length > 0)).toEqual([false, false, true])
    expect(store.listed(chain.tracker).at(-1)).toMatchObject({ title: "newest", bytes: 7, files: 3, seq: 6 })
    expect(store.metainfo(A)).toBeDefined()
  })

  it("shows nothing of which the words are withheld, says so, and shows it when they are found", async () => {
    const { store, again } = await open()
    const chain = new ChainMaker("one")
      .add(A, "a", 5, 2)
      .edit(A, "a2")
      .edit(A, "a3")
      .add(B, "b")
      .edit(B, "b2")
      .takeBack(B)
    const [add, edit, last] = chain.entries
    store.append(chain.tracker, [without(add!), without(edit!), last!, ...chain.entries.slice(3).map(without)])
    again()
    // The title is known by now, but not the size.
    expect([titles(store, chain), store.lists(chain.tracker, A), store.withheld(chain.tracker)]).toEqual([
      [],
      true,
      [1, 2],
    ])
    const { entries: before } = store.octets(chain.tracker)
    store.restore(chain.tracker, add!)
    again()
    expect(store.listed(chain.tracker)).toEqual([
      { infohash: A, title: "a3", ...noWords, bytes: 5, files: 2, seq: 1, at: add!.at },
    ])
    expect(store.withheld(chain.tracker)).toEqual([2])
    store.restore(chain.tracker, edit!)
    // Twice, and what was never withheld or is taken back: nothing.
    store.restore(chain.tracker, edit!)
    store.restore(chain.tracker, { ...last!, title: "wrong" })
    store.restore(chain.tracker, chain.entries[3]!)
    again()
    expect([titles(store, chain), store.withheld(chain.tracker)]).toEqual([["a3"], []])
    expect(store.octets(chain.tracker).entries).toBe(before + add!.body.length + edit!.body.length)
    expect(store.page(chain.tracker, 1, 9, 1e9).bodies.map((body) => body.length > 0)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    // What was restored is forgotten with the rest.
    chain.takeBack(A).fill(store)
    expect(store.page(chain.tracker, 1, 9, 1e9).bodies.every((body) => body.length === 0)).toBe(true)
  })

  it("takes a new title from the newest words that are here, not from those found last", async () => {
    const { store } = await open()
    const chain = new ChainMaker("one").add(A, "first").edit(A, "second").edit(A, "third")
    store.append(chain.tracker, [chain.entries[0]!, without(chain.entries[1]!), without(chain.entries[2]!)])
    expect([titles(store, chain), store.withheld(chain.tracker)]).toEqual([["first"], [2, 3]])
    store.restore(chain.tracker, chain.entries[2]!)
    expect(titles(store, chain)).toEqual(["third"])
    store.restore(chain.tracker, chain.entries[1]!)
    expect(titles(store, chain)).toEqual(["third"])
  })

  it(
    "hides what was taken back ahead of the copy: words and metadata too, for good, until it is " + "added anew",
    async () => {
      const { store, again } = await open()
      const chain = new ChainMaker("one").add(A, "a").add(B, "b")
      chain.fill(store)
      store.putMetainfo(A, Buffer.from("metadata"))
      store.hide(chain.tracker, A)
      again()
      expect([
        titles(store, chain),
        store.lists(chain.tracker, A),
        store.count(chain.tracker),
        store.metainfo(A),
      ]).toEqual([["b"], false, 1, undefined])
      expect([store.withoutMetainfo(chain.tracker, 9), store.withheld(chain.tracker)]).toEqual([[B], []])
      expect(store.page(chain.tracker, 1, 9, 1e9).bodies.map((body) => body.length > 0)).toEqual([false, true])
      chain.edit(A, "a2").takeBack(A).add(A, "a3").fill(store)
      again()
      expect([titles(store, chain), store.lists(chain.tracker, A)]).toEqual([["b", "a3"], true])
    },
  )

  it("gives its list in parts, each after a seq", async () => {
    const { store } = await open()
    const chain = new ChainMaker("one").addMany(0, 5)
    chain.fill(store)
    expect(store.listed(chain.tracker, { after: 2, limit: 2 }).map(({ seq }) => seq)).toEqual([3, 4])
    expect(store.listed(chain.tracker, { after: 5 })).toEqual([])
  })

  it("keeps head, fork and addresses of each tracker, and forgets one without touching the others", async () => {
    const { store, again } = await open()
    const [chain, twin] = [new ChainMaker("one").add(A, "a").add(B, "b"), new ChainMaker("other").add(B, "also b")]
    chain.fill(store)
    twin.fill(store)
    for (const hash of [A, B]) store.putMetainfo(hash, Buffer.from("m"))
    store.putFork(chain.tracker, Buffer.from("proof"))
    store.putAddresses(chain.tracker, ["first.onion", "second.onion"] as OnionAddress[])
    store.putAddresses(other.tracker, ["third.onion"] as OnionAddress[])
    again()
    expect(Buffer.from(store.head(chain.tracker)!)).toEqual(Buffer.from(chain.head()))
    expect(Buffer.from(store.fork(chain.tracker)!).toString()).toBe("proof")
    expect(store.addresses(chain.tracker)).toEqual(["first.onion", "second.onion"])
    const before = saidOf(store, twin.tracker)
    store.remove(chain.tracker)
    again()
    expect([
      store.tip(chain.tracker).seq,
      store.head(chain.tracker),
      store.fork(chain.tracker),
      store.addresses(chain.tracker),
    ]).toEqual([0, undefined, undefined, []])
    expect([saidOf(store, twin.tracker), store.addresses(other.tracker)]).toEqual([before, ["third.onion"]])
    expect([store.metainfo(A), store.metainfo(B)?.length]).toEqual([undefined, 1])
    chain.fill(store)
    expect(titles(store, chain)).toEqual(["a", "b"])
  })
})

describe("an entry store's file", () => {
  it("is its owner's alone, with all that lies beside it", async () => {
    const file = path.join(await temporaryFolder(), "trackers.sqlite")
    const modes = () =>
      ["", "-wal", "-shm"]
        .filter((suffix) => existsSync(file + suffix))
        .map((suffix) => statSync(file + suffix).mode & 0o777)
    for (let run = 0; run < 2; run++) {
      const store = new SqliteEntryStore(file)
      new ChainMaker(`run ${run}`).addMany(0, 50).fill(store)
      expect(modes()).toEqual([0o600, 0o600, 0o600])
      store.close()
      expect(modes()).toEqual([0o600])
    }
  })

  it("of another version is begun anew, as a copy can be made again", async () => {
    const file = path.join(await temporaryFolder(), "trackers.sqlite")
    const before = new Database(file)
    before.exec(
      "CREATE TABLE trackers (id INTEGER PRIMARY KEY, key BLOB); CREATE TABLE listed (x); " +
        "INSERT INTO listed VALUES (1)",
    )
    before.close()
    const store = new SqliteEntryStore(file)
    const chain = new ChainMaker("one").add(A, "a")
    chain.fill(store)
    store.close()
    const again = new SqliteEntryStore(file)
    expect(again.listed(chain.tracker)).toHaveLength(1)
    again.close()
  })

  it("that is none is refused", async () => {
    const file = path.join(await temporaryFolder(), "trackers.sqlite")
    writeFileSync(file, "this is no database, whatever it is, and it is long enough to be looked at".repeat(100))
    expect(() => new SqliteEntryStore(file)).toThrow(/not a database/)
  })

  it(
    "loses nothing acknowledged when its process is killed, and holds no part of what was not",
    { timeout: 600_000 },
    async () => {
      const file = path.join(await temporaryFolder(), "trackers.sqlite")
      let told = 0
      for (let cycle = 0; cycle < 6; cycle++) {
        const child = spawn(
          process.execPath,
          [path.join(import.meta.dirname, "../support/chainUntilKilled.ts"), file],
          { stdio: ["ignore", "pipe", "inherit"] },
        )
        const closed = once(child, "close")
        const lines = createInterface(child.stdout)
        let last = 0
        lines.on("line", (line) => (last = Number(line)))
        const read = once(lines, "close")
        await once(lines, "line")
        await sleep(chance() * 120)
        child.kill("SIGKILL")
        expect((await closed)[1]).toBe("SIGKILL")
        await read
        const store = new SqliteEntryStore(file)
        const { seq } = store.tip(TRACKER)
        expect(seq).toBeGreaterThanOrEqual(last)
        const whole = new SqliteEntryStore(":memory:")
        const chain = chainUntilKilled()
        whole.append(
          TRACKER,
          Array.from({ length: seq }, () => chain.next().value),
        )
        // One transaction: entries, list, tip, in whole batches.
        expect(seq % 7).toBe(0)
        expect(saidOf(store, TRACKER)).toEqual(saidOf(whole, TRACKER))
        expect(store.octets(TRACKER)).toEqual(whole.octets(TRACKER))
        expect(["", "-wal", "-shm"].map((suffix) => statSync(file + suffix).mode & 0o777)).toEqual([
          0o600, 0o600, 0o600,
        ])
        store.close()
        told = last
      }
      expect(told).toBeGreaterThan(100)
    },
  )
})

it("an entry store takes over a file of the form before, as its origin may be gone", async () => {
  const file = path.join(await temporaryFolder(), "trackers.sqlite")
  const maker = new ChainMaker("before").add(A, "a").add(B, "b")
  const before = new SqliteEntryStore(file)
  maker.fill(before)
  before.close()
  const raw = new Database(file)
  raw.exec("ALTER TABLE listed DROP COLUMN description; ALTER TABLE listed DROP COLUMN tags; PRAGMA user_version = 2")
  raw.close()
  expect(examineEntryTables(file)).toBe("sound")
  const store = new SqliteEntryStore(file)
  maker.edit(A, "a", { tags: ["later"] })
  maker.fill(store)
  expect(store.listed(maker.tracker).map(({ title, tags }) => [title, tags])).toEqual([
    ["a", ["later"]],
    ["b", []],
  ])
  store.close()
})
