import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { genesis } from "../../src/core/chain.ts"
import { BATCH_OCTETS, BATCH_RECORDS, Batch, MAX_BATCH } from "../../src/wire/Batch.ts"
import { EntriesPage, MAX_PAGE, PAGE_ENTRIES } from "../../src/wire/EntriesPage.ts"
import { Entry, MAX_BODY, MAX_ENTRY, MAX_SEQ } from "../../src/wire/Entry.ts"
import { decodeEntryBody, AddTorrent, EditInfo } from "../../src/wire/EntryBody.ts"
import { MAX_FORK_PROOF } from "../../src/wire/ForkProof.ts"
import { MAX_HEAD, Head } from "../../src/wire/Head.ts"
import { MirrorRecord, MAX_MIRROR_RECORD } from "../../src/wire/MirrorRecord.ts"
import {
  RangeItems,
  RangePrints,
  Wanted,
  ITEM_OCTETS,
  KEY_OCTETS,
  MAX_ITEMS,
  MAX_PRINTS,
  MAX_RANGE_ITEMS,
  WANTED_KEYS,
} from "../../src/wire/Reconcile.ts"
import {
  batch,
  entryFields,
  headFields,
  mirrorFields,
  octets,
  same,
  upTo,
  whole,
} from "../support/arbitraryMessages.ts"
import { altered, flipped, someone, TRACKER } from "../support/trackerRecords.ts"

/** What is signed: its octets, and reading them to the end. */
const signed = fc.oneof(
  entryFields.map((fields) => ({
    name: "Entry",
    fields: { ...fields, v: 1, tracker: TRACKER.publicKey },
    bytes: Entry.sign(TRACKER, fields),
    cap: MAX_ENTRY,
    read: Entry.read,
  })),
  headFields.map((fields) => ({
    name: "Head",
    fields: { ...fields, v: 1, tracker: TRACKER.publicKey },
    bytes: Head.sign(TRACKER, fields),
    cap: MAX_HEAD,
    read: Head.read,
  })),
  mirrorFields.map((fields) => ({
    name: "MirrorRecord",
    fields: { ...fields, v: 1, mirror: TRACKER.publicKey },
    bytes: MirrorRecord.sign(TRACKER, fields),
    cap: MAX_MIRROR_RECORD,
    read: MirrorRecord.read,
  })),
)

const text = fc.string({ unit: "grapheme", maxLength: 60 })

/** Of what is said of a torrent, all but its title may be left out. */
const said = fc.record(
  {
    v: fc.constant(1),
    title: text,
    description: text,
    tags: fc.array(fc.string({ unit: "binary-ascii", maxLength: 32 }), { maxLength: 8 }),
  },
  { requiredKeys: ["v", "title"] },
)

/** What is not signed: its octets, and reading them and writing them again. */
const plain = fc.oneof(
  batch.map((value) => ({
    name: "Batch",
    bytes: Batch.encode(value),
    again: (b: Uint8Array) => again(Batch.decode(b), Batch.encode),
  })),
  fc.array(fc.tuple(upTo(80), upTo(80)), { maxLength: 6 }).map((pairs) => ({
    name: "EntriesPage",
    bytes: EntriesPage.encode({ v: 1, entries: pairs.map(([entry]) => entry), bodies: pairs.map(([, body]) => body) }),
    again: (b: Uint8Array) => again(EntriesPage.decode(b), EntriesPage.encode),
  })),
  fc
    .tuple(said, fc.record({ bytes: whole(Number.MAX_SAFE_INTEGER), files: whole(100_000, 1) }))
    .map(([words, sizes]) => ({ ...words, ...sizes }))
    .map((value) => ({
      name: "AddTorrent",
      bytes: AddTorrent.encode(value),
      again: (b: Uint8Array) => again(decodeEntryBody("AddTorrent", b) as AddTorrent | undefined, AddTorrent.encode),
    })),
  said.map((value) => ({
    name: "EditInfo",
    bytes: EditInfo.encode(value),
    again: (b: Uint8Array) => again(decodeEntryBody("EditInfo", b) as EditInfo | undefined, EditInfo.encode),
  })),
  fc.nat(5).chain((bits) =>
    octets(16 * 2 ** bits).map((prints) => ({
      name: "RangePrints",
      bytes: RangePrints.encode({ v: 1, bits, prints }),
      again: (b: Uint8Array) => again(RangePrints.decode(b), RangePrints.encode),
    })),
  ),
  fc
    .tuple(
      fc.nat(5).chain((n) => octets(n * 2)),
      fc.nat(5).chain((n) => octets(n * ITEM_OCTETS)),
    )
    .map(([ranges, items]) => ({
      name: "RangeItems",
      bytes: RangeItems.encode({ v: 1, ranges, items }),
      again: (b: Uint8Array) => again(RangeItems.decode(b), RangeItems.encode),
    })),
  fc
    .nat(WANTED_KEYS)
    .chain((n) => octets(n * KEY_OCTETS))
    .map((keys) => ({
      name: "Wanted",
      bytes: Wanted.encode({ v: 1, keys }),
      again: (b: Uint8Array) => again(Wanted.decode(b), Wanted.encode),
    })),
)
const again = <A>(value: A | undefined, encode: (value: A) => Uint8Array): Uint8Array | undefined =>
  value === undefined ? undefined : encode(value)

