/**
 * Log lines as their operator may read them: of the tor that carries the node, of the relay's tor, of the node itself.
 * No secrets are in them.
 */
import { Schema } from "effect"
import type { Millis } from "../core/ids.ts"

export const LogSource = Schema.Literal("tor", "relay", "node")
export type LogSource = typeof LogSource.Type

export type LogLevel = "notice" | "warn" | "err"

export interface LogLine {
  /** Rises by one over all sources; begins anew with the node. */
  readonly id: number
  readonly at: Millis
  readonly source: LogSource
  readonly level: LogLevel
  readonly text: string
}

/** Oldest first. */
export interface LogPage {
  readonly lines: readonly LogLine[]
}
