/**
 * What lies in a data folder when a node starts, as far as it must fit together: no paths, no secrets, so that a table
 * can hold each case.
 */

/**
 * `absent` is not there, `empty` has no octet, `damaged` is no such file, `newer` was written by a later version,
 * `denied` cannot be opened.
 */
export type FileState = "sound" | "absent" | "empty" | "damaged" | "newer" | "denied"

/**
 * What the node knew of itself when it last ran, kept in the vault, far from the log: by this a lost or exchanged file
 * is noticed.
 */
export interface HistoryMark {
  /** Of the newest event by then, and its place in the chain of hashes. */
  readonly seq: number
  readonly hash: string
  /** Hash of the log's first event: no other log has it. */
  readonly first: string
  /** Names of the secrets that are made once and kept for ever. */
  readonly secrets: readonly string[]
  /** Digests of the two that give the node its names: other digests, other addresses. */
  readonly digests: Readonly<Record<string, string>>
  /** This history once took the place of another, of which secrets may still be here. */
  readonly doubtful: boolean
}

export interface LogFound {
  readonly state: FileState
  readonly head: number
  readonly first: string | undefined
  /** Hash of the event at the mark's place, when there is one. */
  readonly atMark: string | undefined
  /** `NodeCreated` is in it. */
  readonly created: boolean
  /** The tracker's key was exchanged by a backup after the mark was made. */
  readonly restored: boolean
}

export interface Findings {
  readonly log: LogFound
  readonly mark: HistoryMark | undefined
  readonly markState: FileState
  /** Every secret in the vault that does not belong to one share, download or mirror. */
  readonly secrets: Readonly<Record<string, FileState>>
  /** As in the mark; the tracker may have a second one, of the key that a backup is about to give it. */
  readonly digests: Readonly<Record<string, readonly string[]>>
  /** Something else is there that only a node with a history has: torrents, or secrets of shares and downloads. */
  readonly traces: boolean
  /** The copies of trackers. */
  readonly entries: FileState | "older"
}

export interface Verdict {
  /** Relative to the data folder, as the operator names it. */
  readonly file: string
  /**
   * `stop`: the operator must decide. `refuse`: nothing to decide, something to do. `anew`: it is made again, and that
   * is said.
   */
  readonly grade: "stop" | "refuse" | "anew"
  readonly what: string
  /** By going on without it. */
  readonly lost: string
  /** What going on does with the file: puts it aside under another name, or takes it as it is. */
  readonly way: "aside" | "keep"
}
