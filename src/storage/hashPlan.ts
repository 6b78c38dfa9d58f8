/**
 * Cuts the files of a new torrent into jobs for the hash workers: large enough that messages cost nothing beside
 * hashing, small enough that all workers end at about the same time and progress is seen to move. Jobs follow each
 * other without a gap in the torrent's leaves and pieces.
 */
import { LEAF_SIZE, treeWidth } from "../core/merkleTree.ts"
import type { HashSegment } from "./hashJob.ts"
import type { ScannedFile } from "./scanFolder.ts"

const JOB_OCTETS = 4 * 1024 * 1024
const JOB_SEGMENTS = 128

/** Begins at a piece boundary. */
export interface PlannedSegment extends HashSegment {
  /** Leaves in the tree of one piece. */
  readonly leafWidth: number
}

export interface PlannedJob {
  readonly segments: readonly PlannedSegment[]
  readonly octets: number
  readonly firstLeaf: number
  readonly firstPiece: number
}

export function* hashPlan(files: readonly ScannedFile[], pieceLength: number): Generator<PlannedJob> {
  const step = Math.max(pieceLength, JOB_OCTETS)
  let leaf = 0
  let piece = 0
  let job = { segments: [] as PlannedSegment[], octets: 0, firstLeaf: 0, firstPiece: 0 }
  for (const file of files) {
    const leafWidth =
      file.length <= pieceLength ? treeWidth(Math.ceil(file.length / LEAF_SIZE)) : pieceLength / LEAF_SIZE
    for (let offset = 0; offset < file.length; offset += step) {
      const length = Math.min(step, file.length - offset)
      job.segments.push({ path: file.source, offset, length, leafWidth, mark: file.mark })
      job.octets += length
      leaf += Math.ceil(length / LEAF_SIZE)
      piece += Math.ceil(length / pieceLength)
      if (job.octets < JOB_OCTETS && job.segments.length < JOB_SEGMENTS) continue
      yield job
      job = { segments: [], octets: 0, firstLeaf: leaf, firstPiece: piece }
    }
  }
  if (job.segments.length > 0) yield job
}