const counted = (names: readonly string[]) => new Map<string, number>(names.map((name) => [name, 0]))
const count = (seen: Map<string, number>, name: string) => seen.set(name, seen.get(name)! + 1)
const SIGNED = ["Entry", "Head", "MirrorRecord"]
const PLAIN = ["Batch", "EntriesPage", "AddTorrent", "EditInfo", "RangePrints", "RangeItems", "Wanted"]

describe("WIRE1 what is signed", () => {
  it("reads as it was written, within its cap, and has one form", () => {
    const seen = counted(SIGNED)
    fc.assert(
      fc.property(signed, ({ name, fields, bytes, cap, read }) => {
        count(seen, name)
        expect(bytes.length).toBeLessThanOrEqual(cap)
        const { sig, ...back } = read(bytes)! as Entry | Head
        expect(
          Object.fromEntries(Object.entries(back).map(([k, v]) => [k, v instanceof Uint8Array ? [...v] : v])),
        ).toEqual(Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, v instanceof Uint8Array ? [...v] : v])))
        // The same fields written again, with the signature as it came, are the same octets.
        same(altered(bytes, { sig }), bytes)
      }),
      { numRuns: 300 },
    )
    expect(Math.min(...seen.values())).toBeGreaterThan(2)
  })
  it("is refused or not authentic with any one bit flipped, cut anywhere, or with anything after it", () => {
    let tried = 0
    const seen = counted(SIGNED)
    fc.assert(
      fc.property(signed, upTo(3), ({ name, bytes, read }, more) => {
        count(seen, name)
        for (let bit = 0; bit < bytes.length * 8; bit++)
          if (read(flipped(bytes, bit))) expect.fail(`${name}: bit ${bit}`)
        for (let length = 0; length < bytes.length; length++)
          if (read(bytes.subarray(0, length))) expect.fail(`${name}: cut at ${length}`)
        if (more.length > 0) expect(read(Buffer.concat([bytes, more]))).toBeUndefined()
        tried += bytes.length * 9
      }),
      { numRuns: 25 },
    )
    expect(Math.min(...seen.values())).toBeGreaterThan(0)
    expect(tried).toBeGreaterThan(50_000)
  })
  it("holds for no other key, kind or version", () => {
    const other = someone()
    const fields = { seq: 1, hash: new Uint8Array(32), count: 1, at: 5, expires: 6 }
    const head = Head.sign(TRACKER, fields)
    expect(Head.read(altered(head, { tracker: other.publicKey }))).toBeUndefined()
    for (const over of [
      { v: 2 },
      { extra: 1 },
      { seq: -1 },
      { seq: MAX_SEQ + 1 },
      { hash: new Uint8Array(31) },
      { sig: new Uint8Array(65) },
    ]) {
      expect(Head.read(altered(head, over))).toBeUndefined()
    }
    const entry = Entry.decode(
      Entry.sign(TRACKER, {
        seq: 1,
        prev: genesis(TRACKER.publicKey).hash,
        type: "AddTorrent",
        infohash: new Uint8Array(32),
        body: new Uint8Array(32),
        at: 5,
      }),
    )!
    // A signature over one kind of thing says nothing of another.
    expect(Entry.isAuthentic({ ...entry, sig: Head.read(head)!.sig })).toBe(false)
    expect(Entry.isAuthentic({ ...entry, tracker: other.publicKey })).toBe(false)
  })
})

