/** Figures: in German. */
import type { figureWords } from "../../../contract/figures.ts"

const { format } = new Intl.NumberFormat("de", { maximumFractionDigits: 20 })
const fixed = (digits: number) =>
  new Intl.NumberFormat("de", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format
const withDigits = { 1: fixed(1), 2: fixed(2) }

export const figures: typeof figureWords = {
  number: (n) => format(n),
  grouped: (n) => format(n),
  fixed: (n, digits) => withDigits[digits](n),
  d: (n) => (n === 1 ? "1 Tag" : `${format(n)} Tage`),
  h: (n) => `${n} Std`,
  min: (n) => `${n} min`,
  s: (n) => `${n} s`,
}
