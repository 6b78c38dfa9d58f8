/** What is said of a path while it is typed. */
import { bytesText, countText } from "../../../contract/figures.ts"
import { inLanguage } from "../../../contract/words/inLanguage.ts"

export const pathWords = inLanguage("path", {
  list: "On the node’s machine",
  last: "Used last",
  found: (count: number): string => countText(count, "name to choose", "names to choose from"),
  free: (bytes: number): string => `${bytesText(bytes)} free here`,
  more: "There are more: type on",
  unnamed: (count: number): string =>
    countText(count, "name that is not UTF-8 is left out", "names that are not UTF-8 are left out"),
  signs: "Its name holds signs that cannot be typed here. Rename it, or use the command line.",
})
