/** Texts as a search compares them, in the page as on the node: what is shown alike is alike. */
export { folded } from "../core/searchWords.ts"
