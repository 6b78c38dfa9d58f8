import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Bencodable, BencodedMap } from "../../src/core/bencode/Bencoded.ts"
import { decode as debencode } from "../../src/core/bencode/decode.ts"
import { dictionary, encode as bencode } from "../../src/core/bencode/encode.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { EntriesPage } from "../../src/wire/EntriesPage.ts"
import { Entry, entryHash } from "../../src/wire/Entry.ts"
import { encodeForkProof, readForkProof } from "../../src/wire/ForkProof.ts"
import { structForm } from "../../src/wire/form.ts"
import { Head } from "../../src/wire/Head.ts"
import { message, Octets, OctetsUpTo, Text, Whole, Word } from "../../src/wire/message.ts"
import { MetadataAnswer } from "../../src/wire/MetadataAnswer.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"

/** One that has all there is. */
const All = Schema.Struct({
  v: Whole(1, 1),
  some: Whole(-7, 300),
  octets: Octets(4),
  few: OctetsUpTo(6),
  text: Text(9),
  word: Word("leech", "seed", "é"),
  perhaps: Schema.optional(Octets(2)),
  say: Schema.optional(Text(5)),
  list: Schema.Array(OctetsUpTo(3)).pipe(Schema.minItems(1), Schema.maxItems(3)),
  words: Schema.Array(Word("a", "b")),
  numbers: Schema.optional(Schema.Array(Whole(0, 9)).pipe(Schema.maxItems(2))),
})

const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const upTo = (length: number) => fc.uint8Array({ maxLength: length })
const whole = (max: number, min = 0) => fc.integer({ min, max })
const v = fc.constant(1)
const sig = octets(64)
const key = octets(32)
const time = whole(2 ** 40)
const lists = {
  head: fc.array(upTo(5), { maxLength: 2 }),
  fork: fc.array(upTo(5), { maxLength: 2 }),
  mirrors: fc.array(upTo(5)),
  peers: fc.array(upTo(5)),
}

type Plain = Readonly<Record<string, unknown>>
/** Of each message: its schema, and values that are such messages, or nearly. */
const messages: Readonly<Record<string, readonly [Schema.Schema<any, any>, fc.Arbitrary<Plain>]>> = {
  all: [
    All,
    fc.record(
      {
        v,
        some: whole(300, -7),
        octets: octets(4),
        few: upTo(6),
        text: fc.string({ unit: "grapheme", maxLength: 4 }),
        word: fc.constantFrom("leech", "seed", "é"),
        perhaps: octets(2),
        say: fc.string({ maxLength: 3 }),
        list: fc.array(upTo(3), { minLength: 1, maxLength: 3 }),
        words: fc.array(fc.constantFrom("a", "b")),
        numbers: fc.array(whole(9), { maxLength: 2 }),
      },
      { requiredKeys: ["v", "some", "octets", "few", "text", "word", "list", "words"] },
    ),
  ],
  batch: [Batch.schema, fc.record({ v, ...lists })],
  page: [EntriesPage.schema, fc.record({ v, entries: lists.peers, bodies: lists.peers })],
  entry: [
    Entry.schema,
    fc.record({
      v,
      tracker: key,
      seq: whole(2 ** 40, 1),
      prev: key,
      type: fc.constantFrom("AddTorrent", "EditInfo", "Tombstone"),
      infohash: key,
      body: key,
      at: time,
      sig,
    }),
  ],
  head: [Head.schema, fc.record({ v, tracker: key, seq: time, hash: key, count: time, at: time, expires: time, sig })],
  mirror: [
    MirrorRecord.schema,
    fc.record(
      {
        v,
        tracker: key,
        mirror: key,
        seq: whole(2 ** 48),
        state: fc.constantFrom("up", "stopped"),
        entries: time,
        issued: time,
        ttl: whole(1_900, 1),
        sig,
        weight: whole(17),
        week: whole(2 ** 33),
        salt: key,
      },
      { requiredKeys: ["v", "tracker", "mirror", "seq", "state", "entries", "issued", "ttl", "sig"] },
    ),
  ],
  peer: [
    PeerRecord.schema,
    fc.record({
      v,
      swarm: key,
      peer: key,
      seq: fc.maxSafeNat(),
      state: fc.constantFrom("leech", "seed", "stopped"),
      have: whole(101),
      lanes: fc.array(key, { maxLength: 9 }),
      issued: time,
      ttl: whole(1_900, 1),
      sig,
    }),
  ],
  exchange: [
    PeersExchange.schema,
    fc.record({ v, records: fc.array(upTo(9), { maxLength: 51 }), proof: key }, { requiredKeys: ["v", "records"] }),
  ],
  metadata: [
    MetadataAnswer.schema,
    fc.record(
      { v, title: fc.string({ unit: "grapheme", maxLength: 20 }), metainfo: upTo(30), tracker: key },
      { requiredKeys: ["v", "title", "metainfo"] },
    ),
  ],
}
const names = Object.keys(messages)
const codecs = Object.fromEntries(
  names.map((name) => {
    const [schema] = messages[name]!
    return [
      name,
      { fast: message<any>(100_000, 2_000, schema), slow: message<any>(100_000, 2_000, schema, { fast: false }) },
    ] as const
  }),
)

