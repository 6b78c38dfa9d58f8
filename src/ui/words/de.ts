/** German: of all that the page says. The type of each part is that of the English words. */
import { add } from "./de/add.ts"
import { figures } from "./de/figures.ts"

export const de = {
  add,
  figures,
}
