/**
 * The chain of a tracker: always the same octets from the same history; a copy of it is either the same, or as much of
 * it as was true.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { contradictsStore, renderChain } from "../../src/actors/tracker/renderChain.ts"
import type { TrackerInput } from "../../src/actors/tracker/commands.ts"
import { trackerActor } from "../../src/actors/tracker/definition.ts"
import { genesis } from "../../src/core/chain.ts"
import type { Millis } from "../../src/core/ids.ts"
import { StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import type { EntryStore } from "../../src/storage/EntryStore.ts"
import { MemoryLibrary } from "../../src/storage/MemoryLibrary.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { checkPage } from "../../src/tracker/checkPage.ts"
import { copyChain } from "../../src/tracker/copyChain.ts"
import type { CopyEnd } from "../../src/tracker/copyJob.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import type { Question, TrackerReader } from "../../src/tracker/TrackerReader.ts"
import { entryHash } from "../../src/wire/Entry.ts"
import { Head } from "../../src/wire/Head.ts"
import { ChainMaker, hashOf, saidOf, smallMetainfo } from "../support/trackerChain.ts"

const origin = new ChainMaker("origin")
const TORRENTS = Array.from({ length: 6 }, (_, n) => smallMetainfo(n, { private: n === 5 }))
const library = new MemoryLibrary()
for (const [n, metainfo] of TORRENTS.entries()) if (n !== 4) await library.save(`t${n}`, metainfo)

const input: fc.Arbitrary<TrackerInput> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("ListTorrent" as const),
      infohash: fc.constantFrom(...TORRENTS.map(({ infoHash }) => infoHash)),
      title: fc.string({ unit: "grapheme", maxLength: 20 }),
      bytes: fc.nat(1e9),
      files: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("UnlistTorrent" as const),
      infohash: fc.constantFrom(...TORRENTS.map(({ infoHash }) => infoHash)),
    }),
  },
)

/** A log that what was decided is added to. */
const history = () => {
  const log = new MemoryEventLog(registry)
  let state = trackerActor.decider.initial
  let expected = 0
  const decide = async (asked: TrackerInput, at: number) => {
    const decision = trackerActor.decider.decide(state, asked, { at: at as Millis, id: "0".repeat(32) })
    if (!decision.ok || decision.events.length === 0) return
    state = decision.events.reduce(trackerActor.decider.evolve, state)
    await log.append({
      stream: StreamId("tracker", "self"),
      expected,
      events: decision.events,
      at: at as Millis,
      cause: "c",
    })
    expected += decision.events.length
  }
  return { log, decide, state: () => state }
}
const render = (log: MemoryEventLog, entries: EntryStore) =>
  renderChain({ log, entries, library }, "self", origin.signer)

