/**
 * Backups: what was written is what is taken, whatever is there already; what was cut or altered is refused, or changes
 * nothing false.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import type { EntryStore } from "../../src/storage/EntryStore.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { seal, unseal } from "../../src/app/sealedKey.ts"
import { type Restored, takeBackup, writeBackup } from "../../src/tracker/backup.ts"
import { BackupError, backupFrame, backupStart, readBackup } from "../../src/tracker/backupFile.ts"
import { encodeForkProof, readForkProof } from "../../src/wire/ForkProof.ts"
import { Head } from "../../src/wire/Head.ts"
import { ChainMaker, hashOf, saidOf, seedOfName, smallMetainfo } from "../support/trackerChain.ts"

const METAINFOS = Array.from({ length: 6 }, (_, n) => smallMetainfo(n))
const PLACES = ["one", "two", "three"].map((name) => onionAddress(seedOfName(name)))

type Act = { readonly what: "add" | "edit" | "takeBack"; readonly torrent: number; readonly title: string }
const acts = (most: number) =>
  fc.array(
    fc.record({
      what: fc.constantFrom("add" as const, "add" as const, "edit" as const, "takeBack" as const),
      torrent: fc.nat(5),
      title: fc.string({ unit: "grapheme", maxLength: 12 }),
    }),
    { maxLength: most, size: "max" },
  )

const chainOf = (all: readonly Act[], from?: ChainMaker): ChainMaker => {
  const chain = new ChainMaker("origin", from)
  for (const { what, torrent, title } of all) {
    const { infoHash } = METAINFOS[torrent]!
    if (what === "add" || !chain.listed.has(infoHash)) chain.add(infoHash, title)
    else if (what === "edit") chain.edit(infoHash, title)
    else chain.takeBack(infoHash)
  }
  return chain
}
const storeOf = (chain: ChainMaker, seq = chain.entries.length): SqliteEntryStore => {
  const store = new SqliteEntryStore(":memory:")
  chain.fill(store, seq)
  for (const { infoHash, bytes } of METAINFOS)
    if (store.lists(chain.tracker, infoHash)) store.putMetainfo(infoHash, bytes)
  return store
}
const written = (
  store: EntryStore,
  chain: ChainMaker,
  places: readonly OnionAddress[] = PLACES,
  key?: Uint8Array,
): Buffer => Buffer.concat([...writeBackup(store, chain.tracker, places, key)])
const take = (store: EntryStore, bytes: Uint8Array, chunk = 1 << 20): Promise<Restored> =>
  takeBackup(
    store,
    readBackup(
      (async function* () {
        for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
      })(),
    ),
    () => undefined,
  )
const all = (store: EntryStore, chain: ChainMaker) => ({
  ...saidOf(store, chain.tracker),
  withheld: store.withheld(chain.tracker),
  metainfos: METAINFOS.map(({ infoHash }) => store.metainfo(infoHash)?.length),
  head: [Head.read(store.head(chain.tracker) ?? new Uint8Array(0))].map((head) => head && [head.seq, head.at]),
})

describe("a backup", () => {
  it(
    "BACKUP1 taken into an empty store gives the same listing, head and metadata, however the " +
      "file is cut into chunks; a second time changes nothing",
    async () => {
      const seen = { entries: 0, listed: 0, octets: 0, metainfos: 0 }
      await fc.assert(
        fc.asyncProperty(acts(60), fc.integer({ min: 1, max: 3_000 }), async (history, chunk) => {
          const chain = chainOf(history)
          const store = storeOf(chain)
          const file = written(store, chain)
          const fresh = new SqliteEntryStore(":memory:")
          const restored = await take(fresh, file, chunk)
          expect(restored).toEqual({
            tracker: chain.tracker,
            seq: chain.entries.length,
            torrents: chain.listed.size,
            sealedKey: undefined,
          })
          expect(all(fresh, chain)).toEqual(all(store, chain))
          expect(fresh.addresses(chain.tracker)).toEqual(PLACES)
          await take(fresh, file)
          expect(all(fresh, chain)).toEqual(all(store, chain))
          expect(fresh.addresses(chain.tracker)).toEqual(PLACES)
          // And it can be written again from there, octet by octet the same.
          expect(Buffer.compare(written(fresh, chain), file)).toBe(0)
          seen.entries += chain.entries.length
          seen.listed += chain.listed.size
          seen.metainfos += METAINFOS.filter(({ infoHash }) => fresh.metainfo(infoHash)).length
          seen.octets += file.length
          for (const each of [store, fresh]) each.close()
        }),
        { numRuns: 80 },
      )
      console.log("backups:", seen)
      expect(Math.min(seen.entries, seen.listed, seen.metainfos)).toBeGreaterThan(100)
    },
  )

  it("of many pages is taken whole", async () => {
    const chain = new ChainMaker("origin").addMany(0, 3_000, (n) => `title ${n} ${"x".repeat(300)}`)
    const store = storeOf(chain)
    const file = written(store, chain)
    const fresh = new SqliteEntryStore(":memory:")
    await take(fresh, file, 65_536)
    expect(saidOf(fresh, chain.tracker)).toEqual(saidOf(store, chain.tracker))
    console.log(`3,000 entries: ${file.length} octets`)
    for (const each of [store, fresh]) each.close()
  })

  it(
    "goes into a store that has an older copy, a newer one, or one with words held back: the " +
      "newest of both comes out",
    async () => {
      const seen = { older: 0, newer: 0, same: 0, filled: 0 }
      await fc.assert(
        fc.asyncProperty(
          acts(25),
          acts(25),
          fc.nat(50),
          fc.uniqueArray(fc.nat(30), { maxLength: 6 }),
          async (before, after, had, held) => {
            const short = chainOf(before)
            const long = chainOf(after, short)
            const seq = Math.min(had, long.entries.length)
            const here = new SqliteEntryStore(":memory:")
            here.append(
              long.tracker,
              long.entries.slice(0, seq).map((entry) => {
                if (!held.includes(entry.seq)) return entry
                const { title: _t, bytes: _b, files: _f, ...bare } = entry
                return { ...bare, body: new Uint8Array(0) }
              }),
            )
            here.putHead(long.tracker, long.head(seq))
            here.putAddresses(long.tracker, [onionAddress(seedOfName("here"))])
            const missing = here.withheld(long.tracker)
            const source = storeOf(short)
            await take(here, written(source, short))
            const end = Math.max(seq, short.entries.length)
            expect(here.tip(long.tracker).seq).toBe(end)
            expect(Head.read(here.head(long.tracker)!)!.seq).toBe(end)
            const want = storeOf(long, end)
            // Words that were taken back between the backup and now are nobody's to give.
            const known = short.entries
              .filter((_, n) => source.page(short.tracker, n + 1, 1, 1e9).bodies[0]!.length > 0)
              .map((entry) => entry.seq)
            expect(here.withheld(long.tracker)).toEqual(
              missing.filter(
                (one) => !known.includes(one) && want.page(long.tracker, one, 1, 1e9).bodies[0]!.length > 0,
              ),
            )
            if (here.withheld(long.tracker).length === 0)
              expect(saidOf(here, long.tracker)).toEqual(saidOf(want, long.tracker))
            expect(here.addresses(long.tracker)).toEqual([onionAddress(seedOfName("here")), ...PLACES])
            for (const { infoHash } of METAINFOS)
              if (here.lists(long.tracker, infoHash) && source.lists(long.tracker, infoHash))
                expect(here.metainfo(infoHash)).toBeDefined()
            seen[seq < short.entries.length ? "older" : seq > short.entries.length ? "newer" : "same"]++
            seen.filled += missing.length - here.withheld(long.tracker).length
            for (const each of [here, source, want]) each.close()
          },
        ),
        { numRuns: 150 },
      )
      console.log("merged:", seen)
      expect(Math.min(seen.older, seen.newer)).toBeGreaterThan(3)
      expect(seen.filled).toBeGreaterThan(0)
    },
  )

  it(
    "that tells another story than what is here is refused, and changes nothing, also where it " + "is the shorter one",
    async () => {
      let refused = 0
      await fc.assert(
        fc.asyncProperty(
          acts(12),
          fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
          fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
          async (common, one, two) => {
            const base = chainOf(common)
            const [here, there] = [one, two].map((more, i) => {
              const chain = base.fork()
              more.forEach((_, n) => chain.add(hashOf(1_000 * (i + 1) + n), "other"))
              return chain
            }) as [ChainMaker, ChainMaker]
            const store = storeOf(here)
            const before = all(store, here)
            await expect(take(store, written(storeOf(there), there))).rejects.toBeInstanceOf(BackupError)
            expect(all(store, here)).toEqual(before)
            expect(store.addresses(here.tracker)).toEqual([])
            refused++
            store.close()
          },
        ),
        { numRuns: 60 },
      )
      expect(refused).toBe(60)
    },
  )
})

const chain = new ChainMaker("origin")
for (const [n, { infoHash }] of METAINFOS.entries()) chain.add(infoHash, `torrent ${n}`)
chain.edit(METAINFOS[0]!.infoHash, "renamed").takeBack(METAINFOS[5]!.infoHash)
const fork = encodeForkProof("head", chain.head(3), new ChainMaker("origin").addMany(9, 12).head(3))
const source = storeOf(chain)
source.putFork(chain.tracker, fork)
const file = written(source, chain, PLACES, Buffer.from("a sealed key, whatever that is"))
const whole = all(source, chain)

/** Whatever was taken of an altered file, nothing in the store says what was not so. */
const falseIn = (store: EntryStore): string[] => {
  const problems: string[] = []
  const said = all(store, chain)
  said.entries.forEach((entry, n) => entry === whole.entries[n] || problems.push(`entry ${n + 1}`))
  said.bodies.forEach(
    (body, n) =>
      body === "" || body === Buffer.from(chain.entries[n]!.body).toString("hex") || problems.push(`body ${n + 1}`),
  )
  for (const item of said.listed)
    if (!chain.entries.some(({ infohash, title }) => infohash === item.infohash && title === item.title))
      problems.push(`title ${item.title}`)
  const proof = store.fork(chain.tracker)
  if (proof && Buffer.from(readForkProof(proof)?.tracker ?? []).toString("hex") !== chain.tracker) problems.push("fork")
  if (store.head(chain.tracker) && Head.read(store.head(chain.tracker)!)?.seq !== chain.entries.length)
    problems.push("head")
  return problems
}

