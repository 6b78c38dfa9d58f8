/** Whose history is shown: the actor that a row is about. */
import type { TableName } from "../../contract/rows.ts"

export type HistoryOf = readonly [table: TableName, id: string]

export const nameOf = ([table, id]: HistoryOf): string => `${table}/${id}`
