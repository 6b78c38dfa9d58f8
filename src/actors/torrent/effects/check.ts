/** Reads all pieces again and compares them with their roots, in batches, with the swarm closed meanwhile. */
import { StoreError } from "../../../storage/PieceStore.ts"
import type { PieceIndex } from "../../../core/ids.ts"
import { type TorrentEffect, sized } from "./TorrentEffect.ts"

const BATCH = 64

export const check: TorrentEffect = (ports) => async ({ id, state, signal, tell }) => {
  await ports.exchange.close(id)
  const metainfo = ports.library.get(id)
  if (!metainfo) return void (await tell({ type: "TroubleFound", code: "no-metadata", message: "the kept metadata are gone; remove the torrent and start it again" }))
  try {
    const store = await ports.storage.open(metainfo, state.path, ports.library.folder(id), state.origin === "download")
    try {
      for (let first = 0; first < metainfo.pieceCount && !signal.aborted; first += BATCH) {
        const pieces = Array.from({ length: Math.min(BATCH, metainfo.pieceCount - first) }, (_, i) => (first + i) as PieceIndex)
        const verdicts = await Promise.all(pieces.map((piece) => store.verify(piece)))
        const good = pieces.filter((_, i) => verdicts[i])
        const bad = pieces.filter((_, i) => !verdicts[i])
        await tell({ type: "PiecesChecked", good: sized(metainfo, good), bad: sized(metainfo, bad) })
      }
    } finally {
      await store.close()
    }
    if (!signal.aborted) await tell({ type: "CheckFinished" })
  } catch (error) {
    if (signal.aborted || !(error instanceof StoreError)) throw error
    await tell(
      error.code === "missing"
        ? { type: "FilesGone", files: [error.message] }
        : { type: "TroubleFound", code: error.code, message: error.message },
    )
  }
}
