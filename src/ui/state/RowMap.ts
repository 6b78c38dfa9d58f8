/**
 * Rows by id in a plain map, with one signal that tells that some of them changed. A list may have ten thousand rows: a
 * signal for each of their fields, as a store makes them, would cost a second before the first is seen.
 */
import { createSignal } from "solid-js"

export const createRowMap = <Row>() => {
  const rows = new Map<string, Row>()
  const [all, touch] = createSignal<ReadonlyMap<string, Row>>(rows, { equals: false })
  return {
    all,
    replace: (next: Iterable<readonly [string, Row]>): void => {
      rows.clear()
      for (const [id, row] of next) rows.set(id, row)
      touch(rows)
    },
    /** `undefined` takes a row away. */
    put: (changed: Iterable<readonly [string, Row | undefined]>): void => {
      let news = false
      for (const [id, row] of changed) {
        if (row === undefined) rows.delete(id)
        else rows.set(id, row)
        news = true
      }
      if (news) touch(rows)
    },
  }
}
export type RowMap<Row> = ReturnType<typeof createRowMap<Row>>
