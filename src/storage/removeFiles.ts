/**
 * Deletes a torrent's data: of the files that this node made, those that are as it left them. Each is looked at just
 * before it is deleted; whatever speaks against it keeps it, and is told.
 */
import type { PieceIndex } from "../core/ids.ts"
import type { Seen } from "./Disk.ts"
import { inBatches } from "./inBatches.ts"
import type { OwnFiles } from "./OwnFiles.ts"
import { type Obstacle, type PieceStore, StoreError, type Verified } from "./PieceStore.ts"
import { pieceSize } from "../core/merkle.ts"

type Reader = Pick<PieceStore, "verify" | "read">

export const removeFiles = async (
  own: OwnFiles,
  reader: Reader,
  verified: Verified,
  used: (path: string) => string | undefined,
): Promise<readonly Obstacle[]> => {
  const { metainfo, folder } = own.parts
  folder.forget()
  let failure: StoreError | undefined
  const keep = (error: unknown): undefined => {
    if (!(error instanceof StoreError)) throw error
    failure ??= error
  }
  const kept = await inBatches(metainfo.files.length, (index) =>
    removeFile(own, index, reader, verified, used).catch(keep),
  )
  await own.folders.delete().catch(keep)
  if (failure) throw failure
  // What is in the way of a whole folder is told once.
  return [...new Map(kept.flatMap((each) => (each ? [[each.path, each] as const] : []))).values()]
}

async function removeFile(
  own: OwnFiles,
  index: number,
  reader: Reader,
  verified: Verified,
  used: (path: string) => string | undefined,
): Promise<Obstacle | undefined> {
  const { metainfo, folder } = own.parts
  const path = folder.pathOf(metainfo.files[index]!)
  const standing = await own.look(index)
  if (standing.is === "absent") return undefined
  if (standing.is === "blocked") return standing.by
  if (standing.is === "unknown" || own.how(index) !== "made") return { path, what: "was not made by this node" }
  const use = used(path)
  if (use !== undefined) return { path, what: use }
  if (!own.unchanged(index, standing.seen) && !(await asWritten(own, index, standing.seen, reader, verified))) {
    return { path, what: "was changed by something else since this node wrote it" }
  }
  await own.deleteFile(index, standing.seen)
  return undefined
}

/** Each piece of it is right, or nothing at all was written there. */
export async function asWritten(
  own: OwnFiles,
  index: number,
  seen: Seen,
  reader: Reader,
  verified: Verified,
): Promise<boolean> {
  const { metainfo } = own.parts
  const file = metainfo.files[index]!
  if (seen.size !== file.length) return false
  for (let i = 0; i < file.pieceCount; i++) {
    const piece = (file.firstPiece + i) as PieceIndex
    if (await reader.verify(piece)) continue
    if (verified(piece) || (await reader.read(piece, 0, pieceSize(metainfo, piece))).some((octet) => octet !== 0))
      return false
  }
  return true
}