describe("the chain that is rendered from a history", () => {
  it("TRACK2 has the same octets whenever, however often it is rendered, and after its store was lost", async () => {
    const seen = { runs: 0, entries: 0, renders: 0, lost: 0, takenBack: 0, metainfos: 0 }
    const steps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: input },
        { weight: 2, arbitrary: fc.constantFrom("render" as const, "lose" as const) },
      ),
      { maxLength: 60, size: "max" },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { log, decide, state } = history()
        await decide({ type: "CreateTracker", secret: "tracker" }, 0)
        let store = new SqliteEntryStore(":memory:")
        for (const [n, one] of all.entries()) {
          if (typeof one === "object") await decide(one, 1_700_000_000_000 + n * 1_000)
          else {
            if (one === "lose") {
              store.close()
              store = new SqliteEntryStore(":memory:")
              seen.lost++
            }
            await render(log, store)
            seen.renders++
          }
        }
        const tip = await render(log, store)
        const once = new SqliteEntryStore(":memory:")
        expect(await render(log, once)).toEqual(tip)
        expect(saidOf(store, origin.tracker)).toEqual(saidOf(once, origin.tracker))
        expect(await contradictsStore({ log, entries: store, library }, "self", origin.signer)).toBe(false)
        // What it lists is what was decided, with the metadata that are here and no private ones.
        const { listed, seq } = state()
        expect(tip.seq).toBe(seq)
        expect(
          new Map(
            store
              .listed(origin.tracker)
              .map(({ infohash, title, description, tags }) => [infohash as string, { title, description, tags }]),
          ),
        ).toEqual(new Map([...listed.keys()].map((hash) => [hash, listed.get(hash)])))
        for (const [n, { infoHash, bytes }] of TORRENTS.entries()) {
          const expected = listed.has(infoHash) && n < 4 ? Buffer.from(bytes) : undefined
          for (const each of [store, once]) expect(each.metainfo(infoHash), `metadata of ${n}`).toEqual(expected)
          seen.metainfos += Number(expected !== undefined)
        }
        seen.runs++
        seen.entries += seq
        seen.takenBack += store.page(origin.tracker, 1, 1e6, 1e9).bodies.filter((body) => body.length === 0).length
        store.close()
        once.close()
      }),
      { numRuns: 60 },
    )
    console.log("rendered:", seen)
    expect(Math.min(seen.entries, seen.renders, seen.takenBack, seen.metainfos)).toBeGreaterThan(60)
    expect(seen.lost).toBeGreaterThan(3)
  })

  it("TRACK1 is verified whole by its hashes, over many pages of a long history", async () => {
    const { log, decide } = history()
    await decide({ type: "CreateTracker", secret: "tracker" }, 0)
    for (let n = 0; n < 1_234; n++)
      await decide(
        { type: "ListTorrent", infohash: hashOf(n), title: `t${n}`, bytes: n, files: 1 },
        1_700_000_000_000 + n,
      )
    const store = new SqliteEntryStore(":memory:")
    const tip = await render(log, store)
    const checked = checkPage(genesis(origin.signer.publicKey), origin.tracker, {
      v: 1,
      ...store.page(origin.tracker, 1, 5_000, 1e9),
    })
    if (typeof checked === "string") throw new Error(checked)
    expect([checked.tip.seq, Buffer.compare(checked.tip.hash, tip.hash)]).toEqual([1_234, 0])
  })

  it("is known to be another one when the history was set back, or went on differently", async () => {
    const [first, second] = [history(), history()]
    for (const { decide } of [first, second]) {
      await decide({ type: "CreateTracker", secret: "tracker" }, 0)
      await decide({ type: "ListTorrent", infohash: hashOf(1), title: "one", bytes: 1, files: 1 }, 1_000)
    }
    const store = new SqliteEntryStore(":memory:")
    await first.decide({ type: "ListTorrent", infohash: hashOf(2), title: "two", bytes: 1, files: 1 }, 2_000)
    await render(first.log, store)
    const contradicts = (log: MemoryEventLog) =>
      contradictsStore({ log, entries: store, library }, "self", origin.signer)
    expect([await contradicts(first.log), await contradicts(second.log)]).toEqual([false, true])
    await second.decide({ type: "ListTorrent", infohash: hashOf(2), title: "two", bytes: 1, files: 1 }, 2_000)
    expect(await contradicts(second.log)).toBe(false)
    const third = history()
    await third.decide({ type: "CreateTracker", secret: "tracker" }, 0)
    for (let n = 0; n < 5; n++)
      await third.decide({ type: "ListTorrent", infohash: hashOf(n), title: "x", bytes: 1, files: 1 }, n)
    expect(await contradicts(third.log)).toBe(true)
  })
})

/** Who answers as an origin or mirror would, out of lists that a test may play with. */
interface Served {
  readonly head: Uint8Array
  readonly entries: readonly Uint8Array[]
  readonly bodies: readonly Uint8Array[]
}

const copyFrom = (served: Served, store: EntryStore, pageOf: number): Promise<CopyEnd> => {
  const client = {
    head: async () => served.head,
    entries: async (from: number) => {
      const [entries, bodies] = [served.entries, served.bodies].map((list) => list.slice(from - 1, from - 1 + pageOf))
      return entries!.length > 0 ? { v: 1, entries, bodies } : undefined
    },
  }
  const ask = async <T>(question: Question<T>): Promise<T> => {
    const answer = await question(client as never, origin.address)
    if (answer === undefined) throw new Error("nobody has it")
    return answer
  }
  const nothing = async () => undefined
  return copyChain({
    tracker: origin.tracker,
    store,
    reader: { ask } as unknown as TrackerReader,
    limits: TRACKER_LIMITS,
    signal: new AbortController().signal,
    onStored: nothing,
    onHead: nothing,
  })
}

const LENGTH = 40
const true_ = new ChainMaker("origin").addMany(0, 30)
for (let n = 0; n < 5; n++) true_.edit(hashOf(n), `other title ${n}`)
for (let n = 3; n < 8; n++) true_.takeBack(hashOf(n))
const honest = (): Served => ({
  head: true_.head(),
  entries: true_.entries.map(({ entry }) => entry),
  bodies: true_.entries.map(({ body }) => body),
})
const stranger = new ChainMaker("stranger").addMany(0, LENGTH)
const impostor = new ChainMaker("impostor")
for (const { infohash, title } of true_.entries) impostor.add(infohash, title ?? "")
const flip = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = bytes.slice()
  if (copy.length > 0) copy[(bit >> 3) % copy.length]! ^= 1 << (bit & 7)
  return copy
}

