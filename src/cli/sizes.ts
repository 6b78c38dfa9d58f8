/**
 * Sizes and rates as people type them (core/sizeText). @throws InvalidArgumentError, which the command line says as
 * wrong usage.
 */
import { InvalidArgumentError } from "commander"
import { octetsOf as read, rateOf } from "../core/sizeText.ts"

const SIZE = "a size is a number of octets, or one with a unit: 64M is 64,000,000, 64MiB is 67,108,864"

/** What a rate is, in words of help. */
export const RATES = "octets a second, as 500K (500,000), 2M or 500KiB (512,000)"

const none = (text: string): boolean => /^(0|none)$/i.test(text)

const checked = (octets: number | undefined, wrong: string): number => {
  if (octets === undefined || octets < 1) throw new InvalidArgumentError(wrong)
  return octets
}

export const sizeOf = (text: string): number => checked(read(text), SIZE)

/** `none` is 0. */
export const octetsOrNone = (text: string): number => (none(text) ? 0 : sizeOf(text))

export const givenRate = (text: string): number => checked(rateOf(text), `a rate is ${RATES}`)

/** `none` is 0. */
export const rateOrNone = (text: string): number => (none(text) ? 0 : givenRate(text))
