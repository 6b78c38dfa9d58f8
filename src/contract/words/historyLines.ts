/**
 * A history, newest first, as lines. What comes in many steps is told in one line for each thing that it is about,
 * until something else happens; of credit and traffic also no longer than a day, so that each day's changes can be told
 * apart.
 */
import { dayOf } from "../../core/day.ts"
import { bytesText, countText, numberText } from "../figures.ts"
import type { HistoryEntry } from "../rows.ts"
import { uncharged } from "./creditHistory.ts"
import { factName, historySentence } from "./history.ts"
import { inLanguage } from "./inLanguage.ts"

export interface HistoryLine {
  readonly key: string
  readonly at: number
  readonly text: string
  readonly fact: string
  /** The torrent of another actor's that it names as its cause. */
  readonly torrent: string | null
  readonly entries: readonly HistoryEntry[]
}

type Run = readonly HistoryEntry[]

interface Steps {
  readonly text: (run: Run) => string
  /** What steps of one line have in common. */
  readonly about?: (entry: HistoryEntry) => string
}

const sum = (run: Run, of: (event: HistoryEntry["event"]) => unknown): number =>
  run.reduce((all, { event }) => all + (typeof of(event) === "number" ? (of(event) as number) : 0), 0)
const octets = (run: Run, field: string): string => bytesText(sum(run, (event) => event[field]))

const onDay = ({ at }: HistoryEntry): string => dayOf(at)
const torrentOf = ({ event }: HistoryEntry): string | null =>
  typeof event["torrent"] === "string" ? event["torrent"] : null

export const stepWords = inLanguage("steps", {
  pieces: (pieces: number, found: boolean, octets: string, steps: number) =>
    `${countText(pieces, "piece")} ${found ? "found whole on the disk" : "verified and on disk"} (${octets}), ` +
    `in ${numberText(steps)} steps.`,
  entries: (last: number, octets: string, steps: number) =>
    `Copied and checked up to entry ${numberText(last)} (${octets}), in ${numberText(steps)} steps.`,
  relayed: (octets: string, day: string, steps: number) =>
    `${octets} relayed on ${day}, in ${numberText(steps)} measurements.`,
  earned: (credit: string, relayed: string, day: string, steps: number) =>
    `+${credit} of credit for ${relayed} relayed on ${day}, by ${numberText(steps)} measurements.`,
  spent: (credit: string, payload: string, day: string, steps: number) =>
    `−${credit} of credit for ${payload} downloaded and verified on ${day}, in ${numberText(steps)} steps.`,
})

const inSteps: Readonly<Record<string, Steps>> = {
  PiecesVerified: {
    about: ({ event }) => (event["found"] === true ? "found" : "fetched"),
    text: (run) => {
      const pieces = sum(run, ({ pieces: all }) => (Array.isArray(all) ? all.length : 0))
      return stepWords.pieces(pieces, run[0]!.event["found"] === true, octets(run, "bytes"), run.length)
    },
  },
  EntriesMirrored: {
    text: (run) =>
      stepWords.entries(
        sum(run.slice(0, 1), ({ seq }) => seq),
        octets(run, "octets"),
        run.length,
      ),
  },
  RelayTrafficMeasured: {
    about: onDay,
    text: (run) => stepWords.relayed(octets(run, "relayed"), onDay(run[0]!), run.length),
  },
  CreditEarned: {
    about: onDay,
    text: (run) => stepWords.earned(octets(run, "credit"), octets(run, "relayed"), onDay(run[0]!), run.length),
  },
  CreditSpent: {
    about: (entry) => `${onDay(entry)} ${torrentOf(entry)}`,
    text: (run) =>
      sum(run, (event) => event["credit"]) === 0
        ? `${uncharged(octets(run, "payload"))}.`
        : stepWords.spent(octets(run, "credit"), octets(run, "payload"), onDay(run[0]!), run.length),
  },
}

const runsOf = (entries: Run): readonly HistoryEntry[][] => {
  const runs: HistoryEntry[][] = []
  const open = new Map<string, HistoryEntry[]>()
  for (const entry of entries) {
    const fact = factName(entry)
    const steps = Object.hasOwn(inSteps, fact) ? inSteps[fact] : undefined
    const name = steps && `${fact} ${steps.about?.(entry) ?? ""}`
    const run = name === undefined ? undefined : open.get(name)
    if (run) {
      run.push(entry)
      continue
    }
    const fresh = [entry]
    runs.push(fresh)
    if (name === undefined) open.clear()
    else open.set(name, fresh)
  }
  return runs
}

export const historyLines = (entries: Run): readonly HistoryLine[] =>
  runsOf(entries).map((run) => ({
    key: String(run.at(-1)!.seq),
    at: run[0]!.at,
    text: run.length === 1 ? historySentence(run[0]!) : inSteps[factName(run[0]!)]!.text(run),
    fact: factName(run[0]!),
    torrent: factName(run[0]!) === "CreditSpent" ? torrentOf(run[0]!) : null,
    entries: run,
  }))
