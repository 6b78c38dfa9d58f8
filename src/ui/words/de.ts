/** German: of all that the page says. The type of each part is that of the English words. */
import { add } from "./de/add.ts"
import { carrier } from "./de/carrier.ts"
import { dialogs } from "./de/dialogs.ts"
import { figures } from "./de/figures.ts"
import { frame } from "./de/frame.ts"
import { lanes } from "./de/lanes.ts"
import { limits } from "./de/limits.ts"
import { link } from "./de/link.ts"
import { onions } from "./de/onions.ts"
import { pages } from "./de/pages.ts"
import { parts } from "./de/parts.ts"
import { share } from "./de/share.ts"
import { standing } from "./de/standing.ts"
import { state } from "./de/state.ts"
import { table } from "./de/table.ts"

export const de = {
  add,
  carrier,
  dialogs,
  figures,
  frame,
  lanes,
  limits,
  link,
  onions,
  pages,
  parts,
  share,
  standing,
  state,
  table,
}
