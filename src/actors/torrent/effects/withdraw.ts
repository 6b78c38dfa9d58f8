/** While a torrent is paused, or cannot go on: leaves the swarm, and says so. */
import { farewell } from "./farewell.ts"
import type { TorrentEffect } from "./TorrentEffect.ts"

export const withdraw: TorrentEffect<
  "clock" | "exchange" | "library" | "linkKeys" | "sessions" | "trackers" | "vault"
> =
  (ports) =>
  async ({ id, signal }) => {
    await ports.exchange.close(id)
    if (!signal.aborted) await farewell(ports, id)
  }
