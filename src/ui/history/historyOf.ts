/** Whose history is shown: the actor that a row is about. */
import type { TableName } from "../../contract/rows.ts"

export type HistoryOf = readonly [table: TableName, id: string]

export const nameOf = ([table, id]: HistoryOf): string => `${table}/${id}`

/** What the actors of a table are called, in the singular. */
export const tableText: Readonly<Record<TableName, string>> = {
  torrents: "Torrent",
  shares: "Link",
  trackers: "My tracker",
  mirrors: "Mirror",
  trusted: "Trusted node",
  relays: "Relay",
  credits: "Credit",
  releases: "Releases",
  limits: "Node",
}
