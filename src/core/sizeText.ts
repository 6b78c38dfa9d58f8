/**
 * Sizes and rates as people write them, by one rule in and out: k, M, G, T and P are powers of 1000 (`200K`, `200 kB`),
 * Ki, Mi, Gi, Ti and Pi of 1024 (`200KiB`). Pure.
 */

export interface SizeUnit {
  readonly name: string
  readonly octets: number
}

export const SIZE_UNITS: readonly SizeUnit[] = [
  { name: "B", octets: 1 },
  { name: "kB", octets: 1e3 },
  { name: "MB", octets: 1e6 },
  { name: "GB", octets: 1e9 },
  { name: "TB", octets: 1e12 },
  { name: "KiB", octets: 1024 },
  { name: "MiB", octets: 1024 ** 2 },
  { name: "GiB", octets: 1024 ** 3 },
  { name: "TiB", octets: 1024 ** 4 },
]

const PREFIXES = ["", "k", "m", "g", "t", "p"]
const SIZE = /^(\d{1,15}(?:[.,]\d{1,9})?)\s*([kmgtp]?)(i?)b?$/i

/** Octets; undefined for what is no size. */
export const octetsOf = (text: string): number | undefined => {
  const match = SIZE.exec(text.trim())
  if (!match) return undefined
  const [, number, prefix, binary] = match
  if (binary && prefix === "") return undefined
  const octets = Number(number!.replace(",", ".")) * (binary ? 1024 : 1000) ** PREFIXES.indexOf(prefix!.toLowerCase())
  return octets <= Number.MAX_SAFE_INTEGER ? Math.round(octets) : undefined
}

/** `200K`, `200KiB/s`. Octets a second; undefined for what is no rate. */
export const rateOf = (text: string): number | undefined => octetsOf(text.replace(/\s*\/\s*s$/i, ""))

export interface SizeInUnit {
  readonly text: string
  readonly unit: SizeUnit
}

const digits = ({ text }: SizeInUnit): number => text.replace(".", "").length

const isBetter = (one: SizeInUnit, other: SizeInUnit): boolean =>
  digits(one) === digits(other) ? Number(one.text) < Number(other.text) : digits(one) < digits(other)

/** In the unit in which it has few digits and is 1 or more; of those alike, in the greater one. Nothing is rounded. */
export const shortestSize = (octets: number, units: readonly SizeUnit[] = SIZE_UNITS): SizeInUnit => {
  const fitting = units.filter((unit) => octets >= unit.octets)
  return (fitting.length > 0 ? fitting : units.slice(0, 1))
    .map((unit) => ({ text: String(octets / unit.octets), unit }))
    .reduce((best, one) => (isBetter(one, best) ? one : best))
}
