/**
 * `bulbil status`: the node, Tor, its tracker and mirrors, torrents with their live figures, shares with their links,
 * streams.
 */
import type { Snapshot } from "../contract/rows.ts"
import { queuePosition, standingOf } from "../contract/standing.ts"
import { mirrorObject, mirrorsHere } from "./formatMirrors.ts"
import { relayObject } from "./formatRelay.ts"
import { formatStatus } from "./formatStatus.ts"
import { nodeCommand } from "./nodeCommand.ts"

const statusObject = (state: Snapshot, now: number) => {
  const { cursor, disks, node, live, shares, torrents, trackers } = state
  return {
    node,
    health: live.health,
    tor: live.carrier,
    trackers: trackers.map((row) => ({ ...row, live: live.trackers[row.id] ?? null })),
    mirrors: mirrorsHere(state).map((row) => mirrorObject(row, live, now)),
    torrents: torrents
      .filter((row) => row.mode !== "removed")
      .map((row) => ({
        ...row,
        state: standingOf(row, live),
        queuePosition: queuePosition(row, torrents),
        trouble: live.troubles[row.id] ?? null,
        live: live.torrents[row.id] ?? null,
      })),
    shares: shares.filter((share) => share.mode !== "stopped"),
    relay: relayObject(state),
    credit: state.credits[0] === undefined ? null : { ...state.credits[0], live: live.credit },
    limits: { ...state.limits[0], inForce: live.rates },
    streams: state.streams,
    freeBytes: live.freeBytes,
    disks,
    cursor,
  }
}

export const statusCommand = nodeCommand({
  name: "status",
  alias: "list",
  summary: "show the node, Tor, its tracker and mirrors, torrents, shares and streams",
  example: "status",
  run: async ({ client }) => {
    const [state, now] = [await client.state(), Date.now()]
    return { schema: "status", json: statusObject(state, now), text: formatStatus(state, now) }
  },
})
