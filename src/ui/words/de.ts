/** German: of all that the page says. The type of each part is that of the English words. */
import { add } from "./de/add.ts"

export const de = { add }
