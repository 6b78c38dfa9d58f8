/** What is said of trusted nodes before the rest of their page is fetched. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const trustFirst = inLanguage("trustFirst", {
  text: "Trust",
  nodes: "Nodes",
  rings: "Rings",
  add: "Trust a node",
})