/** What may stand where something else is expected. */
const word = fc.constantFrom("leech", "seed", "é", "up", "stopped", "AddTorrent", "a", "", "Seed", "seed\0")
const strange: fc.Arbitrary<Bencodable> = fc.oneof(
  fc.integer({ min: -10, max: 400 }),
  fc.maxSafeInteger(),
  upTo(9),
  octets(32),
  octets(33),
  word,
  // With a mark of byte order, which a lax decoder swallows; and what is no UTF-8.
  word.map((text) => `\ufeff${text}`),
  upTo(4).map((bytes) => Uint8Array.of(0xff, ...bytes)),
  fc.array(upTo(4), { maxLength: 4 }),
  fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
  fc.constant(new Map([["v", 1]])),
)
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("nothing", "drop", "replace", "add", "add", "replace"),
  value: strange,
  key: fc.constantFrom("proof", "perhaps", "say", "numbers", "__proto__", "zz", "v", "sig", "constructor"),
})

const both = (one: { fast: unknown; slow: unknown }) => expect(one.fast).toEqual(one.slow)
const tried = <A>(run: () => A): A | "refused" => {
  try {
    return run()
  } catch {
    return "refused"
  }
}

describe("WIRE1 the fast forms of messages", () => {
  it("are there for all messages", () => {
    expect(names.filter((name) => !structForm(messages[name]![0].ast))).toEqual([])
    // And not for what they do not know: then the schema does it.
    for (const schema of [
      Schema.Struct({ a: Schema.Number }),
      Schema.Struct({ a: Schema.Struct({ v: Whole(1, 1) }) }),
      Schema.Array(Whole(1, 1)),
      Schema.Record({ key: Schema.String, value: Whole(1, 1) }),
    ]) {
      expect(structForm(schema.ast)).toBeUndefined()
    }
  })

  it(
    "read what the schemas read, and refuse what they refuse, whatever was put into a message or " + "taken from it",
    () => {
      const seen = Object.fromEntries(names.map((name) => [name, { read: 0, refused: 0 }]))
      const one = fc
        .constantFrom(...names)
        .chain((name) => fc.tuple(fc.constant(name), messages[name]![1], fc.array(change, { maxLength: 2 })))
      fc.assert(
        fc.property(one, ([name, value, changes]) => {
          const fields = new Map(Object.entries(value) as [string, Bencodable][])
          for (const { at, how, value: other, key: added } of changes) {
            const keys = [...fields.keys()]
            const old = keys[at % keys.length]!
            if (how === "drop") fields.delete(old)
            if (how === "replace") fields.set(old, other)
            if (how === "add") fields.set(added, other)
          }
          const bytes = bencode(fields)
          const { fast, slow } = codecs[name]!
          const read = { fast: fast.decode(bytes), slow: slow.decode(bytes) }
          both(read)
          seen[name]![read.fast === undefined ? "refused" : "read"]++
          // What was read has this one form.
          if (read.fast !== undefined)
            for (const codec of [fast, slow]) expect(Buffer.compare(codec.encode(read.fast), bytes)).toBe(0)
        }),
        { numRuns: 12_000 },
      )
      for (const counts of Object.values(seen)) expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(100)
    },
  )

  it("read nothing else either of messages with any octets changed", () => {
    let [read, refused] = [0, 0]
    const one = fc
      .constantFrom(...names)
      .chain((name) =>
        fc.tuple(
          fc.constant(name),
          messages[name]![1],
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        ),
      )
    fc.assert(
      fc.property(one, ([name, value, changes]) => {
        const bytes = bencode(dictionary(value as Record<string, Bencodable>)).slice()
        for (const [at, octet] of changes) bytes[at % bytes.length] = octet
        const { fast, slow } = codecs[name]!
        const got = { fast: fast.decode(bytes), slow: slow.decode(bytes) }
        both(got)
        if (got.fast) read++
        else refused++
      }),
      { numRuns: 6_000 },
    )
    expect(Math.min(read, refused)).toBeGreaterThan(500)
  })

  it("write what the schemas write, and nothing that they refuse", () => {
    const seen = { written: 0, refused: 0 }
    const odd = fc.oneof(
      strange,
      fc.constantFrom<unknown>(
        undefined,
        null,
        -0,
        1.5,
        Number.NaN,
        2 ** 60,
        "\ud800",
        true,
        {},
        [undefined],
        [null],
        ["a", "c"],
      ),
    )
    const one = fc
      .constantFrom(...names)
      .chain((name) =>
        fc.tuple(fc.constant(name), messages[name]![1], fc.option(fc.tuple(fc.nat(), odd, fc.boolean()))),
      )
    fc.assert(
      fc.property(one, ([name, value, changed]) => {
        const keys = Object.keys(value)
        const other = changed
          ? { ...value, [changed[2] ? keys[changed[0] % keys.length]! : "perhaps"]: changed[1] }
          : value
        const { fast, slow } = codecs[name]!
        const written = { fast: tried(() => fast.encode(other)), slow: tried(() => slow.encode(other)) }
        both(written)
        seen[written.fast === "refused" ? "refused" : "written"]++
      }),
      { numRuns: 6_000 },
    )
    expect(Math.min(seen.written, seen.refused)).toBeGreaterThan(500)
    for (const nothing of [undefined, null, 3, "v", []])
      for (const codec of [codecs["head"]!.fast, codecs["head"]!.slow])
        expect(() => codec.encode(nothing as never)).toThrow()
  })
})

describe("WIRE1 a word", () => {
  it(
    "has one form: with a mark of byte order it is none, so that no stranger can make a second " +
      "entry out of a signed one",
    () => {
      const tracker = signer(new Uint8Array(32).fill(9))
      const some = new Uint8Array(32)
      const entry = Entry.sign(tracker, { seq: 1, prev: some, type: "Tombstone", infohash: some, body: some, at: 5 })
      const head = Head.sign(tracker, { seq: 1, hash: entryHash(entry), count: 0, at: 5, expires: 6 })
      const fields = new Map(debencode(entry) as BencodedMap)
      const marked = bencode(fields.set("type", new TextEncoder().encode("\ufeffTombstone")))
      expect(Entry.decode(entry)).toBeDefined()
      expect(Entry.decode(marked)).toBeUndefined()
      expect(readForkProof(encodeForkProof("mixed", marked, head))).toBeUndefined()
    },
  )
})
