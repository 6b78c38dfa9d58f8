import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { hashFile, leafCount, pieceSize, pieceSpan, verifyLeaves } from "../../src/core/merkle.ts"
import { leafHashes, merkleRoot, treeWidth, zeroRoot } from "../../src/core/merkleTree.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { encodeMetainfo } from "../../src/core/metainfo/encodeMetainfo.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"
import { choosePieceLength, isPieceLength, MAX_PIECE_LENGTH } from "../../src/core/pieceLength.ts"

/** BEP 52 word by word, with nothing of ours: all leaves of the whole balanced tree, paired until one is left. */
const plainRoot = (content: Uint8Array, leavesInTree: number): Buffer => {
  const sha = (octets: Uint8Array) => createHash("sha256").update(octets).digest()
  let layer: Buffer[] = []
  for (let at = 0; at < content.length; at += 16384) layer.push(sha(content.subarray(at, at + 16384)))
  while (layer.length < leavesInTree) layer.push(Buffer.alloc(32))
  while (layer.length > 1)
    layer = Array.from({ length: layer.length / 2 }, (_, i) => sha(Buffer.concat([layer[2 * i]!, layer[2 * i + 1]!])))
  return layer[0]!
}
const powerOfTwo = (n: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, n)))

const content = (length: number): Uint8Array => fixtureContent("merkle", length)
const torrentOf = (files: Readonly<Record<string, Uint8Array>>, pieceLength: number): Metainfo => {
  const draft = Object.entries(files).map(([name, octets]) => ({
    path: [name],
    length: octets.length,
    ...hashFile(octets, pieceLength),
  }))
  const metainfo = parseMetainfo(encodeMetainfo({ name: "t", pieceLength, private: false, files: draft }))
  if (metainfo instanceof Error) throw metainfo
  return metainfo
}

describe("merkle trees", () => {
  const lengths = [1, 16383, 16384, 16385, 32768, 32769, 50000, 65536, 65537, 100_000, 131_072, 200_000, 300_001]
  it.each(lengths)(
    "a file of %i octets has the root that the plain definition gives, whatever the piece length",
    (length) => {
      const octets = content(length)
      const root = plainRoot(octets, powerOfTwo(Math.ceil(length / 16384)))
      for (const pieceLength of [16384, 32768, 65536, 524288])
        expect(Buffer.from(hashFile(octets, pieceLength).piecesRoot!)).toEqual(root)
    },
  )

  it("an empty file has no root", () => expect(hashFile(new Uint8Array(0), 16384).piecesRoot).toBeUndefined())

  it("padding is leaves of zeros, not hashes of zeros", () => {
    expect(Buffer.from(zeroRoot(0))).toEqual(Buffer.alloc(32))
    expect(Buffer.from(zeroRoot(3))).toEqual(plainRoot(new Uint8Array(0), 8))
    expect(Buffer.from(merkleRoot(leafHashes(content(40_000)), 4, 0))).toEqual(plainRoot(content(40_000), 4))
    expect(Buffer.from(merkleRoot(new Uint8Array(0), 4, 1))).toEqual(plainRoot(new Uint8Array(0), 8))
  })

  it("does not write to the hashes it is given", () => {
    const hashes = leafHashes(content(100_000))
    const before = hashes.slice()
    merkleRoot(hashes, 8, 0)
    expect(hashes).toEqual(before)
  })

  it("the width of a tree is the next power of two", () => {
    expect([1, 2, 3, 4, 5, 8, 9, 1000, 65536, 65537].map(treeWidth)).toEqual([
      1, 2, 4, 4, 8, 8, 16, 1024, 65536, 131072,
    ])
  })
})

describe("pieces", () => {
  const files = {
    a: content(100_000),
    b: new Uint8Array(0),
    c: content(5),
    d: fixtureContent("other", 32_768),
    e: new Uint8Array(0),
  }
  const metainfo = torrentOf(files, 32_768)
  const names = Object.keys(files) as (keyof typeof files)[]

  it("follow the files, never span them, and cover each octet once", () => {
    expect(metainfo.pieceCount).toBe(6)
    const covered = new Map<string, number>()
    for (let piece = 0; piece < metainfo.pieceCount; piece++) {
      const { file, offset, length, fileIndex } = pieceSpan(metainfo, piece)
      expect(metainfo.files[fileIndex]).toBe(file)
      expect(offset).toBe(covered.get(file.path[0]!) ?? 0)
      covered.set(file.path[0]!, offset + length)
    }
    for (const name of names) expect(covered.get(name) ?? 0).toBe(files[name].length)
  })

  it("have the leaves that their octets have, and no others", () => {
    for (let piece = 0; piece < metainfo.pieceCount; piece++) {
      const { file, offset, length } = pieceSpan(metainfo, piece)
      const leaves = leafHashes(files[file.path[0] as keyof typeof files].subarray(offset, offset + length))
      expect(leaves.length).toBe(leafCount(metainfo, piece) * 32)
      expect(pieceSize(metainfo, piece)).toBe(length)
      expect(verifyLeaves(metainfo, piece, leaves)).toBe(true)
      const wrong = leaves.slice()
      wrong[wrong.length - 1]! ^= 1
      expect(verifyLeaves(metainfo, piece, wrong)).toBe(false)
      expect(verifyLeaves(metainfo, piece, leaves.subarray(1))).toBe(false)
      expect(verifyLeaves(metainfo, piece, new Uint8Array([...leaves, ...new Uint8Array(32)]))).toBe(false)
      expect(verifyLeaves(metainfo, (piece + 1) % metainfo.pieceCount, leaves)).toBe(false)
    }
  })

  it("that do not exist are the caller's mistake", () => {
    for (const piece of [-1, 6, 0.5, Number.NaN, Infinity]) expect(() => pieceSize(metainfo, piece)).toThrow(RangeError)
  })
})

describe("piece lengths", () => {
  it("are powers of two from 16 KiB to 64 MiB", () => {
    expect([16384, 32768, 2 ** 20, 2 ** 26].every(isPieceLength)).toBe(true)
    expect([0, 1, 8192, 16385, 2 ** 26 * 2, -16384, 2 ** 32, 2 ** 20 + 0.5, Number.NaN].some(isPieceLength)).toBe(false)
  })
  it("are chosen so that there are neither too many pieces nor too large ones", () => {
    expect(choosePieceLength(1)).toBe(32_768)
    expect(choosePieceLength(20_000_000)).toBe(32_768)
    expect(choosePieceLength(2 ** 30)).toBe(2 ** 20)
    expect(choosePieceLength(2 ** 35)).toBe(2 ** 24)
    expect(choosePieceLength(2 ** 42)).toBe(2 ** 25)
    expect(choosePieceLength(2 ** 50)).toBe(MAX_PIECE_LENGTH)
  })
})
