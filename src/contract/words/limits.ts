/** Limits in words, and a timetable as people write it. The same in the web UI and the CLI. Pure. */
import type { MetLimit, SeedingLimits } from "../../core/limits.ts"
import type { NodeLimits, RatesInForce, Timetable } from "../../core/nodeLimits.ts"
import type { Rates } from "../../core/rates.ts"
import { chosenRateText, countText, numberText } from "../figures.ts"
import { inLanguage } from "./inLanguage.ts"

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const
/** From Monday on, as people count a week. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const

/** What the page shows of them. Days and times of a timetable are written as they are read: in English. */
export const limitWords = inLanguage("limits", {
  none: "no limit",
  rates: (down: string, up: string) => `down ${down}, up ${up}`,
  timetable:
    "a timetable reads as mon-fri,08:00-17:30: days, or from one to another, and from when to when; past midnight, as " +
    "22:00-06:00, it belongs to the day on which it begins",
  met: {
    copies: "It was fetched whole as often as it was to be",
    ratio: "Its octets were sent as often as they were to be",
    until: "Its date has come",
  } satisfies Record<MetLimit, string>,
  metUnknown: "A limit was met",
  copies: (n: number) => `it was fetched whole ${countText(n, "time")}`,
  ratio: (n: number) => `${numberText(n)} times its octets were sent`,
  until: (all: readonly string[]) => `until ${all.join(" or ")}`,
})

/** `down 1.05 MB/s, up no limit` */
export const ratesText = ({ down, up }: Rates): string => {
  const { none, rates } = limitWords
  if (down === undefined && up === undefined) return none
  return rates(down === undefined ? none : chosenRateText(down), up === undefined ? none : chosenRateText(up))
}

const reasons: Readonly<Record<RatesInForce["why"], string>> = {
  none: "",
  chosen: "",
  alternative: " (the alternative rates are in use)",
  schedule: " (the alternative rates, by the timetable)",
}

export const ratesInForceText = (rates: RatesInForce): string => `${ratesText(rates)}${reasons[rates.why]}`

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

/** `mon-fri,08:00-17:30`; days one by one where they are not in a row. */
export const timetableText = ({ days, from, to }: Timetable): string => {
  const places = WEEK.flatMap((day, place) => (days.includes(day) ? [place] : []))
  const name = (place: number) => DAYS[WEEK[place]!]
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) return ""
  const inRow = places.length > 2 && last - first === places.length - 1
  const named = inRow ? `${name(first)}-${name(last)}` : places.map(name).join(",")
  return `${named},${clockText(from)}-${clockText(to)}`
}

/** What `timetableText` writes, and days in any order. Undefined for what is none. */
export const readTimetable = (text: string): Timetable | undefined => {
  const words = text
    .toLowerCase()
    .replaceAll(/\s*([,-])\s*/g, "$1")
    .split(/[\s,]+/)
  const span = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(words.at(-1) ?? "")
  if (!span) return undefined
  const [fromHour, fromMinute, toHour, toMinute] = span.slice(1).map(Number) as [number, number, number, number]
  // Midnight is the end of a day, too.
  const end = toHour === 24 && toMinute === 0 ? 0 : toHour
  if (fromHour > 23 || end > 23 || fromMinute > 59 || toMinute > 59) return undefined
  const named = words.slice(0, -1)
  const days = named.length === 0 ? [...WEEK] : named.map(daysIn)
  if (days.includes(undefined as never)) return undefined
  const all = [...new Set(days.flat() as number[])].toSorted((a, b) => a - b)
  return { days: all, from: fromHour * 60 + fromMinute, to: end * 60 + toMinute }
}

/** Of one name, or from one to another: over the end of the week, too. */
const daysIn = (text: string): readonly number[] | undefined => {
  if (text === "daily") return [...WEEK]
  const [first, last = first, ...more] = text.split("-").map((name) => DAYS.indexOf(name.slice(0, 3) as "sun"))
  if (first === undefined || last === undefined || more.length > 0 || first < 0 || last < 0) return undefined
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7)
}

/** What is chosen of the node, a line each. */
export const nodeLimitsLines = (limits: NodeLimits, now: RatesInForce): readonly string[] => [
  `In force: ${ratesInForceText(now)}`,
  `Chosen: ${ratesText(limits)}`,
  ...(limits.alternative ? [`Alternative: ${ratesText(limits.alternative)}`] : []),
  ...(limits.timetable
    ? [`Timetable: ${timetableText(limits.timetable)}${limits.use === "schedule" ? "" : " (not in use)"}`]
    : []),
]

/** Which limit was met, as a fact or a row has it. */
export const metText = (why: unknown): string => limitWords.met[why as MetLimit] ?? limitWords.metUnknown

/** `until 3 copies, ratio 1.5 or 2026-12-24 18:00`; null where nothing is limited. Dates as `dateText` has them. */
export const seedingText = (
  { copies, ratio, until }: SeedingLimits,
  dateText: (date: number) => string,
): string | null => {
  const all = [
    ...(copies === undefined ? [] : [limitWords.copies(copies)]),
    ...(ratio === undefined ? [] : [limitWords.ratio(ratio)]),
    ...(until === undefined ? [] : [dateText(until)]),
  ]
  return all.length === 0 ? null : limitWords.until(all)
}
