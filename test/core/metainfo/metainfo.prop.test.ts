import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { BencodeError } from "../../../src/core/bencode/Bencoded.ts"
import { decode } from "../../../src/core/bencode/decode.ts"
import { nameFault, sameNameKey } from "../../../src/core/fileName.ts"
import { hashFile } from "../../../src/core/merkle.ts"
import { encodeMetainfo } from "../../../src/core/metainfo/encodeMetainfo.ts"
import { MetainfoError } from "../../../src/core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../../../src/core/metainfo/parseMetainfo.ts"
import { fixture, fixtureCases } from "../../support/torrentFixtures.ts"
import { hostileTorrents } from "./hostileTorrents.ts"

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((text) => nameFault(text) === undefined)
const file = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 4 }),
  length: fc.integer({ min: 0, max: 80_000 }),
  fill: fc.nat(255),
})
/** Keeps the files whose paths do not collide, or run through, those before them. */
const withoutClashes = (files: readonly { path: readonly string[] }[]): boolean[] => {
  const kinds = new Map<string, "file" | string>()
  return files.map(({ path }) => {
    const steps = path.map((_, i) =>
      path
        .slice(0, i + 1)
        .map(sameNameKey)
        .join("/"),
    )
    const exact = path.map((_, i) => path.slice(0, i + 1).join("/"))
    const free = steps.every((step, i) =>
      i === path.length - 1 ? !kinds.has(step) : (kinds.get(step) ?? exact[i]) === exact[i],
    )
    if (free) steps.forEach((step, i) => kinds.set(step, i === path.length - 1 ? "\0file" : exact[i]!))
    return free
  })
}

describe("metainfo", () => {
  it("what is written is read back, in file-tree order, and nothing else is in it", () => {
    let read = 0
    const any = fc.record({
      name,
      files: fc.array(file, { minLength: 1, maxLength: 6 }),
      private: fc.boolean(),
      power: fc.integer({ min: 14, max: 17 }),
    })
    fc.assert(
      fc.property(any, (draft) => {
        const free = withoutClashes(draft.files)
        const kept = draft.files.filter((_, i) => free[i])
        fc.pre(kept.some(({ length }) => length > 0))
        const pieceLength = 2 ** draft.power
        const hashed = kept.map(({ path, length, fill }) => ({
          path,
          length,
          ...hashFile(new Uint8Array(length).fill(fill), pieceLength),
        }))
        const bytes = encodeMetainfo({ name: draft.name, pieceLength, private: draft.private, files: hashed })
        const parsed = parseMetainfo(bytes)
        if (parsed instanceof MetainfoError) throw parsed
        read++
        expect(parsed).toMatchObject({ name: draft.name, pieceLength, private: draft.private })
        expect(new Set(parsed.files.map(({ path, length }) => `${path.join("/")}:${length}`))).toEqual(
          new Set(kept.map(({ path, length }) => `${path.join("/")}:${length}`)),
        )
        const order = parsed.files.map(({ path }) => Buffer.from(path.join("\0")).toString("latin1"))
        expect(order).toEqual([...order].sort())
        const again = encodeMetainfo({
          ...parsed,
          files: parsed.files.map((each) => ({
            ...each,
            pieceLayer:
              each.pieceCount > 1
                ? parsed.pieceRoots.subarray(each.firstPiece * 32, (each.firstPiece + each.pieceCount) * 32)
                : undefined,
          })),
        })
        expect(again).toEqual(bytes)
        const info = (decode(bytes) as Map<string, unknown>).get("info") as Map<string, unknown>
        expect([...info.keys()].filter((key) => key !== "private")).toEqual([
          "file tree",
          "meta version",
          "name",
          "piece length",
        ])
      }),
    )
    expect(read).toBeGreaterThan(50)
  })

  it("mutated torrents: an answer for each, a MetainfoError or a torrent, and never a throw", () => {
    const seeds = [
      ...fixtureCases.map((_, index) => new Uint8Array(fixture(index))),
      ...hostileTorrents.map(({ bytes }) => bytes()).filter((b) => b.length < 5_000),
    ]
    const tokens = [
      "i0e",
      "i-1e",
      "le",
      "de",
      "0:",
      "1:a",
      "e",
      "d",
      "l",
      "i9007199254740992e",
      "99:",
      "2:..",
      "d0:d6:lengthi1eee",
    ].map((text) => Buffer.from(text))
    const mutation = fc.record({
      at: fc.nat(),
      how: fc.nat(4),
      octet: fc.nat(255),
      token: fc.constantFrom(...tokens),
      length: fc.nat(60),
    })
    let refused = 0
    let accepted = 0
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 3 }), (seed, mutations) => {
        let bytes = Buffer.from(seed)
        for (const { at, how, octet, token, length } of mutations) {
          const place = bytes.length === 0 ? 0 : at % bytes.length
          const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
          if (how === 0) bytes = Buffer.concat([before, Buffer.from([octet]), after.subarray(1)])
          else if (how === 1) bytes = Buffer.concat([before, token, after])
          else if (how === 2) bytes = Buffer.concat([before, after.subarray(length)])
          else if (how === 3) bytes = Buffer.concat([before, after.subarray(0, length), after])
          else bytes = Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ (1 << (octet & 7))]), after.subarray(1)])
        }
        const parsed = parseMetainfo(bytes)
        if (parsed instanceof MetainfoError) return void refused++
        accepted++
        expect(
          parsed.files
            .flatMap((each) => each.path)
            .map(nameFault)
            .filter((fault) => fault !== undefined),
        ).toEqual([])
      }),
      { numRuns: 4_000 },
    )
    expect(refused).toBeGreaterThan(2_000)
    expect(accepted).toBeGreaterThan(5)
  })

  it("random octets end as a BencodeError", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const parsed = parseMetainfo(bytes)
        if (parsed instanceof MetainfoError) return void expect(parsed.message.length).toBeGreaterThan(20)
        expect(() => decode(bytes)).not.toThrow(BencodeError)
      }),
    )
  })
})
