/** The menu of a column's head: all that can be done by dragging, and the choice of columns. */
import type { MenuGroup } from "../state/menu.ts"
import type { Column } from "./column.ts"
import type { TableState } from "./createTableState.ts"

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
  const first = isName ? "The name stays first." : null
  return [
    column.unsorted
      ? []
      : [
          { text: "Sort upwards", icon: "up", run: () => state.sort({ id: column.id, down: false }) },
          { text: "Sort downwards", icon: "down", run: () => state.sort({ id: column.id, down: true }) },
        ],
    [
      { text: "Wider", run: () => state.resize(column, state.width(column) + STEP) },
      { text: "Narrower", run: () => state.resize(column, state.width(column) - STEP) },
      { text: "As wide as what is in it", run: fit },
    ],
    [
      {
        text: "Move to the left",
        not: first ?? (at === 1 ? "It is next to the name." : null),
        run: () => state.move(column, others[at - 1]),
      },
      {
        text: "Move to the right",
        not: first ?? (at === others.length - 1 ? "It is the last." : null),
        run: () => state.move(column, others[at + 2]),
      },
      {
        text: "Hide this column",
        not: column.fixed ? "It stays." : null,
        run: () => state.show(column, false),
      },
    ],
    columnEntries(state),
    [{ text: "Columns as they were at first", run: state.reset }],
  ]
}
