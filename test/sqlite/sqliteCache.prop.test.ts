/** Files that can be deleted: what is damaged is made anew, at the start and in use; what the disk did is not. */
import fc from "fast-check"
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { openDatabase } from "../../src/projections/openDatabase.ts"
import { checkWhole, makeTables, SqliteCache } from "../../src/sqlite/SqliteCache.ts"
import { TrustRows } from "../../src/trust/TrustRows.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

type Words = SqliteCache<{ readonly put: (word: string) => void; readonly all: () => readonly string[] }>

const words = (file: string, version = 1, remade = () => {}, disk = () => {}): Words =>
  new SqliteCache(
    {
      file,
      remade,
      setUp: (database) => {
        makeTables(database, version, "CREATE TABLE IF NOT EXISTS words (word TEXT NOT NULL) STRICT")
        checkWhole(database)
        // All of it was read, and is read again as it is asked for.
        database.pragma("shrink_memory")
        disk()
      },
    },
    (database) => {
      const put = database.prepare<[string]>("INSERT INTO words VALUES (?)")
      const all = database.prepare<[], string>("SELECT word FROM words").pluck()
      return { put: (word) => void put.run(word), all: () => all.all() }
    },
  )

const put = (cache: Words, word: string): void => cache.change((tables) => tables.put(word))
const all = (cache: Words): readonly string[] => cache.read((tables) => tables.all())

/** A file of 300 words in some pages, closed. */
const written = async (): Promise<string> => {
  const file = path.join(await temporaryFolder(), "words.sqlite")
  const cache = words(file)
  for (let n = 0; n < 300; n++) put(cache, `${n} ${"and so on ".repeat(20)}`)
  cache.close()
  return file
}

/** All but the first two. */
const damagePages = (file: string): void => {
  const open = openSync(file, "r+")
  const length = statSync(file).size - 8192
  writeSync(open, Buffer.alloc(length, 0xff), 0, length, 8192)
  closeSync(open)
}

const usable = (cache: Words): void => {
  put(cache, "more")
  expect(all(cache).at(-1)).toBe("more")
  cache.close()
}

describe("a file that can be deleted", () => {
  it("keeps what it holds over restarts, for the owner alone", async () => {
    const file = await written()
    const cache = words(file, 1, () => expect.unreachable())
    expect(all(cache)).toHaveLength(300)
    put(cache, "more")
    for (const suffix of ["", "-wal", "-shm"]) expect(statSync(file + suffix).mode & 0o777).toBe(0o600)
    usable(cache)
  })

  it("opens and is usable whatever octets of its header are others", async () => {
    const file = await written()
    const whole = readFileSync(file)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(whole)
        damaged[at]! ^= change
        writeFileSync(file, damaged)
        usable(words(file))
        for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true })
      }),
    )
  })

  it("is made anew, and says so once, where it is cut off, overwritten or of other code", async () => {
    const file = await written()
    const whole = readFileSync(file)
    const damage: readonly (() => void)[] = [
      () => truncateSync(file, whole.length - 5000),
      () => writeFileSync(file, "no database at all, but long enough for a header".repeat(200)),
      () => writeFileSync(file, Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 7)])),
    ]
    for (const act of damage) {
      writeFileSync(file, whole)
      act()
      let remade = 0
      const cache = words(file, 1, () => remade++)
      expect([remade, all(cache)]).toEqual([1, []])
      usable(cache)
    }
    writeFileSync(file, whole)
    let remade = 0
    const cache = words(file, 2, () => remade++)
    expect([remade, all(cache)]).toEqual([1, []])
    usable(cache)
  })

  it("is made anew once when it turns out to be damaged in use", async () => {
    const file = await written()
    let remade = 0
    const cache = words(file, 1, () => remade++)
    damagePages(file)
    expect([all(cache), remade]).toEqual([[], 1])
    usable(cache)
  })

  it("is tried again at each use while it cannot be made anew", async () => {
    const file = await written()
    let full = false
    const cache = words(file, 1, undefined, () => {
      if (full) throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" })
    })
    damagePages(file)
    full = true
    for (let n = 0; n < 3; n++) expect(() => all(cache)).toThrow("full")
    full = false
    expect(all(cache)).toEqual([])
    usable(cache)
  })
})

describe("a disk that fails", () => {
  const opens: Readonly<Record<string, (file: string) => { close(): unknown }>> = {
    "a cache": (file) => words(file),
    "lists of trust": (file) => new TrustRows(file),
    "read models": (file) => openDatabase(file, "made by this code"),
  }

  it.each(Object.keys(opens))("costs %s nothing", async (name) => {
    const file = path.join(await temporaryFolder(), "kept.sqlite")
    opens[name]!(file).close()
    const before = readFileSync(file)
    // SQLite can make no log of what is written.
    mkdirSync(`${file}-wal`)
    expect(() => opens[name]!(file)).toThrow()
    expect(readFileSync(file)).toEqual(before)
    rmSync(`${file}-wal`, { recursive: true })
    opens[name]!(file).close()
  })
})
