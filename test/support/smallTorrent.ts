/** A torrent of a few pieces in memory: its octets, metainfo, a store that has all of it and one that has nothing. */
import type { PieceIndex } from "../../src/core/ids.ts"
import { pieceSpan } from "../../src/core/merkle.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"

export const smallTorrent = async (bytes: number, pieceLength = 65_536) => {
  const content = new SeededRandom(bytes).bytes(bytes)
  const full = new MemoryStorage()
  full.disk.put("/data", content)
  const { metainfo } = await full.make("/data", { private: true, pieceLength, state: "s" })
  const seeded = await full.open(metainfo, "/data", "s", false)
  const empty = new MemoryStorage()
  const store = await empty.open(metainfo, "/data", "s", true)
  const piece = (index: number) => {
    const { offset, length } = pieceSpan(metainfo, index)
    return content.subarray(offset, offset + length)
  }
  const leaves = (index: number) => seeded.leaves(index as PieceIndex)
  return { content, metainfo, seeded, store, disk: empty.disk, piece, leaves }
}
