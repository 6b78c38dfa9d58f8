/** A history, newest first, as lines: what was verified or copied step by step is told in one line until something else happened. */
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

const sum = (run: readonly HistoryEntry[], of: (event: HistoryEntry["event"]) => unknown): number =>
  run.reduce((all, { event }) => all + (typeof of(event) === "number" ? (of(event) as number) : 0), 0)

/** What comes in many steps, told as one. */
const inSteps: Readonly<Record<string, (run: readonly HistoryEntry[]) => string>> = {
  PiecesVerified: (run) => {
    const pieces = sum(run, ({ pieces: all }) => (Array.isArray(all) ? all.length : 0))
    return `${countText(pieces, "piece")} verified and on disk (${bytesText(sum(run, ({ bytes }) => bytes))}), in ${run.length} steps.`
  },
  EntriesMirrored: (run) =>
    `Copied and checked up to entry ${sum(run.slice(0, 1), ({ seq }) => seq)} (${bytesText(sum(run, ({ octets }) => octets))}), in ${run.length} steps.`,
}

export const historyLines = (entries: readonly HistoryEntry[]): readonly HistoryLine[] => {
  const runs: HistoryEntry[][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    if (run && Object.hasOwn(inSteps, factName(entry)) && factName(run[0]!) === factName(entry)) run.push(entry)
    else runs.push([entry])
  }
  return runs.map((run) => ({
    key: String(run.at(-1)!.seq),
    at: run[0]!.at,
    text: run.length === 1 ? historySentence(run[0]!) : inSteps[factName(run[0]!)]!(run),
    fact: factName(run[0]!),
    entries: run,
  }))
}
