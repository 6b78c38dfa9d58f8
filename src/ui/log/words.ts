/** What the page of the log says. */
import { countText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

const lines = (count: number): string => countText(count, "line")

export const logWords = inLanguage("log", {
  intro:
    "What tor, the relay’s tor and the node say of their work, as it happens. Keys, links and addresses are left out.",
  sources: { tor: "Tor", relay: "Relay", node: "Node" },
  levels: { notice: "Notice", warn: "Warning", err: "Error" },
  shown: { notice: "All levels", warn: "Warnings and errors", err: "Errors only" },
  linesOf: "Lines of",
  level: "Level",
  searchLog: "Search the log",
  search: "Search",
  lines: "Lines",
  count: lines,
  noMatch: "No line matches.",
  copied: (count: number): string => `${lines(count)} copied. Look through them before you pass them on.`,
  notCopied: "The browser does not let this page copy. Select the lines, and press Ctrl-C.",
  pause: "Pause",
  goOn: (missed: number): string => (missed > 0 ? `Go on: ${countText(missed, "new line")}` : "Go on"),
  copy: "Copy shown lines",
  none: "No lines yet.",
  reading: "Reading the log …",
})
