/** Options that say how long a share or a whole copy is offered. */
import { type Command, InvalidArgumentError, Option } from "commander"
import { seedingText } from "../contract/words/limits.ts"
import { dateOf, dateText, spanOf } from "./dates.ts"

export interface SeedingOptions {
  readonly stopAfter?: number
  readonly ratio?: number
  readonly until?: number
  readonly for?: number
}

export interface OfferOptions extends SeedingOptions {
  readonly from?: number
}

const none = (text: string): boolean => /^(0|none)$/i.test(text)

const timesOf = (text: string): number => {
  const times = none(text) ? 0 : Number(text)
  if (!Number.isInteger(times) || times < 0 || times > 1_000_000) throw new InvalidArgumentError("a number, as 1 or 20")
  return times
}

const ratioOf = (text: string): number => {
  const ratio = none(text) ? 0 : Number(text)
  if (!(ratio >= 0 && ratio <= 1_000_000)) throw new InvalidArgumentError("a ratio is a number, as 1.5")
  return ratio
}

const dateOrNone = (text: string): number => (none(text) ? 0 : dateOf(text))

const seedingOptions = (command: Command): Command =>
  command
    .option(
      "--stop-after <times>",
      "stop when all of it was fetched so often, and nobody fetches any more; 0: no such end",
      timesOf,
    )
    .option("--ratio <number>", "stop when so many times its octets were sent, as 1.5; 0: no such end", ratioOf)
    .option("--until <date>", 'stop at a date, as 2026-12-24 or "2026-12-24 18:00"; 0: no such end', dateOrNone)
    .addOption(
      new Option("--for <time>", "instead of --until: stop when so much time has passed, as 36h or 3d")
        .argParser(spanOf)
        .conflicts("until"),
    )

export const offerOptions = (command: Command): Command =>
  seedingOptions(command).option(
    "--from <date>",
    "nobody can reach it before this date; the link is printed now",
    dateOrNone,
  )

/** What was given of it, as a command takes it; an end after some time counts from `now`. */
export const offerOf = ({ stopAfter, ratio, until, for: span, from }: OfferOptions, now: number) => {
  const end = span === undefined ? until : (from || now) + span
  return {
    ...(stopAfter === undefined ? {} : { copies: stopAfter }),
    ...(ratio === undefined ? {} : { ratio }),
    ...(end === undefined ? {} : { until: end }),
    ...(from === undefined ? {} : { from }),
  }
}

export type Offer = ReturnType<typeof offerOf>

/** How long it is offered, in lines; none where that has no limit. */
export const offerLines = ({ copies, ratio, until, from }: Offer): readonly string[] => {
  const ends = seedingText(
    { ...(copies ? { copies } : {}), ...(ratio ? { ratio } : {}), ...(until ? { until } : {}) },
    dateText,
  )
  return [...(from ? [`begins ${dateText(from)}`] : []), ...(ends === null ? [] : [`served ${ends}`])]
}
