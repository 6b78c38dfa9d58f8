/**
 * What the hash workers are asked and answer: a job is a list of segments of files, each of which begins at a leaf
 * boundary; the answer is their leaf hashes. Plain data only: it crosses threads.
 */
export interface FileMark {
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly ino: bigint
}

export interface HashSegment {
  readonly path: string
  readonly offset: number
  readonly length: number
  /** If given, the file must be so before and after. */
  readonly mark?: FileMark
}

/**
 * `leaves` of all segments, concatenated. `code` is the operating system's, or "changed" (not as marked, or shorter).
 */
export type HashAnswer =
  | { readonly ok: true; readonly leaves: Uint8Array }
  | { readonly ok: false; readonly path: string; readonly code: string }
