/** What one makes of a table, kept with the preferences: its columns, their widths and places, what it is sorted by. */
import { batch, createMemo, createSignal } from "solid-js"
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
const NONE: TableChoice = {}

const sameKeys = (a: readonly SortKey[], b: readonly SortKey[]): boolean =>
  a.length === b.length && a.every(({ id, down }, at) => id === b[at]!.id && down === b[at]!.down)

export const createTableState = <Row>(
  { id, columns, sort }: TableOptions<Row>,
  preferences: Pick<ReturnType<typeof createPreferences>, "all" | "set">,
) => {
  /** Widths that are being dragged: kept when that ends. */
  const [drawn, setDrawn] = createSignal<TableChoice["widths"]>()
  const kept = createMemo((): TableChoice => preferences.all().tables?.[id] ?? NONE)
  const choice = createMemo((): TableChoice =>
    drawn() ? { ...kept(), widths: { ...kept().widths, ...drawn() } } : kept(),
  )
  const change = (next: TableChoice): void => {
    const { tables } = preferences.all()
    preferences.set({ tables: { ...tables, [id]: { ...kept(), ...next } } })
  }
  const find = (column: string): Column<Row> | undefined => columns.find((one) => one.id === column)
  const keys = createMemo(
    (): readonly SortKey[] => {
      const known = (kept().sort ?? []).filter((key) => find(key.id))
      return known.length > 0 ? known : sort
    },
    undefined,
    { equals: sameKeys },
  )
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
    /** As `resize` for the moment: while its edge is dragged. */
    draw: (column: Column<Row>, width: number): void => void setDrawn({ [column.id]: width }),
    resize: (column: Column<Row>, width: number): void =>
      batch(() => {
        setDrawn(undefined)
        change({ widths: { ...kept().widths, [column.id]: Math.round(width * 100) / 100 } })
      }),
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