type Lie = (served: Served, at: number, bit: number) => Served
const lies: Record<string, Lie> = {
  "a bit of an entry flipped": (s, at, bit) => ({ ...s, entries: s.entries.with(at, flip(s.entries[at]!, bit)) }),
  "a bit of a body flipped": (s, at, bit) => ({ ...s, bodies: s.bodies.with(at, flip(s.bodies[at]!, bit)) }),
  "an entry dropped": (s, at) => ({ ...s, entries: s.entries.toSpliced(at, 1), bodies: s.bodies.toSpliced(at, 1) }),
  "two neighbours exchanged": (s, at) => swapped(s, at, (at + 1) % LENGTH),
  "two entries exchanged": (s, at, bit) => swapped(s, at, bit % LENGTH),
  "an entry twice": (s, at) => ({
    ...s,
    entries: s.entries.toSpliced(at, 0, s.entries[at]!),
    bodies: s.bodies.toSpliced(at, 0, s.bodies[at]!),
  }),
  "bodies exchanged": (s, at, bit) => ({
    ...s,
    bodies: s.bodies.with(at, s.bodies[bit % LENGTH]!).with(bit % LENGTH, s.bodies[at]!),
  }),
  "an entry of another tracker": (s, at) => ({
    ...s,
    entries: s.entries.with(at, stranger.entries[at]!.entry),
    bodies: s.bodies.with(at, stranger.entries[at]!.body),
  }),
  "the rest from an impostor": (s, at) => ({
    ...s,
    entries: [...s.entries.slice(0, at), ...impostor.entries.slice(at).map(({ entry }) => entry)],
    bodies: [...s.bodies.slice(0, at), ...impostor.entries.slice(at).map(({ body }) => body)],
  }),
  "the rest held back": (s, at) => ({ ...s, entries: s.entries.slice(0, at), bodies: s.bodies.slice(0, at) }),
  "another tracker's head": (s) => ({ ...s, head: stranger.head() }),
  "a bit of the head flipped": (s, _, bit) => ({ ...s, head: flip(s.head, bit) }),
  "a body too many": (s, at) => ({
    ...s,
    bodies: s.bodies.with(at, Buffer.concat([s.bodies[at]!, new Uint8Array(1)])),
  }),
}
const swapped = (s: Served, a: number, b: number): Served => ({
  ...s,
  entries: s.entries.with(a, s.entries[b]!).with(b, s.entries[a]!),
  bodies: s.bodies.with(a, s.bodies[b]!).with(b, s.bodies[a]!),
})