describe("a backup that is damaged", () => {
  it("is refused wherever it is cut, or has something behind its end", async () => {
    const answers: Record<string, number> = {}
    for (let length = 0; length < file.length; length += 7) {
      const store = new SqliteEntryStore(":memory:")
      const error = await take(store, file.subarray(0, length), 50_000).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (!(error instanceof BackupError)) throw new Error(`cut at ${length}: ${String(error)}`)
      answers[error.code] = (answers[error.code] ?? 0) + 1
      expect(falseIn(store)).toEqual([])
      expect([store.head(chain.tracker), store.fork(chain.tracker), store.addresses(chain.tracker)]).toEqual([
        undefined,
        undefined,
        [],
      ])
      store.close()
    }
    for (const chunk of [1, 1 << 20])
      await expect(
        take(new SqliteEntryStore(":memory:"), Buffer.concat([file, Buffer.from("x")]), chunk),
      ).rejects.toBeInstanceOf(BackupError)
    console.log(`a file of ${file.length} octets, cut anywhere:`, answers)
    expect((answers["cut"] ?? 0) > 100 && (answers["not-a-backup"] ?? 0) > 0).toBe(true)
  })

  it("in any octet is refused, or nothing false comes of it", { timeout: 600_000 }, async () => {
    const seen = { refused: 0, harmless: 0 }
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const altered = Buffer.from(file)
        altered[at]! ^= by
        const store = new SqliteEntryStore(":memory:")
        const error = await take(store, altered).then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        expect(error === undefined || error instanceof BackupError, `octet ${at}: ${String(error)}`).toBe(true)
        expect([at, falseIn(store)]).toEqual([at, []])
        seen[error ? "refused" : "harmless"]++
        if (!error) {
          // All that can be proven is there.
          const { metainfos: _m, ...rest } = all(store, chain)
          const { metainfos: _w, ...expected } = whole
          expect(rest).toEqual(expected)
        }
        store.close()
      }),
      { numRuns: 1_500 },
    )
    // In addresses of mirrors, the sealed key and the dress of metadata.
    console.log("octets altered:", seen)
    expect(seen.refused).toBeGreaterThan(1_000)
  })

  it("whose frames are of others is refused: another tracker's fork, foreign pages, a second head", async () => {
    const other = new ChainMaker("other").addMany(0, 4)
    const foreign = encodeForkProof("head", other.head(3), new ChainMaker("other").addMany(9, 12).head(3))
    const frames = { start: backupStart(), head: backupFrame("head", chain.head()), end: backupFrame("end") }
    const pages = file.subarray(frames.start.length + frames.head.length)
    const others = written(storeOf(other), other).subarray(frames.start.length)
    const wrong: Record<string, Uint8Array[]> = {
      "a foreign fork": [frames.start, frames.head, backupFrame("fork", foreign), pages],
      "a fork of nothing": [frames.start, frames.head, backupFrame("fork", chain.head()), pages],
      "a second head": [frames.start, frames.head, frames.head, pages],
      "foreign pages": [frames.start, frames.head, others.subarray(frames.head.length)],
      "no head": [frames.start, pages],
      nothing: [frames.start, frames.end],
      "a head alone": [frames.start, frames.head, frames.end],
      "places that are none": [frames.start, frames.head, backupFrame("places", new Uint8Array(33)), pages],
      "too many places": [frames.start, frames.head, backupFrame("places", new Uint8Array(65 * 32)), pages],
      "private metadata": [
        frames.start,
        frames.head,
        backupFrame("metainfo", smallMetainfo(0, { private: true }).bytes),
        pages,
      ],
      "metadata of what it does not list": [
        frames.start,
        frames.head,
        file.subarray(frames.start.length + frames.head.length, -5),
        backupFrame("metainfo", smallMetainfo(77).bytes),
        frames.end,
      ],
      "an end with something in it": [
        frames.start,
        frames.head,
        file.subarray(frames.start.length + frames.head.length, -5),
        backupFrame("end", new Uint8Array(1)),
      ],
    }
    for (const [what, parts] of Object.entries(wrong)) {
      const store = new SqliteEntryStore(":memory:")
      const error = await take(store, Buffer.concat(parts)).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect([what, error instanceof BackupError]).toEqual([what, true])
      expect([what, store.head(chain.tracker), store.fork(chain.tracker), falseIn(store)]).toEqual([
        what,
        undefined,
        undefined,
        [],
      ])
    }
  })

  it("ends with an error, not without end, when its tracker is removed while it is written", () => {
    const store = storeOf(new ChainMaker("origin").addMany(0, 1_200))
    const chunks = writeBackup(store, chain.tracker, [])
    for (let n = 0; n < 3; n++) chunks.next()
    store.remove(chain.tracker)
    expect(() => {
      for (let n = 0; n < 100; n++) if (chunks.next().done) return
    }).toThrow(BackupError)
  })
})

