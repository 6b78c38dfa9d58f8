/**
 * Reads all pieces again and compares them with their roots, with the swarm closed meanwhile; takes what is the
 * torrent's.
 */
import { StoreError } from "../../../storage/PieceStore.ts"
import { levelsOf } from "./selection.ts"
import { type TorrentEffect, sized } from "./TorrentEffect.ts"

export const check: TorrentEffect<"exchange" | "library" | "places" | "storage"> = (ports) => async (context) => {
  const { id, signal, tell } = context
  const state = context.state()
  await ports.exchange.close(id)
  const metainfo = ports.library.get(id)
  if (!metainfo)
    return void (await tell({
      type: "TroubleFound",
      code: "no-metadata",
      message: "the kept metadata are gone; remove the torrent and start it again",
    }))
  try {
    const store = await ports.storage.open(
      metainfo,
      ports.places.resolve(state.path),
      ports.library.folder(id),
      state.origin === "download",
    )
    try {
      store.want(levelsOf(metainfo, state))
      await store.compare({
        useExisting: state.useExisting,
        signal,
        onChecked: async (good, bad) =>
          void (await tell({ type: "PiecesChecked", good: sized(metainfo, good), bad: sized(metainfo, bad) })),
      })
    } finally {
      await store.close()
    }
    if (!signal.aborted) await tell({ type: "CheckFinished" })
  } catch (error) {
    if (signal.aborted || !(error instanceof StoreError)) throw error
    // All pieces were told; a share's file that does not fit has changed, and is in nobody's way.
    if (error.code === "in-the-way" && state.origin === "share") return void (await tell({ type: "CheckFinished" }))
    await tell(
      error.code === "missing"
        ? { type: "FilesGone", files: [error.message] }
        : { type: "TroubleFound", code: error.code, message: error.message },
    )
  }
}
