/** A size as people write it: `700MB`, `1.5 GB`, `4k`, `2GiB`, or octets. */
const UNITS = ["", "k", "m", "g", "t", "p"]
const SIZE = /^(\d{1,15}(?:[.,]\d{1,6})?)\s*([kmgtp]?)(i?)b?$/i

export const octetsOf = (text: string): number | undefined => {
  const match = SIZE.exec(text.trim())
  if (!match) return undefined
  const [, number, unit, binary] = match
  const octets = Number(number!.replace(",", ".")) * (binary ? 1024 : 1000) ** UNITS.indexOf(unit!.toLowerCase())
  return octets <= Number.MAX_SAFE_INTEGER ? Math.round(octets) : undefined
}
