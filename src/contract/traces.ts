/**
 * A look at what files say about whoever shares them, before they are shared (`POST /api/looks`): what the node tells
 * its operator, and nobody else. It is kept in memory for a while, and its id goes into `SharePath`.
 */
import type { LeftOut } from "../core/leftOut.ts"
import type { TraceFinding } from "../core/traceReport.ts"
import type { TraceCounts, TraceKind } from "../core/traces.ts"

export type { TraceFinding } from "../core/traceReport.ts"
export type { MetadataAnswer, TraceAnswers, TraceCounts, TraceKind } from "../core/traces.ts"

/** A look that nobody asks for so long is forgotten. */
export const LOOK_KEPT_MS = 15 * 60_000

export interface LookAsked {
  /** On the node's machine, absolute. */
  readonly path: string
  /** A .torrent that the data are those of: its files are looked at, and none can be left out. */
  readonly torrent?: string
}

export interface LookBegun {
  readonly ok: true
  readonly id: string
}

export interface LookReport {
  readonly id: string
  readonly path: string
  /** What it would be called. */
  readonly name: string
  readonly state: "looking" | "done" | "failed"
  /** Why the files cannot be looked at. */
  readonly error: { readonly code: string; readonly message: string } | null
  /** Files that were looked at, and all there are; null until that is known. */
  readonly done: number
  readonly total: number | null
  readonly bytes: number
  /** What is there and cannot go along; of unsafe names nothing is shared before one says that they may stay here. */
  readonly leftOut: LeftOut
  /** Files with a finding of each kind. Empty until it is done, as are the findings. */
  readonly counts: TraceCounts
  /** Worst first. */
  readonly findings: readonly TraceFinding[]
  /** Kinds that are there, and of which nothing is shared without an answer. */
  readonly mustAnswer: readonly TraceKind[]
  /** What can be answered for each kind that is there. */
  readonly offered: { readonly [Kind in TraceKind]?: readonly ("leave-out" | "share" | "keep" | "clean")[] }
  /** Where no copies can be cleaned: how that becomes possible, in words. */
  readonly cleaning: string | null
}
