/** German: of all that the page says. The type of each part is that of the English words. */
import { add } from "./de/add.ts"
import { dialogs } from "./de/dialogs.ts"
import { figures } from "./de/figures.ts"
import { parts } from "./de/parts.ts"
import { standing } from "./de/standing.ts"
import { state } from "./de/state.ts"

export const de = {
  add,
  dialogs,
  figures,
  parts,
  standing,
  state,
}
