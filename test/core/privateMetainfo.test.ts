/** A torrent as it is shared privately, and back: what a .torrent's infohash covers outlives both ways. */
import { expect, it } from "vitest"
import { decode } from "../../src/core/bencode/decode.ts"
import { encode } from "../../src/core/bencode/encode.ts"
import { MetainfoError } from "../../src/core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { privateMetainfo } from "../../src/core/metainfo/privateMetainfo.ts"
import { publicMetainfo } from "../../src/core/metainfo/publicMetainfo.ts"
import { fixture, fixtureCases } from "../support/torrentFixtures.ts"

const read = (bytes: Uint8Array) => {
  const metainfo = parseMetainfo(bytes)
  if (metainfo instanceof MetainfoError) throw metainfo
  return metainfo
}

const dressed = (bytes: Uint8Array, inside: readonly (readonly [string, unknown])[]): Uint8Array => {
  const torrent = decode(bytes) as ReadonlyMap<string, never>
  const info = new Map([...(torrent.get("info") as never as ReadonlyMap<string, never>), ...(inside as [])])
  return encode(new Map([...torrent, ["announce", Buffer.from("http://a.example") as never], ["info", info as never]]))
}

it("keeps the infohash of what is private, and brings back that of what is public", async () => {
  for (const index of fixtureCases.keys()) {
    for (const inside of [[], [["aaa", 1]], [["zzz", Buffer.from("z")]]] as const) {
      const given = read(dressed(fixture(index), inside))
      const made = await privateMetainfo(given)
      expect(made.private).toBe(true)
      expect(made.files).toEqual(given.files)
      expect([...(decode(made.bytes) as ReadonlyMap<string, unknown>).keys()]).not.toContain("announce")
      if (given.private) expect(made.infoHash).toBe(given.infoHash)
      else {
        expect(made.infoHash).not.toBe(given.infoHash)
        expect((await publicMetainfo(made)).infoHash).toBe(given.infoHash)
      }
    }
  }
})
