/** The menu of a column's head: all that can be done by dragging, and the choice of columns. */
import type { MenuGroup } from "../state/menu.ts"
import type { Column } from "./column.ts"
import type { TableState } from "./createTableState.ts"
import { tableWords } from "./words.ts"

const STEP = 2

/** One entry a column that may be hidden. */
const columnEntries = <Row>(state: TableState<Row>): MenuGroup =>
  state
    .ordered()
    .filter(({ fixed }) => !fixed)
    .map((column) => ({
      text: column.head(),
      checked: state.isShown(column),
      run: () => state.show(column, !state.isShown(column)),
    }))

export const headMenu = <Row>(state: TableState<Row>, column: Column<Row>, fit: () => void): readonly MenuGroup[] => {
  const others = state.ordered().filter((one) => state.isShown(one))
  const at = others.indexOf(column)
  const isName = at === 0
  const first = isName ? tableWords.nameFirst : null
  return [
    column.unsorted
      ? []
      : [
          { text: tableWords.sortUp, icon: "up", run: () => state.sort({ id: column.id, down: false }) },
          { text: tableWords.sortDown, icon: "down", run: () => state.sort({ id: column.id, down: true }) },
        ],
    [
      { text: tableWords.wider, run: () => state.resize(column, state.width(column) + STEP) },
      { text: tableWords.narrower, run: () => state.resize(column, state.width(column) - STEP) },
      { text: tableWords.fit, run: fit },
    ],
    [
      {
        text: tableWords.left,
        not: first ?? (at === 1 ? tableWords.leftmost : null),
        run: () => state.move(column, others[at - 1]),
      },
      {
        text: tableWords.right,
        not: first ?? (at === others.length - 1 ? tableWords.rightmost : null),
        run: () => state.move(column, others[at + 2]),
      },
      {
        text: tableWords.hide,
        not: column.fixed ? tableWords.stays : null,
        run: () => state.show(column, false),
      },
    ],
    columnEntries(state),
    [{ text: tableWords.columnsAtFirst, run: state.reset }],
  ]
}
