/** What is said of searches that are kept. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const keptWords = inLanguage("searches", {
  label: "Kept searches",
  keep: "Keep this search",
  hint: "A kept search is written down on this node, and its log remembers it also after you take it away.",
  narrowed: "(narrowed)",
  forget: (text: string): string => `Take away the search “${text}”`,
  full: "There is no room for another one. Take away a search or a view that you no longer need.",
  unsent: "The node cannot be reached just now. It is told as soon as it is back, while this page is open.",
})
