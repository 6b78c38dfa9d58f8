/** A history, newest first, as lines: what was verified step by step is told in one line until something else happened. */
import { bytesText, countText } from "../../api/contract/figures.ts"
import type { HistoryEntry } from "../../api/contract/rows.ts"
import { factName, historySentence } from "./historySentence.ts"

export interface HistoryLine {
  readonly key: string
  readonly at: number
  readonly text: string
  readonly fact: string
  readonly entries: readonly HistoryEntry[]
}

export const historyLines = (entries: readonly HistoryEntry[]): readonly HistoryLine[] => {
  const runs: HistoryEntry[][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run && factName(entry) === "PiecesVerified" && factName(run[0]!) === "PiecesVerified") run.push(entry)
    else runs.push([entry])
  }
  return runs.map((run) => ({
    key: String(run.at(-1)!.seq),
    at: run[0]!.at,
    text: run.length === 1 ? historySentence(run[0]!) : verified(run),
    fact: factName(run[0]!),
    entries: run,
  }))
}

const verified = (run: readonly HistoryEntry[]): string => {
  const pieces = run.reduce((sum, { event }) => sum + (Array.isArray(event["pieces"]) ? event["pieces"].length : 0), 0)
  const bytes = run.reduce((sum, { event }) => sum + (typeof event["bytes"] === "number" ? event["bytes"] : 0), 0)
  return `${countText(pieces, "piece")} verified and on disk (${bytesText(bytes)}), in ${run.length} steps.`
}
