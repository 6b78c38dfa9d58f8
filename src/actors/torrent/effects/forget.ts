/** After a removal: leaves the swarm, then lets go of the metadata and the link. Touches no file of the torrent's. */
import type { SecretRef } from "../../../core/ids.ts"
import { farewell } from "./farewell.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const forget: TorrentEffect = (ports) => async ({ id, state }) => {
  await ports.exchange.close(id)
  // The others are told meanwhile: who adds the torrent again need not wait for them.
  const told = farewell(ports, id, state.source)
  await ports.library.remove(id)
  await told
  if (state.source) ports.vault.delete(state.source as SecretRef)
}
