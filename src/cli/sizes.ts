/**
 * Sizes as people type them: `64M` is 64 MiB. @throws InvalidArgumentError, which the command line says as wrong usage.
 */
import { InvalidArgumentError } from "commander"

const UNITS: Readonly<Record<string, number>> = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }

export const sizeOf = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)([KMG]?)$/i.exec(text)
  const bytes = match ? Math.round(Number(match[1]) * UNITS[match[2]!.toUpperCase()]!) : 0
  if (bytes < 1) throw new InvalidArgumentError("a size is a number with K, M or G behind it, as 64M")
  return bytes
}

/** `none` is 0. */
export const octetsOf = (text: string): number => (/^(0|none)$/i.test(text) ? 0 : sizeOf(text))
