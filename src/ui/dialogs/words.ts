/** What all dialogs have in common to say. */
import { numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const dialogWords = inLanguage("dialogs", {
  cancel: "Cancel",
  asking: "Asking the node …",
  more: (count: number) => `and ${numberText(count)} more`,
  path: "Give the whole path on the node’s machine, beginning with / or ~/.",
})
