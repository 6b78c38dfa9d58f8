/** A table of its own for one page: what one makes of its columns, and its rows in their order. */
import { createMemo } from "solid-js"
import { useModel } from "../state/model.ts"
import { createTableState, type TableOptions } from "./createTableState.ts"
import { createOrder } from "./order.ts"

/** Rows stay as they came where nothing else is said. */
const asTheyCame = (): number => 0

/** To be called in a component. */
export const createTable = <Row extends { readonly id: string }>(
  options: TableOptions<Row>,
  rows: () => readonly Row[],
) => {
  const state = createTableState(options, useModel().preferences)
  const ordered = createOrder(options.columns, asTheyCame)
  return { state, rows: createMemo(() => (state.keys().length === 0 ? rows() : ordered(rows(), state.keys()))) }
}
