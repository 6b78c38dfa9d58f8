/**
 * Figures in words, the same in the web UI and the CLI: octets, rates, spans of time, parts of a whole; in the language
 * that is spoken, else as English has them. Pure.
 */
import { shortestSize } from "../core/sizeText.ts"
import { inLanguage } from "./words/inLanguage.ts"

export { compareNaturally } from "../core/naturalOrder.ts"
export { SIZE_UNITS, shortestSize, type SizeInUnit, type SizeUnit } from "../core/sizeText.ts"

/** As a language groups digits and points them. A list has thousands in a frame: what formats is made once. */
export const figuresIn = (language: string) => {
  const format = (least: number, most: number): ((n: number) => string) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most }).format
  const fixed = { 1: format(1, 1), 2: format(2, 2) }
  const typed = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 })
  return {
    number: format(0, 20),
    /** As it is typed into a field. */
    typed: typed.format as (n: number) => string,
    fixed: (n: number, digits: 1 | 2): string => fixed[digits](n),
  }
}

const english = figuresIn("en")

export const figureWords = inLanguage("figures", {
  ...english,
  /** Spans of time, each a unit. */
  d: (n: number) => `${english.number(n)} d`,
  h: (n: number) => `${n} h`,
  min: (n: number) => `${n} min`,
  s: (n: number) => `${n} s`,
})

/** Never cut or rounded: `2,457`, `1.5`. */
export const numberText = (n: number): string => figureWords.number(n)

/** As one types it into a field: `2457`, `1.5`. */
export const typedText = (n: number): string => figureWords.typed(n)

/** With so many digits behind the point: `1.50`. */
export const fixedText = (n: number, digits: 1 | 2): string => figureWords.fixed(n, digits)

/** Of a part of a hundred: `12.5 %`. */
export const percentText = (percent: number): string => `${figureWords.number(percent)} %`

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
  return `${figureWords.number(digits === 0 ? Math.round(value) : Number(value.toFixed(digits)))} ${units[unit]}`
}

export const rateText = (octetsPerSecond: number): string => `${bytesText(octetsPerSecond)}/s`

/** Digits up to which a size that somebody chose is told as it is. */
const TOLD_WHOLE = 5

/** A size that was chosen, as it was typed: `200 kB`, `200 KiB`; one of many digits as any other size. */
export const chosenBytesText = (octets: number): string => {
  const { text, unit } = shortestSize(octets)
  return /^[\d.]+$/.test(text) && text.replace(".", "").length <= TOLD_WHOLE
    ? `${typedText(Number(text))} ${unit.name}`
    : bytesText(octets)
}

export const chosenRateText = (octetsPerSecond: number): string => `${chosenBytesText(octetsPerSecond)}/s`

const spans = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
  [1, "s"],
] as const

/** `2 h 5 min`: two units at most. */
export const durationText = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return figureWords.s(whole)
  const first = spans.findIndex(([size]) => whole >= size)
  const [large, small] = [spans[first]!, spans[first + 1]!]
  const rest = Math.floor((whole % large[0]) / small[0])
  const head = figureWords[large[1]](Math.floor(whole / large[0]))
  return rest === 0 ? head : `${head} ${figureWords[small[1]](rest)}`
}

/** Rounded down: nothing is 100 % before it is whole. */
export const percentOf = (done: number, whole: number): number =>
  whole <= 0 ? 0 : Math.min(100, Math.floor((done / whole) * 1000) / 10)

export const countText = (n: number, one: string, many = `${one}s`): string =>
  `${figureWords.number(n)} ${n === 1 ? one : many}`
