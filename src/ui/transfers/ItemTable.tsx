/** The list of transfers as a table. */
import type { Component } from "solid-js"
import { standingLook } from "../parts/standingLook.ts"
import { titleOf } from "../state/actions.ts"
import type { Item } from "../state/items.ts"
import type { MenuGroup } from "../state/menu.ts"
import { useModel } from "../state/model.ts"
import { Table } from "../table/Table.tsx"
import { itemMenu } from "./itemMenu.ts"
import { ListBar } from "./ListBar.tsx"
import { transfersWords as words } from "./words.ts"

export const ItemTable: Component = () => {
  const model = useModel()
  const { list, selection, state, transfers } = model
  /** Of all that is selected, where it is opened on one of them. */
  const menu = (item: Item): readonly MenuGroup[] =>
    itemMenu(selection.has(item.id) ? selection.selected() : [item], model)
  return (
    <>
      <ListBar />
      <Table
        state={transfers}
        rows={list.shown()}
        label={words.list}
        nameOf={titleOf}
        busy={!state.whole}
        selection={selection}
        menu={menu}
        tone={({ standing }) => standingLook[standing].tone}
        empty={
          <p class="quiet centred">
            {words.noMatch}{" "}
            <button type="button" class="link-like" onClick={list.widen}>
              {words.showAll}
            </button>
          </p>
        }
      />
    </>
  )
}
