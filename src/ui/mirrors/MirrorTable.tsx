/** The mirrors as a table: those that are oldest first, until one sorts them. */
import { type Component, createMemo } from "solid-js"
import type { MirrorView } from "../../contract/rows.ts"
import { originOf } from "../../contract/standing.ts"
import { mirrorNotes } from "../../contract/words/mirror.ts"
import { mirrorName } from "../state/mirrors.ts"
import { useModel } from "../state/model.ts"
import { createTable } from "../table/createTable.ts"
import { Table } from "../table/Table.tsx"
import { TableSettings } from "../table/TableSettings.tsx"
import { mirrorColumns, type MirrorLine } from "./mirrorColumns.tsx"
import { mirrorsWords as words } from "./words.ts"

export const MirrorTable: Component<{ readonly mirrors: readonly MirrorView[] }> = (props) => {
  const { now, state } = useModel()
  const lines = createMemo(() =>
    props.mirrors.map((mirror): MirrorLine => ({
      ...mirror,
      origin: originOf(mirror, state.live.trackers[mirror.id], now()),
      note: mirrorNotes(mirror, state.live, now())[0],
    })),
  )
  const table = createTable({ id: "mirrors", columns: mirrorColumns, sort: [] }, lines)
  return (
    <div class="with-settings">
      <TableSettings state={table.state} />
      <Table state={table.state} rows={table.rows()} label={words.title} nameOf={mirrorName} height={3.5} inPage />
    </div>
  )
}
