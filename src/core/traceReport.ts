/**
 * What was found in many files, put together for people: by kind, worst first, and in a kind by sort of thing. As long
 * as somebody can read, however many files there are.
 */
import { TRACE_KINDS, type Trace, type TraceCounts, type TraceKind } from "./traces.ts"

export interface TraceFinding {
  readonly kind: TraceKind
  /** Which sort of thing it is, in words. */
  readonly what: string
  /** In how many files. */
  readonly count: number
  /** The most frequent of what the files say; none where the sort says it all. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
  readonly moreValues: number
  /** The first files, as paths below the share. */
  readonly files: readonly string[]
  /** It stands in names, which can only be changed by renaming. */
  readonly inName?: true
}

export interface TracesOf {
  readonly path: readonly string[]
  readonly traces: readonly Trace[]
}

const MOST_VALUES = 100
const MOST_FILES = 100
const MOST_SORTS = 200
/** Different values of one sort that are counted. */
const MOST_COUNTED = 1_000

interface Group {
  readonly kind: TraceKind
  readonly what: string
  readonly inName: boolean
  readonly values: Map<string, number>
  readonly files: string[]
  uncounted: number
  count: number
  last: string
}

export const findingsOf = (files: Iterable<TracesOf>): readonly TraceFinding[] => {
  const groups = new Map<string, Group>()
  for (const { path, traces } of files) {
    const name = path.join("/")
    for (const { kind, what, value, inName = false } of traces) {
      const key = `${kind}\0${what}\0${inName}`
      const known = groups.get(key)
      if (!known && groups.size >= MOST_SORTS) continue
      const group: Group = known ?? {
        kind,
        what,
        inName,
        values: new Map(),
        files: [],
        uncounted: 0,
        count: 0,
        last: "",
      }
      if (!known) groups.set(key, group)
      if (value !== "") {
        if (group.values.has(value) || group.values.size < MOST_COUNTED)
          group.values.set(value, (group.values.get(value) ?? 0) + 1)
        else group.uncounted++
      }
      if (group.count > 0 && group.last === name) continue
      group.last = name
      group.count++
      if (group.files.length < MOST_FILES) group.files.push(name)
    }
  }
  return [...groups.values()]
    .sort((a, b) => TRACE_KINDS.indexOf(a.kind) - TRACE_KINDS.indexOf(b.kind) || b.count - a.count)
    .map(({ kind, what, inName, values, files, uncounted, count }) => ({
      kind,
      what,
      count,
      values: [...values]
        .map(([value, of]) => ({ value, count: of }))
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST_VALUES),
      moreValues: Math.max(0, values.size - MOST_VALUES) + uncounted,
      files,
      ...(inName ? { inName: true as const } : {}),
    }))
}

/** Files in which something of each kind was found. */
export const countsOf = (files: Iterable<TracesOf>): TraceCounts => {
  const counts = new Map<TraceKind, number>()
  for (const { traces } of files)
    for (const kind of new Set(traces.map((trace) => trace.kind))) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return Object.fromEntries(TRACE_KINDS.flatMap((kind) => (counts.has(kind) ? [[kind, counts.get(kind)!]] : [])))
}
