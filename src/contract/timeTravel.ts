/** What was, as the log tells it: one actor's life, the node as it was, and what has happened to all of it. */
import type { Millis, Seq } from "../core/ids.ts"
import type { HistoryEntry, Rows, TableName } from "./rows.ts"

/**
 * One actor's events as runs, oldest first, in columns: a run is of one fact, each within ten minutes of the one
 * before; or of events that have expired, which the log keeps nothing of but their place.
 */
export interface HistoryIndex {
  /** Version of the last event; the first is 1, and each is one more than the one before. */
  readonly last: number
  /** Names of facts, such as `PiecesVerified`; columns point to them by number. */
  readonly facts: readonly string[]
  /** By run: which fact, or -1 for what has expired. */
  readonly fact: readonly number[]
  /** By run: how many events. */
  readonly count: readonly number[]
  /** By run: when it began, in ms after the beginning of the run before (of the first: since 1970). */
  readonly began: readonly number[]
  /** By run: how long it lasted, in ms. */
  readonly lasted: readonly number[]
}

/** A mode that the actor has been in, from which event on. */
export interface ModeVisit {
  readonly mode: string
  readonly version: number
  readonly at: Millis
  /** The fact that led into it. */
  readonly fact: string
}

export interface ModesPage {
  /** Oldest first. */
  readonly visits: readonly ModeVisit[]
}

/** One actor right after one of its events. */
export interface StateAt<Table extends TableName = TableName> {
  readonly entry: HistoryEntry
  /** Of the last event that there is. */
  readonly last: number
  /** Of the input that it came of; events with the same were decided together. */
  readonly cause: string
  /** Hex, and whether it follows from what the log has there and from the event before. */
  readonly hash: string
  readonly holds: boolean
  readonly mode: string
  readonly modeBefore: string
  /** As it was shown then, without what lies in the vault or comes and goes without events. */
  readonly row: Rows[Table][number]
  /** Null where this is the first event. */
  readonly before: Rows[Table][number] | null
}

/** The whole node right after one event. */
export interface NodeAt {
  readonly seq: Seq
  readonly at: Millis
  readonly head: Seq
  readonly rows: Rows
}

export interface ActivityEntry extends HistoryEntry {
  /** Of the row that it is about; null for an actor that has none. */
  readonly table: TableName | null
  readonly kind: string
  readonly id: string
}

export interface ActivityAsked {
  /** Only with a lower seq. */
  readonly before?: number
  /** Of these kinds of actors alone. */
  readonly kinds?: readonly string[]
  readonly limit: number
}

/** Newest first. */
export interface ActivityPage {
  readonly entries: readonly ActivityEntry[]
  /** To ask on with; null at the beginning of the log. */
  readonly before: number | null
}

/**
 * All that has happened, by the hour, in columns, in the order of the log: where the node's clock was set back, an hour
 * is earlier than the one before. Hours in which nothing happened are left out.
 */
export interface ActivityIndex {
  readonly head: Seq
  /** Hours since 1970: of the first, then how many more than the one before. */
  readonly hours: readonly number[]
  /** Seq of the first event of each hour, in the same way. */
  readonly first: readonly number[]
  readonly kinds: readonly string[]
  /** By kind, by hour. */
  readonly counts: readonly (readonly number[])[]
}
