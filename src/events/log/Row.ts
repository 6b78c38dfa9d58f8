/**
 * One row of the log as it is stored. A redacted row keeps only `seq`, `body_hash` and `hash`; it never becomes a Row.
 */
export interface EventRow {
  readonly seq: number
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly at: number
  readonly cause: string
  readonly payload: string
  readonly expires: 0 | 1
}

export type HeadRow = Omit<EventRow, "payload">

export interface Row extends EventRow {
  /** 32 octets. */
  readonly body_hash: Uint8Array
  readonly hash: Uint8Array
}
