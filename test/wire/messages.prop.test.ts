import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decode } from "../../src/core/bencode/decode.ts"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { PieceIndex } from "../../src/core/ids.ts"
import { HaveDecoder, HaveError, encodeBitfield, encodePieces } from "../../src/wire/haveFrames.ts"
import { MetadataAnswer, MAX_METADATA_ANSWER } from "../../src/wire/MetadataAnswer.ts"
import { MAX_PEER_RECORD } from "../../src/wire/PeerRecord.ts"
import { PeersExchange, MAX_PEERS_EXCHANGE } from "../../src/wire/PeersExchange.ts"

const octets = (max: number) => fc.uint8Array({ maxLength: max })
const plain = (bytes: Uint8Array) => [...bytes]

describe("WIRE1 messages", () => {
  it("metadata and peers: what is encoded decodes to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), octets(500), (title, metainfo) => {
        const back = MetadataAnswer.decode(MetadataAnswer.encode({ v: 1, title, metainfo }))!
        expect([back.v, back.title, plain(back.metainfo)]).toEqual([1, title, plain(metainfo)])
      }),
    )
    fc.assert(
      fc.property(fc.array(octets(300), { maxLength: 50 }), (records) => {
        expect(PeersExchange.decode(PeersExchange.encode({ v: 1, records }))!.records.map(plain)).toEqual(
          records.map(plain),
        )
      }),
    )
  })
  it("whatever octets come, decoding gives a message that encodes to them, or nothing, and never throws", () => {
    let good = 0
    const sample = PeersExchange.encode({ v: 1, records: [new Uint8Array(3), new Uint8Array(9)] })
    const mutated = fc.tuple(fc.nat(sample.length - 1), fc.integer({ min: 0, max: 255 })).map(([at, value]) => {
      const copy = sample.slice()
      copy[at] = value
      return copy
    })
    fc.assert(
      fc.property(fc.oneof(octets(200), mutated), (bytes) => {
        const message = PeersExchange.decode(bytes)
        if (message) {
          good++
          expect(plain(PeersExchange.encode(message))).toEqual(plain(bytes))
        }
        expect(() => MetadataAnswer.decode(bytes)).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
    expect(good).toBeGreaterThan(0)
  })
  it("refuses unknown keys, other versions, wrong types and malformed UTF-8", () => {
    const make = (over: object) => encode(dictionary({ v: 1, title: "t", metainfo: new Uint8Array(1), ...over }))
    expect(MetadataAnswer.decode(make({}))).toBeDefined()
    for (const over of [
      { extra: 1 },
      { ["__proto__x"]: 1 },
      { v: 2 },
      { title: 3 },
      { title: new Uint8Array([0xff]) },
      { metainfo: [1] },
      { v: undefined },
    ]) {
      expect(MetadataAnswer.decode(make(over))).toBeUndefined()
    }
    expect(
      MetadataAnswer.decode(
        encode(
          new Map([
            ["__proto__", 1],
            ["v", 1],
          ]),
        ),
      ),
    ).toBeUndefined()
    expect(MetadataAnswer.decode(encode([1]))).toBeUndefined()
  })
})

describe("WIRE2 caps", () => {
  it("more records, larger records and longer titles are refused; the largest allowed are not", () => {
    const record = new Uint8Array(MAX_PEER_RECORD)
    const most = PeersExchange.encode({ v: 1, records: Array(50).fill(record) })
    expect(most.length).toBeLessThanOrEqual(MAX_PEERS_EXCHANGE)
    expect(PeersExchange.decode(most)).toBeDefined()
    const many = (records: readonly Uint8Array[]) => PeersExchange.decode(encode(dictionary({ v: 1, records })))
    expect(many(Array(51).fill(new Uint8Array(1)))).toBeUndefined()
    expect(many([new Uint8Array(MAX_PEER_RECORD + 1)])).toBeUndefined()
    expect(() => MetadataAnswer.encode({ v: 1, title: "x".repeat(2_049), metainfo: new Uint8Array(1) })).toThrow()
    const largest = MetadataAnswer.encode({ v: 1, title: "x".repeat(2_048), metainfo: new Uint8Array(10_000_000) })
    expect(largest.length).toBeLessThanOrEqual(MAX_METADATA_ANSWER)
    expect(MetadataAnswer.decode(largest)?.metainfo).toHaveLength(10_000_000)
    expect(decode(most)).toBeInstanceOf(Map)
  })
})

describe("WIRE4 have frames", () => {
  const PIECES = 77
  const read = (chunks: readonly Uint8Array[]) => {
    const seen: { has: Bitfield | undefined; pieces: number[] } = { has: undefined, pieces: [] }
    const decoder = new HaveDecoder(
      PIECES,
      (has) => (seen.has = has),
      (pieces) => seen.pieces.push(...pieces),
    )
    for (const chunk of chunks) decoder.push(chunk)
    return seen
  }
  it("read the same however they are cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(PIECES - 1)),
        fc.array(fc.array(fc.nat(PIECES - 1)), { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (had, batches, cuts) => {
          const has = new Bitfield(PIECES)
          for (const piece of had) has.add(piece)
          const whole = Buffer.concat([
            encodeBitfield(has),
            ...batches.map((batch) => encodePieces(batch as PieceIndex[])),
          ])
          const chunks: Uint8Array[] = []
          for (let at = 0, i = 0; at < whole.length; at += cuts[i % Math.max(1, cuts.length)] ?? 1_000, i++)
            chunks.push(whole.subarray(at, at + (cuts[i % Math.max(1, cuts.length)] ?? 1_000)))
          const seen = read(chunks)
          expect([...seen.has!]).toEqual([...has])
          expect(seen.pieces).toEqual(batches.flat())
        },
      ),
    )
  })
  it("refuse all that breaks the rules, at once, and throw nothing else", () => {
    const has = encodeBitfield(new Bitfield(PIECES))
    const bad = [
      encodePieces([1 as PieceIndex]),
      encodeBitfield(new Bitfield(PIECES + 8)),
      Buffer.concat([has, has]),
      Buffer.concat([has, encodePieces([PIECES as PieceIndex])]),
      Buffer.from("ffffffff01", "hex"),
      Buffer.concat([has, Buffer.from("0000000301aabb", "hex")]),
      Buffer.concat([has.subarray(0, has.length - 1), Uint8Array.of(1)]),
    ]
    for (const bytes of bad) expect(() => read([bytes])).toThrow(HaveError)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, begun) => {
        try {
          read(begun ? [has, bytes] : [bytes])
        } catch (error) {
          expect(error).toBeInstanceOf(HaveError)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
