/** What one makes of a table, kept with the preferences: its columns, their widths and places, what it is sorted by. */
import { createMemo } from "solid-js"
import type { createPreferences } from "../state/preferences.ts"
import { type Column, inOrder, isShown, type SortKey, type TableChoice, widthOf } from "./column.ts"

export interface TableOptions<Row> {
  /** Under which it is kept. */
  readonly id: string
  /** The first is the name: it has what room is left over, and always a place. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]]
  readonly sort: readonly SortKey[]
}

/** More than three keys nobody follows. */
const MOST_KEYS = 3

export const createTableState = <Row>(
  { id, columns, sort }: TableOptions<Row>,
  preferences: Pick<ReturnType<typeof createPreferences>, "all" | "set">,
) => {
  const choice = createMemo((): TableChoice => preferences.all().tables?.[id] ?? {})
  const change = (next: TableChoice): void => {
    const { tables } = preferences.all()
    preferences.set({ tables: { ...tables, [id]: { ...choice(), ...next } } })
  }
  const find = (column: string): Column<Row> | undefined => columns.find((one) => one.id === column)
  const keys = createMemo((): readonly SortKey[] => {
    const known = (choice().sort ?? []).filter((key) => find(key.id))
    return known.length > 0 ? known : sort
  })
  return {
    id,
    columns,
    choice,
    keys,
    /** In their order, shown or not. */
    ordered: () => inOrder(columns, choice().order),
    isShown: (column: Column<Row>): boolean => isShown(column, choice()),
    /** Rem. */
    width: (column: Column<Row>): number => widthOf(column, choice(), column === columns[0]),
    /** @param also as a further key, where there is one already. */
    sortBy: (column: Column<Row>, also = false): void => {
      const before = keys().find((key) => key.id === column.id)
      const next = { id: column.id, down: before ? !before.down : column.most === true }
      change({
        sort: !also
          ? [next]
          : before
            ? keys().map((key) => (key === before ? next : key))
            : [...keys(), next].slice(-MOST_KEYS),
      })
    },
    sort: (key: SortKey): void => change({ sort: [key] }),
    show: (column: Column<Row>, shown: boolean): void => change({ shown: { ...choice().shown, [column.id]: shown } }),
    resize: (column: Column<Row>, width: number): void =>
      change({ widths: { ...choice().widths, [column.id]: Math.round(width * 100) / 100 } }),
    /** @param before the column that it then stands before; at the end without one. */
    move: (column: Column<Row>, before: Column<Row> | undefined): void => {
      if (column === columns[0] || before === columns[0] || before === column) return
      const others = inOrder(columns, choice().order)
        .slice(1)
        .filter((one) => one !== column)
      const at = before ? others.indexOf(before) : others.length
      change({ order: others.toSpliced(at, 0, column).map((one) => one.id) })
    },
    reset: (): void => {
      const { [id]: _, ...others } = preferences.all().tables ?? {}
      preferences.set({ tables: others })
    },
  }
}
export type TableState<Row> = ReturnType<typeof createTableState<Row>>
