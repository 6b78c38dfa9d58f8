/** Where all of a chart stands in the room that there is. Pure. */
import type { Tone } from "../standingLook.ts"
import { timeAxis, valueAxis } from "./axes.ts"

/** One value a step; null where nothing is known: a gap. */
export type Values = readonly (number | null)[]

export interface Series {
  readonly name: string
  readonly tone: Tone
  readonly values: Values
  /** `area` is a line with its ground; `below` are bars that go down from 0. */
  readonly as: "line" | "area" | "bars" | "below"
}

export interface ChartData {
  /** Seconds since 1970 of each step: an even row, oldest first. */
  readonly at: readonly number[]
  readonly series: readonly Series[]
}

/** In pixels; `em` is the height of the letters. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly em: number
}

export interface Label {
  /** From the left for a time, from the top for a value. */
  readonly place: number
  readonly text: string
}

export interface Layout {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Width of a step. */
  readonly band: number
  /** Height of 0. */
  readonly zero: number
  readonly values: readonly Label[]
  readonly times: readonly Label[]
  /** The middle of a step, from the left. */
  x(n: number): number
  y(value: number): number
}

/** A scale of nothing but zeros has a top too. */
const LEAST = 1_000
/** Of a letter or digit, in em, with some to spare. */
const LETTER = 0.6
/** From the middle of a time to that of the next, in em. */
const APART = 5

/** Which way its values go. */
export const sign = ({ as }: Series): 1 | -1 => (as === "below" ? -1 : 1)
export const isLine = ({ as }: Series): boolean => as === "line" || as === "area"
const most = (series: readonly Series[]): number =>
  series.reduce((top, { values }) => values.reduce<number>((all, value) => Math.max(all, value ?? 0), top), 0)

export const layOut = ({ at, series }: ChartData, room: Room, text: (value: number) => string): Layout => {
  const { width, height, em } = room
  const [top, bottom] = [em * 0.7, height - em * 1.8]
  const below = most(series.filter((one) => sign(one) < 0))
  const above = most(series.filter((one) => sign(one) > 0))
  const rows = valueAxis(
    below,
    below > 0 ? above : Math.max(LEAST, above),
    Math.max(2, Math.floor((bottom - top) / (em * 2.2))),
  )
  const [low, high] = [rows[0]!, rows.at(-1)!]
  const y = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top)
  const values = rows.map((value) => ({ place: y(value), text: text(Math.abs(value)) }))
  const left = em * (0.7 + LETTER * Math.max(...values.map((label) => label.text.length)))
  const right = Math.max(left + 1, width - em * 1.6)
  const band = (right - left) / Math.max(1, at.length)
  const x = (n: number): number => left + (n + 0.5) * band
  const [from, step] = [at[0] ?? 0, Math.max(1, (at[1] ?? 0) - (at[0] ?? 0))]
  const columns = at.length === 0 ? [] : timeAxis(from, at.at(-1)!, (em * APART * step) / band)
  const times = columns.map((column) => ({ place: x((column.at - from) / step), text: column.text }))
  return { left, right, top, bottom, band, zero: y(0), values, times, x, y }
}
