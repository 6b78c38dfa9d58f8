/** German, of what is said of trusted nodes at first. */
import type { trustFirst as english } from "../../trust/firstWords.ts"

export const trustFirst: typeof english = {
  text: "Vertrauen",
  nodes: "Knoten",
  rings: "Ringe",
  add: "Einem Knoten vertrauen",
}
