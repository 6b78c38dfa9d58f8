/**
 * Figures in words, the same in the web UI and the CLI: octets, rates, spans of time, parts of a whole. Pure.
 */
const units = ["B", "kB", "MB", "GB", "TB", "PB"] as const

/** `1.4 GB`: powers of 1000, three digits at most. */
export const bytesText = (octets: number): string => {
  let value = Math.max(0, octets)
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
  return `${digits === 0 ? Math.round(value) : Number(value.toFixed(digits))} ${units[unit]}`
}

export const rateText = (octetsPerSecond: number): string => `${bytesText(octetsPerSecond)}/s`

/** `2 h 5 min`: two units at most. */
export const durationText = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const parts: readonly (readonly [number, string])[] = [
    [86_400, "d"],
    [3_600, "h"],
    [60, "min"],
    [1, "s"],
  ]
  const first = parts.findIndex(([size]) => whole >= size)
  const [large, small] = [parts[first]!, parts[first + 1]!]
  const rest = Math.floor((whole % large[0]) / small[0])
  const head = `${Math.floor(whole / large[0])} ${large[1]}`
  return rest === 0 ? head : `${head} ${rest} ${small[1]}`
}

/** Rounded down: nothing is 100 % before it is whole. */
export const percentOf = (done: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(100, Math.floor((done / whole) * 1000) / 10)

export const countText = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
