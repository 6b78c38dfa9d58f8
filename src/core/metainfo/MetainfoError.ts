/**
 * Why octets are no torrent for this node. `message` tells the operator what to do; it never repeats odd characters
 * raw.
 */
export type MetainfoCode =
  /** Not canonical bencode, or over its caps. */
  | "bencode"
  | "not-a-torrent"
  /** Version 1 only. */
  | "v1"
  /** Version 1 and 2 in one. */
  | "hybrid"
  | "version"
  | "piece-length"
  | "private"
  | "name"
  | "file-tree"
  | "same-name"
  | "piece-layers"
  | "too-many-files"
  | "too-many-pieces"
  | "empty"

export class MetainfoError extends Error {
  readonly _tag = "MetainfoError"
  readonly code: MetainfoCode
  constructor(code: MetainfoCode, message: string) {
    super(message)
    this.name = "MetainfoError"
    this.code = code
  }
}