describe("WIRE1 what is not signed", () => {
  it(
    "reads as it was written; changed in a bit it is refused or another message in its one form, " +
      "cut or appended to it is none",
    () => {
      const seen = counted(PLAIN)
      let [refused, other] = [0, 0]
      fc.assert(
        fc.property(plain, fc.infiniteStream(fc.nat()), octets(1), ({ name, bytes, again }, random, more) => {
          count(seen, name)
          same(again(bytes), bytes)
          for (let i = 0; i < 40; i++) {
            const changed = flipped(bytes, random.next().value % (bytes.length * 8))
            const back = again(changed)
            if (back) same(back, changed)
            if (back) other++
            else refused++
            expect(again(bytes.subarray(0, random.next().value % bytes.length))).toBeUndefined()
          }
          expect(again(Buffer.concat([bytes, more]))).toBeUndefined()
        }),
        { numRuns: 400 },
      )
      expect(Math.min(...seen.values())).toBeGreaterThan(2)
      expect(Math.min(refused, other)).toBeGreaterThan(500)
    },
  )
  it("WIRE2 keeps its caps, and what is largest fits into them", () => {
    const record = new Uint8Array(BATCH_OCTETS / BATCH_RECORDS)
    const full = Batch.encode({
      v: 1,
      head: [new Uint8Array(MAX_HEAD)],
      fork: [new Uint8Array(MAX_FORK_PROOF)],
      mirrors: Array(50).fill(record),
      peers: Array(50).fill(record),
    })
    expect(full.length).toBeLessThanOrEqual(MAX_BATCH)
    expect(Batch.decode(full)?.peers).toHaveLength(50)
    // Records that are asked for at once fit into one batch, whatever their size.
    expect(
      Batch.decode(
        Batch.encode({ v: 1, head: [], fork: [], mirrors: [], peers: Array(WANTED_KEYS).fill(new Uint8Array(1_024)) }),
      ),
    ).toBeDefined()
    const page = EntriesPage.encode({
      v: 1,
      entries: Array(PAGE_ENTRIES).fill(new Uint8Array(MAX_ENTRY)),
      bodies: Array(PAGE_ENTRIES).fill(new Uint8Array(1_600)),
    })
    expect(page.length).toBeLessThanOrEqual(MAX_PAGE)
    expect(EntriesPage.decode(page)).toBeDefined()
    expect(() =>
      Batch.encode({ v: 1, head: [], fork: [], mirrors: [], peers: Array(BATCH_RECORDS + 1).fill(record) }),
    ).toThrow()
    expect(() => EntriesPage.encode({ v: 1, entries: [], bodies: [new Uint8Array(MAX_BODY + 1)] })).toThrow()
    expect(EntriesPage.decode(EntriesPage.encode({ v: 1, entries: [], bodies: [new Uint8Array(1)] }))).toBeUndefined()
    expect(() => Wanted.encode({ v: 1, keys: new Uint8Array(KEY_OCTETS * (WANTED_KEYS + 1)) })).toThrow()
    expect(Wanted.decode(Wanted.encode({ v: 1, keys: new Uint8Array(KEY_OCTETS + 1) }))).toBeUndefined()
    expect(RangePrints.decode(RangePrints.encode({ v: 1, bits: 3, prints: new Uint8Array(16 * 7) }))).toBeUndefined()
    expect(RangePrints.encode({ v: 1, bits: 12, prints: new Uint8Array(16 * 4_096) }).length).toBeLessThanOrEqual(
      MAX_PRINTS,
    )
    expect(
      RangeItems.encode({ v: 1, ranges: new Uint8Array(2 * 4_096), items: new Uint8Array(ITEM_OCTETS * MAX_ITEMS) })
        .length,
    ).toBeLessThanOrEqual(MAX_RANGE_ITEMS)
    expect(decodeEntryBody("Tombstone", new Uint8Array())).toEqual({ v: 1 })
    expect(decodeEntryBody("Tombstone", new Uint8Array(1))).toBeUndefined()
    expect(
      AddTorrent.encode({ v: 1, title: "x".repeat(2_048), bytes: Number.MAX_SAFE_INTEGER, files: 100_000 }).length,
    ).toBeLessThanOrEqual(MAX_BODY)
  })
})
