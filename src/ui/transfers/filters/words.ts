/** What the filters, the search of the list and its views say. */
import { countText } from "../../../contract/figures.ts"
import { inLanguage } from "../../../contract/words/inLanguage.ts"

export const filterWords = inLanguage("filters", {
  groups: { visibility: "Visibility", tracker: "Tracker", trust: "Trust", tag: "Tags" },
  own: "Mine",
  nowhere: "None known here",
  degree: (steps: number): string =>
    steps === 0 ? "Mine" : steps === 1 ? "Chosen by me" : `${countText(steps, "step")} away`,
  of: (group: string, name: string): string => `${group}: ${name}`,
  asking: "Asking the node …",
  searchHint: "Name, path, tag, infohash",
})

export const viewWords = inLanguage("views", {
  views: "Views",
  keep: "Keep this view…",
  show: (name: string): string => `Show the view “${name}”`,
  more: (name: string): string => `What can be done with the view “${name}”`,
  rename: "Rename…",
  replace: "Replace by what is shown now",
  same: "It is what is shown now.",
  remove: "Delete",
  keepTitle: "Keep this view",
  renameTitle: "Rename this view",
  name: "Name",
  hint: "Filters, words of the search, order and columns are kept on the node, and its log remembers them.",
  go: "Keep",
  unkept: {
    nameless: "Give it a name.",
    taken: "A view has this name already.",
    full: "There is no room for another one. Delete a view or a search that you no longer need.",
    unsent: "The node cannot be reached just now. It is told as soon as it is back, while this page is open.",
  },
})
