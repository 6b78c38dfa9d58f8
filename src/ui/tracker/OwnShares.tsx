/** What one shares, private and public, as a table. */
import { type Component, createMemo, Show } from "solid-js"
import { Changes } from "../moment/Changes.tsx"
import { useModel } from "../state/model.ts"
import { ownShares } from "../state/ownShares.ts"
import { createTable } from "../table/createTable.ts"
import { Table } from "../table/Table.tsx"
import { TableSettings } from "../table/TableSettings.tsx"
import { ShareDialog } from "../share/ShareDialog.tsx"
import { shareColumns } from "./shareColumns.tsx"
import { linkWords } from "../share/linkWords.ts"
import { trackerWords as words } from "./words.ts"

export const OwnShares: Component = () => {
  const { dialogs, shares } = useModel()
  const own = createMemo(() => ownShares(shares().values()))
  const { state, rows } = createTable({ id: "shares", columns: shareColumns, sort: [] }, own)
  return (
    <Show
      when={own().length > 0}
      fallback={
        <p class="quiet">
          {words.nothing}{" "}
          <Changes>
            <button type="button" class="link-like" onClick={() => dialogs.show(ShareDialog, { path: "" })}>
              {linkWords.title}
            </button>
          </Changes>
          : {words.private}
        </p>
      }
    >
      <div class="with-settings">
        <TableSettings state={state} />
        <Table state={state} rows={rows()} label={words.shares} nameOf={({ title }) => title} height={3.5} inPage />
      </div>
    </Show>
  )
}
