/** Before a removal with its data: deletes what this node made. What it cannot delete keeps the torrent in the list. */
import { StoreError } from "../../../storage/PieceStore.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const deleteData: TorrentEffect<"exchange" | "library" | "places" | "storage"> = (ports) => async (context) => {
  const { id, tell } = context
  const state = context.state()
  await ports.exchange.close(id)
  const metainfo = ports.library.get(id)
  if (!metainfo)
    return void (await tell({
      type: "DataDeleted",
      left: [
        { path: ports.places.resolve(state.path), what: "is not known file by file, as the kept metadata are gone" },
      ],
    }))
  try {
    const store = await ports.storage.open(metainfo, ports.places.resolve(state.path), ports.library.folder(id), true)
    try {
      const left = await store.removeData(
        (piece) => state.verified.has(piece),
        (path) => ports.places.usedBy(id, path),
      )
      await tell({ type: "DataDeleted", left: left.map(({ path, what }) => ({ path, what })) })
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    await tell({
      type: "DataNotDeleted",
      code: error.code,
      message: `removal failed: ${error.message}; then remove it again, or remove it without its data`,
    })
  }
}
