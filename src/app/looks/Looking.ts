/** One look at files: what it is at, how far it is, and what it has found. */
import type { LookReport } from "../../contract/traces.ts"
import type { LeftOut } from "../../core/leftOut.ts"
import type { TraceFinding } from "../../core/traceReport.ts"
import type { TraceCounts } from "../../core/traces.ts"
import type { StoreError } from "../../storage/PieceStore.ts"
import type { FileAt, Look, LookedAt } from "../../traces/Look.ts"

/** What is to be looked at. */
export interface LookPlace {
  /** With no link in it. */
  readonly path: string
  /** What it is called. */
  readonly name: string
  /** Files of the operator's .torrent, where there is one: all of them, and no others, are shared. */
  readonly only?: ReadonlySet<string>
}

export interface Looking {
  readonly id: string
  readonly place: LookPlace
  readonly look: Look
  readonly ended: AbortController
  askedAt: number
  state: LookReport["state"]
  error: StoreError | undefined
  done: number
  total: number | undefined
  files: readonly LookedAt[]
  leftOut: LeftOut
  /** Went on changing while they were looked at: nobody knows what they say. */
  changed: readonly FileAt[]
  /** What they say, put together once. */
  counts: TraceCounts
  findings: readonly TraceFinding[]
  mat2: string | undefined
  /** How many work with what it has found: till then it is kept. */
  users: number
  /** All that was begun of it, one after the other. */
  running: Promise<void>
}
