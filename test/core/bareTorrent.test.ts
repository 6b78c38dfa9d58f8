/** What is exported of a torrent: all that its infohash covers and proves, and nothing else. */
import { expect, it } from "vitest"
import { decode } from "../../src/core/bencode/decode.ts"
import { encode } from "../../src/core/bencode/encode.ts"
import { bareTorrent } from "../../src/core/metainfo/bareTorrent.ts"
import { MetainfoError } from "../../src/core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

it("keeps the infohash and the layers, and drops who made it, when, and which trackers it names", async () => {
  const { metainfo } = await smallTorrent(200_000)
  const received = new Map(decode(metainfo.bytes) as ReadonlyMap<string, never>)
  const dressed = encode(
    new Map<string, never>([
      ...received,
      ["announce", Buffer.from("http://tracker.example/announce") as never],
      ["created by", Buffer.from("somebody") as never],
      ["creation date", 1_790_000_000 as never],
      ["url-list", [Buffer.from("http://203.0.113.7/")] as never],
      // Unknown keys inside of `info` are covered by the infohash, so they stay.
      ["info", new Map([...(received.get("info") as never as Map<string, never>), ["x-own", 7 as never]]) as never],
    ]),
  )
  const parsed = parseMetainfo(dressed)
  if (parsed instanceof MetainfoError) throw parsed
  const bare = await bareTorrent(parsed)
  expect([...(decode(bare) as ReadonlyMap<string, unknown>).keys()]).toEqual(["info", "piece layers"])
  expect(parseMetainfo(bare)).toMatchObject({ infoHash: parsed.infoHash, pieceRoots: parsed.pieceRoots })
  expect(parsed.infoHash).not.toBe(metainfo.infoHash)
  // What was made here is bare already.
  expect(await bareTorrent(metainfo)).toEqual(metainfo.bytes)
})
