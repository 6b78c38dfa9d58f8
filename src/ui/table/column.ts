/** A column of a table, as data: what it is called, what it shows, how it sorts, and when it leaves. */
import type { JSX } from "solid-js"
import { tableWords } from "./words.ts"

export type Value = number | string | null

export interface Column<Row> {
  readonly id: string
  /** Read when it is shown, so that it is in the language of the page. */
  readonly head: () => string
  /** More about what it shows, at its head. */
  readonly hint?: () => string
  /** What it sorts by; numbers by size, words as people read them: 97 before 969. Null is the least. */
  readonly value: (row: Row) => Value
  /** What stands in it; where it is left out, the value. `row` is read again when it changes. */
  readonly cell?: (row: () => Row) => JSX.Element
  readonly align?: "end"
  /** Rem. Of the name it is what the last columns leave to it; what is left over is its own. */
  readonly width: number
  /** Rem; below this it is not made by hand. */
  readonly min?: number
  /** Where it is narrow the highest leaves first. 0 stays always. */
  readonly priority: number
  /** There to be chosen, not shown at first. */
  readonly hidden?: true
  /** It cannot be hidden. */
  readonly fixed?: true
  /** It cannot be sorted by, as it shows what can be done. */
  readonly unsorted?: true
  /** One begins to sort by it with its most. */
  readonly most?: true
  /** Not on a card, where the name and a few figures are enough; or on one with its head before it, as “added”. */
  readonly card?: "never" | "labelled"
}

/** What one has made of a table. A column that is not named in it is as it was declared. */
export interface TableChoice {
  readonly order?: readonly string[]
  /** Rem. */
  readonly widths?: Readonly<Record<string, number>>
  /** Other than they were declared: shown or hidden. */
  readonly shown?: Readonly<Record<string, boolean>>
  readonly sort?: readonly SortKey[]
}

export interface SortKey {
  readonly id: string
  readonly down: boolean
}

/** Rem: what a name keeps, whatever the window. */
export const LEAST_NAME = 16
/** Columns above this priority are there only where the name has its own width besides; others leave it its least. */
const EASY = 7
/** Rem: below this each row is a card. */
export const CARDS_BELOW = 41
const LEAST = 3
const MOST = 60

/** Columns in their order; those that one has not moved stay behind what stood before them. Pure. */
export const inOrder = <Row>(
  columns: readonly Column<Row>[],
  order: readonly string[] = [],
): readonly Column<Row>[] => {
  const [name, ...others] = columns
  const all = [...others]
  const placed = order.flatMap((id) => all.find((column) => column.id === id) ?? [])
  const result = [...placed]
  for (const [at, column] of all.entries()) {
    if (placed.includes(column)) continue
    const before = all.slice(0, at).findLast((one) => result.includes(one))
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, column)
  }
  return name ? [name, ...result] : []
}

export const isShown = <Row>({ id, hidden, fixed }: Column<Row>, { shown }: TableChoice): boolean =>
  fixed === true || (shown?.[id] ?? hidden !== true)

export const widthOf = <Row>(
  { id, width, min = LEAST }: Column<Row>,
  { widths }: TableChoice,
  isName: boolean,
): number => Math.min(MOST, Math.max(isName ? LEAST_NAME : min, widths?.[id] ?? tableWords.width(id, width)))

export interface Layout<Row> {
  readonly cards: boolean
  /** With their widths in rem. */
  readonly columns: readonly (readonly [column: Column<Row>, width: number])[]
}

/**
 * What of the columns fits into so much room: those of the highest priority leave until all that stay have their width.
 * The first, which is the name, has what is left over, and never less than 16 rem; beside the last columns never less
 * than its own width. Pure.
 * @param room rem @param taken rem that something else in each row takes
 */
export const layoutOf = <Row>(
  all: readonly Column<Row>[],
  choice: TableChoice,
  room: number,
  taken: number,
): Layout<Row> => {
  const columns = inOrder(all, choice.order).filter((column) => isShown(column, choice))
  if (room < CARDS_BELOW)
    return {
      cards: true,
      columns: columns.filter(({ card }) => card !== "never").map((column) => [column, 0] as const),
    }
  const name = columns[0]!
  let kept = columns.slice(1)
  const width = (column: Column<Row>): number => widthOf(column, choice, column === name)
  const sum = (): number => kept.reduce((total, column) => total + width(column), taken)
  while (kept.length > 0) {
    const most = Math.max(...kept.map(({ priority }) => priority))
    if (most === 0 || sum() + (most > EASY ? width(name) : LEAST_NAME) <= room) break
    const leaving = kept.findLast(({ priority }) => priority === most)
    kept = kept.filter((column) => column !== leaving)
  }
  const rest = room - taken - kept.reduce((total, column) => total + width(column), 0)
  return {
    cards: false,
    columns: [[name, Math.max(LEAST_NAME, rest)] as const, ...kept.map((column) => [column, width(column)] as const)],
  }
}
