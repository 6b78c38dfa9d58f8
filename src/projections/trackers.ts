/** Read model of this node's own tracker: how far its chain goes, and how many torrents it lists. */
import type { TrackerRow } from "../contract/rows.ts"
import type { TrackerEvent } from "../events/tracker.ts"
import type { Projection } from "./Projection.ts"

export const trackers: Projection<TrackerRow, TrackerRow, TrackerEvent> = {
  name: "trackers",
  version: 1,
  kind: "tracker",
  initial: (id) => ({ id, mode: "open", seq: 0, listed: 0 }),
  on: {
    TrackerCreated: (row) => row,
    TrackerRestored: (row) => row,
    TorrentListed: (row, { seq }) => ({ ...row, seq, listed: row.listed + 1 }),
    TorrentRetitled: (row, { seq }) => ({ ...row, seq }),
    TorrentUnlisted: (row, { seq }) => ({ ...row, seq, listed: row.listed - 1 }),
    TrackerContradicted: (row) => ({ ...row, mode: "contradicted" }),
  },
  view: (row) => row,
}
