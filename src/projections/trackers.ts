/** Read model of this node's own tracker: how far its chain goes, and how many torrents it lists. */
import type { TrackerEvent } from "../events/tracker.ts"
import type { ShownModel } from "./ReadModel.ts"

/** This node's own tracker. */
export interface TrackerRow {
  readonly id: string
  /**
   * `restored`: open, under a key that came out of a backup. `contradicted`: others hold another history under its
   * name; it takes no more entries.
   */
  readonly mode: "open" | "restored" | "contradicted"
  /** Entries of its chain, and torrents that it lists now. */
  readonly seq: number
  readonly listed: number
}

export const trackers: ShownModel<"trackers", TrackerRow, TrackerRow, TrackerEvent> = {
  sort: "rows",
  name: "trackers",
  version: 2,
  kind: "tracker",
  initial: (id) => ({ id, mode: "open", seq: 0, listed: 0 }),
  on: {
    TrackerCreated: (row) => row,
    TrackerRestored: (row) => ({ ...row, mode: "restored" }),
    TorrentListed: (row, { seq }) => ({ ...row, seq, listed: row.listed + 1 }),
    TorrentRetitled: (row, { seq }) => ({ ...row, seq }),
    TorrentUnlisted: (row, { seq }) => ({ ...row, seq, listed: row.listed - 1 }),
    TrackerContradicted: (row) => ({ ...row, mode: "contradicted" }),
  },
  view: (row) => row,
}
