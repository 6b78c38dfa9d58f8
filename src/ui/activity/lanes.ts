/** What happened by the hour, as lanes of a drawing: hours are put together until there are few enough. Pure. */
import type { ActivityIndex } from "../../contract/timeTravel.ts"

export interface Column {
  /** Hours since 1970, and how many of them it stands for. */
  readonly hour: number
  readonly hours: number
  /** What came before the event with this seq is the column's or older; null: the newest is the column's. */
  readonly before: number | null
  /** By kind. */
  readonly counts: readonly number[]
}

export interface Lanes {
  readonly kinds: readonly string[]
  /** Oldest first. */
  readonly columns: readonly Column[]
  /** From the first hour to the end of the last. */
  readonly from: number
  readonly to: number
  /** Of one kind in one column. */
  readonly most: number
}

/** Hours that columns may have: parts of a day, and days. */
const SIZES = [1, 2, 3, 6, 12, 24, 48, 168, 720, 8_760]

const sums = (gaps: readonly number[]): readonly number[] => {
  let sum = 0
  return gaps.map((gap) => (sum += gap))
}

/** @param atMost columns, wherever hours lie. */
export const lanesOf = ({ hours, first, kinds, counts }: ActivityIndex, atMost: number): Lanes => {
  const [at, firstSeq] = [sums(hours), sums(first)]
  const lowest = at.reduce((a, b) => Math.min(a, b), at[0] ?? 0)
  const highest = at.reduce((a, b) => Math.max(a, b), at[0] ?? 0)
  const within = (size: number): number => Math.floor(highest / size) - Math.floor(lowest / size) + 1
  const size = SIZES.find((one) => within(one) <= atMost) ?? Math.ceil((highest - lowest + 1) / Math.max(1, atMost - 1))
  const columns = new Map<number, { hour: number; before: number | null; counts: number[] }>()
  for (const [i, hour] of at.entries()) {
    const begins = Math.floor(hour / size) * size
    const column = columns.get(begins) ?? { hour: begins, before: null, counts: kinds.map(() => 0) }
    for (const [kind, of] of counts.entries()) column.counts[kind]! += of[i]!
    // Where the clock was set back, an hour comes twice: its last one is gone to.
    column.before = firstSeq[i + 1] ?? null
    columns.set(begins, column)
  }
  const sorted = [...columns.values()].sort((a, b) => a.hour - b.hour).map((column) => ({ ...column, hours: size }))
  return {
    kinds,
    columns: sorted,
    from: sorted[0]?.hour ?? 0,
    to: (sorted.at(-1)?.hour ?? 0) + size,
    most: sorted.reduce((most, column) => column.counts.reduce((a, b) => Math.max(a, b), most), 0),
  }
}

/** The column that lies at a part, from 0 to 1, of the line of time; else the one that is nearest. */
export const columnAt = ({ columns, from, to }: Lanes, part: number): Column | undefined => {
  const hour = from + part * (to - from)
  const away = (column: Column): number => Math.abs(column.hour + column.hours / 2 - hour)
  return columns.reduce<Column | undefined>((best, one) => (best && away(best) <= away(one) ? best : one), undefined)
}
