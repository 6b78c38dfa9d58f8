/**
 * After a removal: leaves the swarm, then lets go of the metadata and the link, when nothing of this torrent's writes
 * beside them any more. Touches no file of the torrent's.
 */
import type { Endings } from "../../Endings.ts"
import { farewell } from "./farewell.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const forget =
  (
    endings: Endings,
  ): TorrentEffect<"clock" | "exchange" | "library" | "linkKeys" | "sessions" | "trackers" | "vault"> =>
  (ports) =>
  async ({ id }) => {
    await ports.exchange.close(id)
    // The others are told meanwhile: who adds the torrent again need not wait for them.
    const farewells = farewell(ports, id)
    await endings.over(id)
    await ports.library.remove(id)
    await farewells
    ports.vault.delete("link", id)
    await ports.linkKeys.forget(id)
  }
