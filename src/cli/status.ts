/** `bulbil status`: the node, Tor, torrents with their live figures, shares with their links, streams. */
import type { Command } from "commander"
import type { Snapshot } from "../api/contract/rows.ts"
import { standingOf } from "../api/contract/standing.ts"
import { formatStatus } from "./formatStatus.ts"
import { type NodeOptions, nodeCommand, speak } from "./nodeCommand.ts"

export const statusObject = ({ cursor, node, live, shares, torrents }: Snapshot): object => ({
  node,
  tor: live.carrier,
  torrents: torrents.filter((row) => row.mode !== "removed").map((row) => ({
    ...row, state: standingOf(row, live), trouble: live.troubles[row.id] ?? null, live: live.torrents[row.id] ?? null,
  })),
  shares: shares.filter((share) => share.mode !== "stopped"),
  streams: Object.values(live.torrents).flatMap((figures) => figures.streams),
  freeBytes: live.freeBytes,
  cursor,
})

export const statusCommand = (): Command =>
  nodeCommand("status", "show the node, Tor, torrents, shares and streams").action((options: NodeOptions) =>
    speak(options, async ({ client }) => {
      const state = await client.state()
      return { json: statusObject(state), text: formatStatus(state, Date.now()) }
    }))