describe("the key of a tracker", () => {
  it("BACKUP1 is in no backup but where it was asked for, and there only sealed", async () => {
    const seed = Buffer.from(chain.seed)
    const forms = [
      seed,
      Buffer.from(seed.toString("hex")),
      Buffer.from(seed.toString("base64url")),
      Buffer.from(seed.toString("base64")),
    ]
    const has = (bytes: Buffer) => forms.some((form) => bytes.includes(form))
    expect(has(Buffer.concat([file, seed]))).toBe(true)
    expect(has(written(source, chain))).toBe(false)
    const sealed = await seal(chain.seed, "a passphrase")
    const keyed = written(source, chain, PLACES, sealed)
    expect(has(keyed)).toBe(false)
    const fresh = new SqliteEntryStore(":memory:")
    const { sealedKey } = await take(fresh, keyed)
    expect(Buffer.from((await unseal(sealedKey!, "a passphrase"))!)).toEqual(seed)
    expect(await unseal(sealedKey!, "another")).toBeUndefined()
    expect((await take(fresh, written(source, chain))).sealedKey).toBeUndefined()
  })

  it("is not needed, and a copy that is not whole cannot be saved", () => {
    const store = new SqliteEntryStore(":memory:")
    expect(() => [...writeBackup(store, chain.tracker, [])]).toThrow(BackupError)
    store.append(chain.tracker, chain.entries)
    expect(() => [...writeBackup(store, chain.tracker, [])]).toThrow(BackupError)
    // A head that is behind what is stored: as far as the head.
    store.putHead(chain.tracker, chain.head(4))
    expect([...writeBackup(store, chain.tracker, [])].length).toBeGreaterThan(3)
  })
})
