/**
 * One actor's life along a line of time: what a HistoryIndex tells, as runs with their versions and times; where in
 * time a version lies, and which version lies at a time. Within a run, events are taken to be evenly spread. Pure.
 */
import type { HistoryIndex } from "../../contract/timeTravel.ts"
import { type FactTone, factTone } from "./factTone.ts"

export interface Run {
  /** Null: the log keeps nothing of these but their place. */
  readonly fact: string | null
  readonly tone: FactTone
  /** Versions of its first event and its last. */
  readonly first: number
  readonly last: number
  /** In ms since 1970. */
  readonly from: number
  readonly to: number
}

export const runsOf = ({ facts, fact, count, began, lasted }: HistoryIndex): readonly Run[] => {
  const runs: Run[] = []
  let [from, last] = [0, 0]
  for (const [i, many] of count.entries()) {
    from += began[i]!
    const name = facts[fact[i]!] ?? null
    runs.push({
      fact: name,
      tone: factTone(name ?? ""),
      first: last + 1,
      last: last + many,
      from,
      to: from + lasted[i]!,
    })
    last += many
  }
  return runs
}

export const runAt = (runs: readonly Run[], version: number): Run | undefined =>
  runs.find(({ first, last }) => version >= first && version <= last)

export const timeAt = (runs: readonly Run[], version: number): number => {
  const run = runAt(runs, version)
  if (!run) return runs.at(-1)?.to ?? 0
  const { first, last, from, to } = run
  return first === last ? from : from + ((to - from) * (version - first)) / (last - first)
}

const kept = (run: Run): boolean => run.fact !== null

/** The last version at that time or before it, of those that are kept; the first of these where there is none. */
export const versionAt = (runs: readonly Run[], time: number): number => {
  const known = runs.filter(kept)
  const run = known.findLast(({ from }) => from <= time)
  if (!run) return known[0]?.first ?? 0
  const { first, last, from, to } = run
  return to === from || time >= to ? last : first + Math.floor(((last - first) * (time - from)) / (to - from))
}

/** The version itself, or where it has expired the nearest that has not: on the side one comes to, if there is any. */
export const keptAt = (runs: readonly Run[], version: number, by: 1 | -1): number => {
  if (kept(runAt(runs, version) ?? runs[0]!)) return version
  const after = runs.find((run) => kept(run) && run.first > version)?.first
  const before = runs.findLast((run) => kept(run) && run.last < version)?.last
  return (by === 1 ? (after ?? before) : (before ?? after)) ?? version
}

/** The first event of the next run of another fact, or of the one before. */
export const otherKind = (runs: readonly Run[], version: number, by: 1 | -1): number | undefined => {
  const here = runAt(runs, version)
  const other = (run: Run): boolean => kept(run) && run.fact !== here?.fact
  return by === 1
    ? runs.find((run) => run.first > version && other(run))?.first
    : runs.findLast((run) => run.last < version && other(run))?.first
}

/** How many events have expired. */
export const expiredIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { fact, first, last }) => sum + (fact === null ? last - first + 1 : 0), 0)

export interface Span {
  readonly from: number
  readonly to: number
}

/** Where the clock was set back, the last event is not the latest. */
export const spanOf = (runs: readonly Run[]): Span => ({
  from: runs.reduce((least, { from }) => Math.min(least, from), runs[0]?.from ?? 0),
  to: runs.reduce((most, { to }) => Math.max(most, to), runs[0]?.to ?? 0),
})

/** From 0 to 1. A life of one moment lies in the middle. */
export const placeIn = ({ from, to }: Span, time: number): number =>
  to === from ? 0.5 : Math.min(1, Math.max(0, (time - from) / (to - from)))
