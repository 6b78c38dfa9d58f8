/**
 * What its operator allows of the node as a whole: rates, another pair of rates with a timetable, how much runs at
 * once; and which rates hold at a time. The timetable goes by the wall clock of the node's own place, so that "from 8
 * to 17" means that on the days too on which the clock is set. Pure: the time and its zone are told.
 */
import { type Rates, UNLIMITED } from "./rates.ts"

/** Minutes of the day, each from 0 to 1,439. */
export interface Timetable {
  /** Sunday is 0. */
  readonly days: readonly number[]
  readonly from: number
  /** Not after `from`: on the next day. */
  readonly to: number
}

export interface NodeLimits extends Rates {
  /** Rates that hold instead: now, or by the timetable. */
  readonly alternative?: Rates | undefined
  readonly use?: "alternative" | "schedule" | undefined
  readonly timetable?: Timetable | undefined
  /** Downloads that run at once, and downloads that are whole and serve. */
  readonly downloads?: number | undefined
  readonly seeds?: number | undefined
}

export interface WallTime {
  readonly day: number
  readonly minute: number
}

export type WhyRates = "none" | "chosen" | "alternative" | "schedule"

export interface RatesInForce extends Rates {
  readonly why: WhyRates
}

const DAY_MINUTES = 1_440
const WEEK = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

/** What the clocks on the walls of a zone show; of this machine's, where none is named. */
export const wallClock = (timeZone?: string): ((date: number) => WallTime) => {
  const parts = new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(timeZone === undefined ? {} : { timeZone }),
  })
  return (date) => {
    const shown = Object.fromEntries(parts.formatToParts(date).map(({ type, value }) => [type, value]))
    return { day: WEEK.indexOf(shown["weekday"]!), minute: Number(shown["hour"]) * 60 + Number(shown["minute"]) }
  }
}

/** From `from` on, up to `to`, which is no longer in it; past midnight it belongs to the day on which it began. */
export const isScheduled = ({ days, from, to }: Timetable, { day, minute }: WallTime): boolean => {
  const today = days.includes(day)
  if (from < to) return today && from <= minute && minute < to
  return (today && from <= minute) || (days.includes((day + 6) % 7) && minute < to)
}

export const ratesAt = (limits: NodeLimits, now: WallTime): RatesInForce => {
  const { use, timetable, alternative = UNLIMITED } = limits
  if (use === "alternative") return { ...ratesOf(alternative), why: "alternative" }
  if (use === "schedule" && timetable && isScheduled(timetable, now))
    return { ...ratesOf(alternative), why: "schedule" }
  const rates = ratesOf(limits)
  return { ...rates, why: rates.down === undefined && rates.up === undefined ? "none" : "chosen" }
}

/** What is chosen anew: 0 takes a limit away, null the timetable; what is not named stays. */
export interface NodeChoice {
  readonly down?: number | undefined
  readonly up?: number | undefined
  readonly alternativeDown?: number | undefined
  readonly alternativeUp?: number | undefined
  readonly use?: "normal" | "alternative" | "schedule" | undefined
  readonly timetable?: Timetable | null | undefined
  readonly downloads?: number | undefined
  readonly seeds?: number | undefined
}

export const chosenOfNode = (before: NodeLimits, choice: NodeChoice): NodeLimits => {
  const { down, up, alternativeDown, alternativeUp, timetable = before.timetable, downloads, seeds } = choice
  const use = choice.use ?? (timetable === null && before.use === "schedule" ? "normal" : before.use)
  const alternative = ratesOf({
    down: alternativeDown ?? before.alternative?.down,
    up: alternativeUp ?? before.alternative?.up,
  })
  return {
    ...ratesOf({ down: down ?? before.down, up: up ?? before.up }),
    ...(Object.keys(alternative).length === 0 ? {} : { alternative }),
    ...(use === undefined || use === "normal" ? {} : { use }),
    ...(timetable ? { timetable } : {}),
    ...some("downloads", downloads ?? before.downloads),
    ...some("seeds", seeds ?? before.seeds),
  }
}

/** Why a timetable is none; undefined where it is one. */
export const timetableProblem = ({ days, from, to }: Timetable): string | undefined => {
  const minute = (at: number) => Number.isInteger(at) && at >= 0 && at < DAY_MINUTES
  if (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 0 || day > 6))
    return "a timetable names one day of the week or more, as numbers from 0, which is Sunday, to 6"
  return minute(from) && minute(to) ? undefined : "a timetable goes from one minute of the day to another: 0 to 1439"
}

const some = <Name extends string>(name: Name, value: number | undefined): { readonly [Each in Name]?: number } =>
  (value ? { [name]: value } : {}) as { readonly [Each in Name]?: number }

const ratesOf = ({ down, up }: Rates): Rates => ({
  ...some("down", down),
  ...some("up", up),
})
