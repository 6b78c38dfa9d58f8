/**
 * Run in a process of its own on a small disk: writes a torrent until the disk is full, makes room, goes on; prints
 * what came of it.
 */
import { rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { PieceIndex } from "../../src/core/ids.ts"
import { hashFile } from "../../src/core/merkle.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import { encodeMetainfo } from "../../src/core/metainfo/encodeMetainfo.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { StoreError } from "../../src/storage/PieceStore.ts"

const PIECE = 16_384
const root = process.argv[2]!
const content = Uint8Array.from({ length: PIECE * 50 }, (_, i) => (i * 31) ^ (i >> 9))
const metainfo = parseMetainfo(
  encodeMetainfo({
    name: "f",
    pieceLength: PIECE,
    private: false,
    files: [{ path: ["f"], length: content.length, ...hashFile(content, PIECE) }],
  }),
)
if (metainfo instanceof Error) throw metainfo

await writeFile(path.join(root, "ballast"), new Uint8Array(600_000))
const storage = new FileStorage()
const open = () => storage.open(metainfo, path.join(root, "f"), path.join(root, "state"), true)
const pieceOf = (piece: number): Uint8Array => content.subarray(piece * PIECE, (piece + 1) * PIECE)

let store = await open()
let written = 0
let fault = "none"
try {
  for (; written < metainfo.pieceCount; written++) {
    await store.write(PieceIndex(written), pieceOf(written), leafHashes(pieceOf(written)))
    await store.flush()
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error
  fault = error.code
}
await store.close()
await rm(path.join(root, "ballast"))

store = await open()
const verdicts = await Promise.all(
  Array.from({ length: metainfo.pieceCount }, (_, piece) => store.verify(PieceIndex(piece))),
)
const verified = verdicts.filter(Boolean).length
for (let piece = 0; piece < metainfo.pieceCount; piece++)
  if (!verdicts[piece]) await store.write(PieceIndex(piece), pieceOf(piece), leafHashes(pieceOf(piece)))
await store.flush()
const all = await Promise.all(verdicts.map((_, piece) => store.verify(PieceIndex(piece))))
await store.close()
await storage.close()
process.stdout.write(JSON.stringify({ written, fault, verified, afterwards: all.every(Boolean) }))
