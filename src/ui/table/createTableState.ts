/** What one makes of a table, kept with the preferences: its columns, their widths and places, what it is sorted by. */
import { batch, createMemo, createSignal } from "solid-js"
import type { createPreferences } from "../state/createPreferences.ts"
import { type Column, inOrder, isShown, type SortKey, type TableChoice, widthOf } from "./column.ts"

export interface TableOptions<Row> {
  /** Under which it is kept. */
  readonly id: string
  /** The first is the name: it has what room is left over, and always a place. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]]
  readonly sort: readonly SortKey[]
}

/** Where the order stands in an address, which then counts before what is kept. */
export interface AskedSort {
  readonly sort: () => string | undefined
  readonly setSort: (sort: string | undefined) => void
}

/** More than three keys nobody follows. */
const MOST_KEYS = 3
const NONE: TableChoice = {}

/** As it stands in an address: `-size,name`, the first key first, those with their most first after a minus. */
export const sortText = (keys: readonly SortKey[]): string =>
  keys.map(({ id, down }) => `${down ? "-" : ""}${id}`).join(",")
export const keysIn = (text: string): readonly SortKey[] =>
  text
    .split(",")
    .filter(Boolean)
    .map((key) => ({ id: key.replace(/^-/, ""), down: key.startsWith("-") }))

const sameKeys = (a: readonly SortKey[], b: readonly SortKey[]): boolean =>
  a.length === b.length && a.every(({ id, down }, at) => id === b[at]!.id && down === b[at]!.down)

export const createTableState = <Row>(
  { id, columns, sort }: TableOptions<Row>,
  preferences: Pick<ReturnType<typeof createPreferences>, "all" | "set">,
  asked?: AskedSort,
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
  const sortAs = (keys: readonly SortKey[]): void =>
    batch(() => {
      change({ sort: keys })
      asked?.setSort(sortText(keys))
    })
  const find = (column: string): Column<Row> | undefined => columns.find((one) => one.id === column)
  const keys = createMemo(
    (): readonly SortKey[] => {
      for (const all of [keysIn(asked?.sort() ?? ""), kept().sort ?? []]) {
        const known = all.filter((key) => find(key.id)).slice(0, MOST_KEYS)
        if (known.length > 0) return known
      }
      return sort
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
      if (!also) sortAs([next])
      else sortAs(before ? keys().map((key) => (key === before ? next : key)) : [...keys(), next].slice(-MOST_KEYS))
    },
    sort: (key: SortKey): void => sortAs([key]),
    /** All of it at once, but for the widths. */
    take: ({ order = [], shown = {}, sort = [] }: TableChoice): void => change({ order, shown, sort }),
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
      asked?.setSort(undefined)
    },
  }
}
export type TableState<Row> = ReturnType<typeof createTableState<Row>>
