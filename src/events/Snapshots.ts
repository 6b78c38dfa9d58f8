/**
 * Snapshots port: states as they were folded up to a version of their stream, so that a long history is not read from
 * its beginning at each start (adapter: SqliteSnapshots). Each can be lost at any time, and the log is always right.
 */
import type { StreamId } from "../core/ids.ts"

export interface Snapshot {
  /** Of the stream's last event that is in it; `seq` and `cause` tell whether the log has that very event. */
  readonly version: number
  readonly seq: number
  readonly cause: string
  /** What becomes JSON. */
  readonly state: unknown
}

export interface Snapshots {
  /** @param form names the code that folded it. Undefined where there is none of it, or none can be read now. */
  find(stream: StreamId, form: string): Snapshot | undefined
  /** In place of the one before. What cannot be kept now is not kept. */
  keep(stream: StreamId, form: string, snapshot: Snapshot): void
}
