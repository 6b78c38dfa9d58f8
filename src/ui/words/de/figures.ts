/** Figures: in German. */
import { type figureWords, figuresIn } from "../../../contract/figures.ts"

const written = figuresIn("de")

export const figures: typeof figureWords = {
  ...written,
  d: (n) => (n === 1 ? "1 Tag" : `${written.number(n)} Tage`),
  h: (n) => `${n} h`,
  min: (n) => `${n} min`,
  s: (n) => `${n} s`,
}
