/** After a removal: leaves the swarm, deletes the data where that was asked, then the metadata and the link. */
import type { SecretRef } from "../../../core/ids.ts"
import { farewell } from "./farewell.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const forget: TorrentEffect = (ports) => async ({ id, state }) => {
  await ports.exchange.close(id)
  const told = farewell(ports, id, state.source)
  const metainfo = ports.library.get(id)
  if (state.withData && metainfo) {
    const store = await ports.storage.open(metainfo, state.path, ports.library.folder(id), true)
    await store.removeData()
    await store.close()
  }
  await ports.library.remove(id)
  await told
  if (state.source) ports.vault.delete(state.source as SecretRef)
}
