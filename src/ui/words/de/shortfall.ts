/** Too little credit: in German. */
import type { shortfall as english } from "../../../contract/words/credit.ts"

export const shortfall: typeof english = {
  strict: "Was darüber hinausgeht, wartet, bis Guthaben kommt, und geht dann von selbst weiter.",
  soft: "Was darüber hinausgeht, geht langsam weiter.",
  off: "Deine Regel lässt es durch.",
}
