/**
 * The end of a move: deletes at the old place what is at the new one, after a fresh look at both. Whatever speaks
 * against it keeps the file, and is told; a disk that refuses keeps it as well.
 */
import type { TorrentFile } from "../core/metainfo/Metainfo.ts"
import { type Seen, sameIdent } from "./Disk.ts"
import { inWholeBatches } from "./inBatches.ts"
import type { MoveParts } from "./MoveParts.ts"
import { parentOf } from "./OwnFolders.ts"
import { type Obstacle, StoreError, type Verified } from "./PieceStore.ts"
import { asWritten } from "./removeFiles.ts"

export const leaveFiles = async (
  parts: MoveParts,
  verified: Verified,
  used: (path: string) => string | undefined,
): Promise<readonly Obstacle[]> => {
  const { old, next } = parts
  const { metainfo, folder, disk } = old.own.parts
  folder.forget()
  next.own.parts.folder.forget()
  const emptied = new Set<string>([parentOf(folder.base)])
  const gone: TorrentFile[] = []
  const files = await inWholeBatches(metainfo.files.length, async (index): Promise<Obstacle | undefined> => {
    const file = metainfo.files[index]!
    const path = folder.pathOf(file)
    const what = await leaveFile(parts, index, path, verified, used).catch(wordsOf)
    if (what !== undefined) return { path, what }
    emptied.add(parentOf(path))
    const there = (await next.own.look(index)).is
    if (there === "own" || there === "equal") gone.push(file)
    return undefined
  })
  const left = files.filter((each) => each !== undefined)
  const refusals: string[] = []
  const keep = (error: unknown) => void refusals.push(wordsOf(error))
  await old.own.folders.delete().catch(keep)
  // Also those of the operator's, as the torrent would be kept from coming back there by them.
  await old.own.folders.deleteEmptied(gone).catch(keep)
  for (const each of emptied) await disk.sync(each)
  return refusals.length > 0 ? [...left, { path: folder.base, what: refusals.at(-1)! }] : left
}

/** @returns why it stays; undefined where nothing is there any more. */
const leaveFile = async (
  parts: MoveParts,
  index: number,
  path: string,
  verified: Verified,
  used: (path: string) => string | undefined,
): Promise<string | undefined> => {
  const { old, next } = parts
  const here = await old.own.look(index)
  if (here.is === "absent") return undefined
  if (here.is === "blocked") return here.by.what
  if (here.is === "unknown") return "is not known to be the torrent's"
  const use = used(path)
  if (use !== undefined) return use
  const there = await next.own.look(index)
  const arrived = there.is === "own" || there.is === "equal" ? there.seen : undefined
  if (arrived && sameIdent(arrived.ident, here.seen.ident)) {
    await oneNameLess(parts, index, here.seen, arrived)
    return undefined
  }
  if (!arrived && (old.own.how(index) !== "made" || holdsAnything(parts, index, verified)))
    return "is not at the new place"
  if (!old.own.unchanged(index, here.seen) && !(await asWritten(old.own, index, here.seen, old.store, verified)))
    return "holds something else as well, or was changed while it was moved"
  await old.own.deleteFile(index, here.seen)
  return undefined
}

/** The same file under two names: the old one goes, and no octet with it. */
const oneNameLess = async ({ old, next, carry }: MoveParts, index: number, here: Seen, there: Seen): Promise<void> => {
  const { metainfo, folder, disk } = next.own.parts
  const unchanged = next.own.unchanged(index, there)
  await carry(index, () => old.own.deleteFile(index, here))
  const now = await disk.look(folder.pathOf(metainfo.files[index]!))
  if (unchanged && now && sameIdent(now.ident, there.ident)) await next.own.parts.table?.mark(index, now.time)
}

/** Of a file that was not brought: whether it is one that should have been. */
const holdsAnything = ({ old }: MoveParts, index: number, verified: Verified): boolean => {
  const { firstPiece, pieceCount } = old.own.parts.metainfo.files[index]!
  return (
    pieceCount === 0 ||
    Array.from({ length: pieceCount }, (_, i) => firstPiece + i).some((piece) => verified(piece as never))
  )
}

const wordsOf = (error: unknown): string => {
  if (error instanceof StoreError) return `was not deleted: ${error.message}`
  throw error
}
