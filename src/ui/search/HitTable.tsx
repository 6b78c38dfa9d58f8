/** Hits as a table, in the order of the search until one sorts them. */
import { type Component, createMemo } from "solid-js"
import type { SearchHit } from "../../contract/search.ts"
import { createTable } from "../table/createTable.ts"
import { Table } from "../table/Table.tsx"
import { TableSettings } from "../table/TableSettings.tsx"
import type { Search } from "./createSearch.ts"
import { hitColumns, type HitLine } from "./hitColumns.tsx"
import { searchWords as words } from "./words.ts"

export const HitTable: Component<{ readonly search: Search; readonly hits: readonly SearchHit[] }> = (props) => {
  const lines = createMemo(() => props.hits.map((hit): HitLine => ({ ...hit, id: hit.infohash })))
  const { state, rows } = createTable({ id: "hits", columns: hitColumns(props.search), sort: [] }, lines)
  return (
    <div class="with-settings">
      <TableSettings state={state} />
      <Table
        state={state}
        rows={rows()}
        label={words.hits}
        nameOf={({ title }) => title}
        height={4.5}
        rowClass={({ dead }) => (dead ? "hit dead" : "hit")}
        inPage
      />
    </div>
  )
}
