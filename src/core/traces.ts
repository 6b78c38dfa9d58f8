/**
 * What files say about whoever shares them, in kinds, worst first; which of them must be answered before anything is
 * shared, and what an answer can be. Pure.
 */
export const TRACE_KINDS = ["secret", "place", "name", "device", "time", "not-looked-into"] as const
export type TraceKind = (typeof TRACE_KINDS)[number]

/** Something that a file says, or its name. */
export interface Trace {
  readonly kind: TraceKind
  /** Which sort of thing it is, in words: "author", "GPS position". */
  readonly what: string
  /** As the file says it; empty where the sort says it all. */
  readonly value: string
  /** It stands in the name, which nobody changes but its owner. */
  readonly inName?: true
}

/** leave-out: the files are not shared · keep: they are, as they are · clean: copies of them without it are. */
export type TraceAnswer = "leave-out" | "keep" | "clean"
/** What can be answered for each kind. Secrets go out by a word of their own alone. */
export const TRACE_ANSWERS = {
  secret: ["leave-out", "share"],
  place: ["leave-out", "keep", "clean"],
  name: ["leave-out", "keep", "clean"],
  device: ["leave-out", "keep", "clean"],
  time: ["leave-out", "keep", "clean"],
  "not-looked-into": ["leave-out", "keep"],
} as const satisfies Record<TraceKind, readonly (TraceAnswer | "share")[]>
export type TraceAnswers = { readonly [Kind in TraceKind]?: (typeof TRACE_ANSWERS)[Kind][number] | undefined }

/** Of these nothing is shared before its sharer has said what to do. */
export const MUST_BE_ANSWERED: readonly TraceKind[] = ["secret", "place", "name", "device"]

/** Files by kind; a kind that is not there has none. */
export type TraceCounts = { readonly [Kind in TraceKind]?: number | undefined }

/** What somebody knew when they shared: without names of files, and without values. */
export interface MetadataAnswer {
  /** Files that were looked at. */
  readonly files: number
  /** Files in which something was found, by kind. */
  readonly findings: TraceCounts
  /** Of these kinds something goes along all the same. */
  readonly kept: readonly TraceKind[]
  readonly leftOut: number
  readonly cleaned: number
}

/** Values are shown, never worked with. */
export const MAX_TRACE_VALUE = 200
/** More of one file says nothing more. */
export const MAX_FILE_TRACES = 64
