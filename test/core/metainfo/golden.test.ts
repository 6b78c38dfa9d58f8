/** The same input as in test/fixtures/torrents/make.py, where libtorrent wrote what is expected here. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { hashFile } from "../../../src/core/merkle.ts"
import { encodeMetainfo } from "../../../src/core/metainfo/encodeMetainfo.ts"
import { parseMetainfo } from "../../../src/core/metainfo/parseMetainfo.ts"
import { fixture, fixtureCases, fixtureContent, goldenInfohashes } from "../../support/torrentFixtures.ts"

describe("torrents that libtorrent made", () => {
  it.each(fixtureCases.map((each, index) => ({ ...each, index })))(
    "$name: ours has the same octets and the same infohash",
    ({ index, ...each }) => {
      const expected = fixture(index)
      const files = each.files.map(([path, length, seed]) => ({
        path,
        length,
        ...hashFile(fixtureContent(seed, length), each.pieceLength),
      }))
      const ours = encodeMetainfo({ name: each.name, pieceLength: each.pieceLength, private: each.private, files })
      expect(Buffer.from(ours).equals(expected)).toBe(true)

      const metainfo = parseMetainfo(expected)
      if (metainfo instanceof Error) throw metainfo
      expect(metainfo.infoHash).toBe(goldenInfohashes[index])
      expect(metainfo).toMatchObject({
        name: each.name,
        pieceLength: each.pieceLength,
        private: each.private,
        singleFile: !each.folder,
      })
      expect(metainfo.totalBytes).toBe(each.files.reduce((sum, [, length]) => sum + length, 0))
      expect(new Set(metainfo.files.map((file) => `${file.path.join("/")} ${file.length}`))).toEqual(
        new Set(each.files.map(([path, length]) => `${path.join("/")} ${length}`)),
      )
      expect(Buffer.from(metainfo.bytes).equals(expected)).toBe(true)
    },
  )

  it("the content of the fixtures is what their script says", () => {
    expect(Buffer.from(fixtureContent("a", 33)).subarray(32)).toEqual(
      createHash("sha256").update("a:1").digest().subarray(0, 1),
    )
    expect(fixtureCases.length).toBe(goldenInfohashes.length)
    expect(readFileSync(new URL("../../fixtures/torrents/make.py", import.meta.url), "utf8")).toContain("v2_only")
  })
})
