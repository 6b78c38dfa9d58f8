/**
 * What stands at a torrent's place, told file by file without reading any. Owns what follows from how a file stands.
 */
import type { PieceIndex } from "../core/ids.ts"
import type { TorrentFile } from "../core/metainfo/Metainfo.ts"
import { pieceSize } from "../core/merkle.ts"
import { inBatches } from "./inBatches.ts"
import { inTheWay } from "./inTheWay.ts"
import type { OwnFiles } from "./OwnFiles.ts"
import type { Obstacle, Survey, Verified } from "./PieceStore.ts"

export const surveyFiles = async (own: OwnFiles, verified: Verified): Promise<Survey> => {
  const { metainfo, folder, disk } = own.parts
  folder.forget()
  const standings = await inBatches(metainfo.files.length, (index) => own.look(index))
  let begun = false
  for (let piece = 0; piece < metainfo.pieceCount && !begun; piece++) begun = verified(piece as PieceIndex)
  const missing: string[] = []
  const obstacles = new Map<string, Obstacle>()
  const touched: number[] = []
  let unknown = (await own.folders.strange()) !== undefined
  let room = 0
  for (const [index, file] of metainfo.files.entries()) {
    const standing = standings[index]!
    const wanted = own.wants(index)
    const { expected, left } = progressOf(metainfo, file, verified, begun && wanted && isKnown(own, index))
    // Whatever is at the place of what is not wanted, and was never begun, is in nobody's way.
    if (!wanted && !expected) continue
    if (standing.is === "blocked") obstacles.set(standing.by.path, standing.by)
    else if (standing.is === "absent") {
      if (expected) missing.push(file.path.join("/"))
      if (wanted) room += left
    } else {
      if (standing.is === "unknown" || (standing.is === "equal" && left > 0)) unknown = true
      else if (standing.seen.size < file.length) {
        if (expected) missing.push(file.path.join("/"))
      } else if (left === 0 && !own.unchanged(index, standing.seen)) touched.push(index)
      if (wanted) room += Math.min(left, Math.max(0, file.length - standing.seen.taken))
    }
  }
  const free = room > 0 ? await disk.free(folder.base) : 0
  return {
    missing,
    inTheWay: obstacles.size > 0 ? inTheWay([...obstacles.values()]) : undefined,
    unknown,
    touched: own.parts.table ? touched : [],
    room,
    free,
  }
}

/** Whether the file was there once: an empty one may have come to be wanted, and not be made yet. */
const isKnown = (own: OwnFiles, index: number): boolean => !own.parts.table || own.how(index) !== undefined

/** Whether something of the file should be there, and how many octets of it are not verified. */
const progressOf = (
  metainfo: Parameters<typeof pieceSize>[0],
  file: TorrentFile,
  verified: Verified,
  empty: boolean,
) => {
  if (file.pieceCount === 0) return { expected: empty, left: 0 }
  let left = 0
  let expected = false
  for (let piece = file.firstPiece; piece < file.firstPiece + file.pieceCount; piece++) {
    if (verified(piece as PieceIndex)) expected = true
    else left += pieceSize(metainfo, piece)
  }
  return { expected, left }
}
