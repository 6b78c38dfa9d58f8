/** What the workers that look into files are asked, and answer. Plain data only: it crosses threads. */
import type { Trace } from "../core/traces.ts"
import type { Person } from "./Person.ts"

export interface TraceJob {
  /** Below the share, with its own name as the last element. */
  readonly path: readonly string[]
  readonly source: string
  /** As the file was found; it must be so before and after. */
  readonly mark: Mark
  readonly person: Person
}

export interface Mark {
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly ino: bigint
}

export interface TraceAnswer {
  readonly traces: readonly Trace[]
  /** Something else lies there than what was found, or it cannot be opened. */
  readonly unread?: "changed" | "denied"
}
