/** SHA-256 of the one file of a torrent, as it lies on the disk: read piece by piece, so that no more is in memory. */
import { createHash } from "node:crypto"
import type { PieceIndex } from "../../../core/ids.ts"
import { pieceSize } from "../../../core/merkle.ts"
import type { Needs } from "../../Ports.ts"
import type { TorrentStory } from "./torrentStory.ts"

/** `undefined` when the metadata are gone. @throws StoreError */
export const fileDigest = async (
  ports: Needs<"library" | "places" | "storage">,
  torrent: string,
  { path, inPlace }: TorrentStory,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const metainfo = ports.library.get(torrent)
  if (!metainfo) return undefined
  const store = await ports.storage.open(metainfo, ports.places.resolve(path), ports.library.folder(torrent), !inPlace)
  try {
    const hash = createHash("sha256")
    for (let piece = 0; piece < metainfo.pieceCount && !signal.aborted; piece++)
      hash.update(await store.read(piece as PieceIndex, 0, pieceSize(metainfo, piece as PieceIndex)))
    return hash.digest("hex")
  } finally {
    await store.close()
  }
}
