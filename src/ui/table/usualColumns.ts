/** The two columns that most tables have: the name, which all else makes room for, and what can be done with a row. */
import { type Column, LEAST_NAME } from "./column.ts"

type NameColumn<Row> = Pick<Column<Row>, "id" | "head" | "hint" | "value" | "cell"> & { readonly width?: number }

export const nameColumn = <Row>(column: NameColumn<Row>): Column<Row> => ({
  width: LEAST_NAME,
  ...column,
  priority: 0,
  fixed: true,
})

type ActionColumn<Row> = Required<Pick<Column<Row>, "head" | "cell" | "width">>

export const actionColumn = <Row>(column: ActionColumn<Row>): Column<Row> => ({
  ...column,
  id: "action",
  value: () => null,
  align: "end",
  priority: 0,
  fixed: true,
  unsorted: true,
})
