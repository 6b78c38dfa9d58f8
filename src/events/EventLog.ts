/**
 * EventLog port: the append-only history of all actors (adapters: SqliteEventLog, MemoryEventLog). Owns the words.
 * Rules: LOG1 what `append` has resolved survives kill -9 and power loss · LOG2 (stream, version) is unique and dense ·
 * LOG3 an event is never changed; an expired one is redacted to its bare hash · LOG4 each row's hash covers the row
 * before · LOG5 listeners hear committed events only, in seq order, each once.
 */
import type { Millis, Seq, StreamId } from "../core/ids.ts"
import type { DomainEvent, Facts } from "./facts.ts"

export interface StoredEvent {
  readonly seq: Seq
  readonly stream: StreamId
  /** Position in its stream, from 1. */
  readonly version: number
  /** `torrent.PiecesVerified/1` */
  readonly type: string
  readonly at: Millis
  /** Id of the input that caused it (Moment.id). */
  readonly cause: string
  /** Decoded and upcast to the present version. */
  readonly event: DomainEvent
  readonly durability: "kept" | "expiring"
}

/** What is known of an event without reading what it says. */
export type EventHead = Omit<StoredEvent, "event">

export interface Seal {
  /** Hex. */
  readonly hash: string
  /** What stands there, and the hash of the event before, lead to it. */
  readonly holds: boolean
}

export interface Append {
  readonly stream: StreamId
  /** Version of the stream's last event that the decision has seen; 0 for a new stream. */
  readonly expected: number
  readonly events: readonly DomainEvent[]
  readonly at: Millis
  readonly cause: string
}

export interface EventLog {
  /**
   * Queues for the one writer; resolves when committed. Volatile facts must not be passed. Appends of one stream commit
   * in the order they were queued. @throws LogError
   */
  append(append: Append): Promise<readonly StoredEvent[]>
  /** Events after `after` in seq order, at most `limit` (≤ 1,000); redacted ones are left out. */
  page(after: Seq, limit: number): Promise<readonly StoredEvent[]>
  /** One stream's events after `version`, at most `limit` (≤ 1,000). */
  streamPage(stream: StreamId, version: number, limit: number): Promise<readonly StoredEvent[]>
  /** The same as `page`, without what the events say: quick, as nothing is decoded. At most `limit` (≤ 10,000). */
  heads(after: Seq, limit: number): Promise<readonly EventHead[]>
  /** The same as `streamPage`, without what the events say. At most `limit` (≤ 10,000). */
  streamHeads(stream: StreamId, version: number, limit: number): Promise<readonly EventHead[]>
  /** All streams of a kind (`torrent`) that have events left, by name, with the version of the last one. */
  streams(kind: string): Promise<readonly { readonly stream: StreamId; readonly version: number }[]>
  /** Undefined where there is no such event, or it has expired. */
  seal(seq: Seq): Promise<Seal | undefined>
  head(): Promise<Seq>
  /** Called with each committed batch; returns the unsubscriber. */
  onCommit(listener: (batch: readonly StoredEvent[]) => void): () => void
  /** Redacts expiring events older than `before`; returns how many. */
  expire(before: Millis): Promise<number>
  close(): Promise<void>
}

/** What the log needs to know of the facts: all kinds, for encoding and decoding. */
export type Registry = readonly Facts[]

export class LogError extends Error {
  readonly _tag = "LogError"
  readonly code: "conflict" | "invalid" | "full" | "io" | "corrupt" | "locked" | "closed" | "unsupported"
  constructor(code: LogError["code"], message: string) {
    super(message)
    this.name = "LogError"
    this.code = code
  }
}

/** The world's fault, not the program's: what was asked may work when it is asked again. */
export const isDiskTrouble = (error: unknown): error is LogError =>
  error instanceof LogError &&
  (error.code === "full" || error.code === "io" || error.code === "locked" || error.code === "closed")
