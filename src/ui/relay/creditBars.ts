/** Thirty days of the ledger, as they are drawn: what came and what went on each. Pure. */
import type { CreditDay } from "../../contract/relay.ts"

export const SHOWN_DAYS = 30
export const DAY_MS = 86_400_000

export interface DayBars {
  readonly day: string
  readonly came: number
  readonly went: number
}

export const cameOn = ({ earned, imported }: CreditDay): number => earned + imported
export const wentOn = ({ spent, handedOver }: CreditDay): number => spent + handedOver

/** Oldest first, one for each day up to the present one, also where nothing came or went. @param days newest last. */
export const creditBars = (days: readonly CreditDay[], now: number): readonly DayBars[] => {
  const byDay = new Map(days.map((day) => [day.day, day]))
  return Array.from({ length: SHOWN_DAYS }, (_, n) => {
    const day = new Date(now - (SHOWN_DAYS - 1 - n) * DAY_MS).toISOString().slice(0, 10)
    const found = byDay.get(day)
    return { day, came: found ? cameOn(found) : 0, went: found ? wentOn(found) : 0 }
  })
}