describe("a copy of a chain", () => {
  it(
    "MIRROR1 takes nothing of what was altered, dropped or reordered, stores only what is true, " +
      "and goes on from an honest place",
    async () => {
      const seen: Record<string, number> = {}
      let stored = 0
      const whole = new SqliteEntryStore(":memory:")
      true_.fill(whole)
      const expected = saidOf(whole, true_.tracker)
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...Object.keys(lies)),
          fc.nat(LENGTH - 1),
          fc.nat(4_000),
          fc.integer({ min: 1, max: 50 }),
          async (name, at, bit, pageOf) => {
            const served = lies[name]!(honest(), at, bit)
            const store = new SqliteEntryStore(":memory:")
            const same =
              served.head === honest().head &&
              equal(served.entries, honest().entries) &&
              equal(served.bodies, honest().bodies)
            const outcome = await copyFrom(served, store, pageOf).then(
              ({ kind }) => kind,
              () => "refused",
            )
            if (!same) {
              // Only the words of one that was taken back may be missing or not, which changes nothing.
              if (outcome === "complete") expect(saidOf(store, true_.tracker)).toEqual(expected)
              else expect(outcome).toBe("refused")
              seen[`${name}: ${outcome}`] = (seen[`${name}: ${outcome}`] ?? 0) + 1
            }
            const { seq, hash } = store.tip(true_.tracker)
            expect(Buffer.compare(hash, true_.entries[seq - 1]?.hash ?? genesis(true_.signer.publicKey).hash)).toBe(0)
            stored += seq
            expect((await copyFrom(honest(), store, 7)).kind).toBe("complete")
            expect(saidOf(store, true_.tracker)).toEqual(expected)
            store.close()
          },
        ),
        { numRuns: 450 },
      )
      console.log(`copies of lies: ${stored} true entries stored on the way`, seen)
      for (const name of Object.keys(lies)) expect([name, (seen[`${name}: refused`] ?? 0) > 5]).toEqual([name, true])
      expect(stored).toBeGreaterThan(1_000)
    },
  )

  it("TRACK3 of which words are held back is whole but for these, and is filled by who has them", async () => {
    let restored = 0
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(LENGTH - 1), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (held, pageOf) => {
          const bodies = honest().bodies.map((body, n) => (held.includes(n) ? new Uint8Array(0) : body))
          const store = new SqliteEntryStore(":memory:")
          expect((await copyFrom({ ...honest(), bodies }, store, pageOf)).kind).toBe("complete")
          const whole = new SqliteEntryStore(":memory:")
          true_.fill(whole)
          const expected = saidOf(whole, true_.tracker)
          const missing = expected.bodies.flatMap((body, n) => (body !== "" && held.includes(n) ? [n + 1] : []))
          expect(store.withheld(true_.tracker)).toEqual(missing)
          expect([
            saidOf(store, true_.tracker).tip,
            saidOf(store, true_.tracker).entries,
            store.count(true_.tracker),
          ]).toEqual([expected.tip, expected.entries, expected.count])
          // Nothing is shown with words that are not its own.
          for (const item of store.listed(true_.tracker))
            expect(
              true_.entries.filter(({ infohash }) => infohash === item.infohash).map(({ title }) => title),
            ).toContain(item.title)
          expect((await copyFrom(honest(), store, pageOf)).kind).toBe("complete")
          expect(saidOf(store, true_.tracker)).toEqual(expected)
          restored += missing.length
          for (const each of [store, whole]) each.close()
        },
      ),
      { numRuns: 150 },
    )
    expect(restored).toBeGreaterThan(300)
  })

  it("MIRROR2 MIRROR3 never goes back, and brings proof where two stories part", async () => {
    const seen: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: LENGTH }),
        fc.nat(LENGTH),
        fc.oneof(fc.nat(2), fc.nat(LENGTH)),
        fc.integer({ min: 1, max: 50 }),
        async (have, at, more, pageOf) => {
          const part = Math.min(at, LENGTH)
          const second = true_.fork(part).addMany(100, 100 + more)
          const store = new SqliteEntryStore(":memory:")
          true_.fill(store, have)
          const before = saidOf(store, true_.tracker)
          const served = {
            head: second.head(),
            entries: second.entries.map(({ entry }) => entry),
            bodies: second.entries.map(({ body }) => body),
          }
          const end = await copyFrom(served, store, pageOf)
          const length = second.entries.length
          const parted = have > part && length > part
          const kind = parted ? "fork" : length < have ? "older" : "complete"
          expect([end.kind, have, part, length]).toEqual([kind, have, part, length])
          if (end.kind === "fork") {
            expect(end.seq).toBeGreaterThan(part)
            expect(saidOf(store, true_.tracker)).toEqual(before)
          }
          if (end.kind === "older") expect(saidOf(store, true_.tracker)).toEqual(before)
          expect(Head.read(store.head(true_.tracker)!)!.seq).toBe(store.tip(true_.tracker).seq)
          seen[kind] = (seen[kind] ?? 0) + 1
          store.close()
        },
      ),
      { numRuns: 250 },
    )
    console.log("two stories:", seen)
    for (const kind of ["fork", "older", "complete"]) expect([kind, (seen[kind] ?? 0) > 4]).toEqual([kind, true])
  })

  it("keeps the newest of two heads of one seq", async () => {
    const store = new SqliteEntryStore(":memory:")
    true_.fill(store)
    const late = true_.head(LENGTH, 100)
    await copyFrom({ ...honest(), head: late }, store, 50)
    expect(Buffer.compare(store.head(true_.tracker)!, late)).toBe(0)
    await copyFrom(honest(), store, 50)
    expect(Buffer.compare(store.head(true_.tracker)!, late)).toBe(0)
  })

  it("of a chain whose middle is not signed, which only its own key can make, ends in no false head", async () => {
    // Two stories that differ in an entry with a worthless signature: no proof can be made of it, and it is followed no
    // further.
    const odd = (title: string) => {
      const maker = new ChainMaker("origin").addMany(0, 3)
      const last = maker.add(hashOf(9), title).entries.at(-1)!
      const entry = flip(last.entry, last.entry.length * 8 - 20)
      maker.entries[maker.entries.length - 1] = { ...last, entry, hash: entryHash(entry) }
      return maker.addMany(20, 22)
    }
    const [first, second] = [odd("first"), odd("second")]
    const store = new SqliteEntryStore(":memory:")
    first.fill(store)
    const cut = second.fork(4)
    const end = await copyFrom(
      { head: cut.head(), entries: cut.entries.map(({ entry }) => entry), bodies: cut.entries.map(({ body }) => body) },
      store,
      50,
    ).then(
      ({ kind }) => kind,
      () => "refused",
    )
    expect(["older", "fork"]).toContain(end)
    const same = await copyFrom(
      {
        head: second.head(),
        entries: second.entries.map(({ entry }) => entry),
        bodies: second.entries.map(({ body }) => body),
      },
      store,
      50,
    )
    // Of the last entries, and of the heads, there are good signatures.
    expect(same.kind).toBe("fork")
    expect(Buffer.compare(store.head(first.tracker)!, first.head())).toBe(0)
  })
})

const equal = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((bytes, i) => Buffer.compare(bytes, b[i]!) === 0)
