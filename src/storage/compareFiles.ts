/**
 * Reads what is at a torrent's place, tells which pieces are right, and takes for the torrent what is the torrent's. A
 * file that is not taken counts as without a single right piece, whatever it holds: it is not the torrent's to serve,
 * nor to write to.
 */
import type { PieceIndex } from "../core/ids.ts"
import { inBatches } from "./inBatches.ts"
import { inTheWay } from "./inTheWay.ts"
import type { OwnFiles } from "./OwnFiles.ts"
import { type Comparison, type Obstacle, StoreError } from "./PieceStore.ts"

/** Files compared at once; each has many pieces read at once. */
const FILES_AT_ONCE = 16

interface Outcome {
  readonly good: readonly PieceIndex[]
  readonly bad: readonly PieceIndex[]
  readonly obstacle?: Obstacle
}

export const compareFiles = async (
  own: OwnFiles,
  verify: (piece: PieceIndex) => Promise<boolean>,
  comparison: Comparison,
): Promise<void> => {
  const { metainfo, folder } = own.parts
  const { signal, useExisting, onChecked } = comparison
  folder.forget()
  const strange = await own.folders.strange()
  const obstacles = new Map<string, Obstacle>()
  let goodPieces = 0
  for (let first = 0; first < metainfo.files.length && !signal.aborted; first += FILES_AT_ONCE) {
    const indexes = Array.from({ length: Math.min(FILES_AT_ONCE, metainfo.files.length - first) }, (_, i) => first + i)
    const outcomes = await Promise.all(indexes.map((index) => compareFile(own, index, verify, comparison)))
    if (signal.aborted) return
    const good = outcomes.flatMap((outcome) => outcome.good)
    goodPieces += good.length
    for (const { obstacle } of outcomes) if (obstacle) obstacles.set(obstacle.path, obstacle)
    await onChecked(
      good,
      outcomes.flatMap((outcome) => outcome.bad),
    )
  }
  if (signal.aborted) return
  if (obstacles.size > 0) throw inTheWay([...obstacles.values()])
  if (!strange) return
  if (goodPieces === 0 && !useExisting)
    throw inTheWay([
      { path: folder.base, what: "is a folder with other things in it and nothing of this torrent", usable: true },
    ])
  await own.folders.take(strange)
}

async function compareFile(
  own: OwnFiles,
  index: number,
  verify: (piece: PieceIndex) => Promise<boolean>,
  { useExisting, signal }: Comparison,
): Promise<Outcome> {
  const { metainfo, folder } = own.parts
  const file = metainfo.files[index]!
  const pieces = Array.from({ length: file.pieceCount }, (_, i) => (file.firstPiece + i) as PieceIndex)
  const standing = await own.look(index)
  const wanted = own.wants(index)
  // Nothing is written there, so nothing is in the way.
  if (standing.is === "blocked") return { good: [], bad: pieces, ...(wanted ? { obstacle: standing.by } : {}) }
  if (standing.is === "absent") return { good: [], bad: pieces }
  const verdicts = await inBatches(pieces.length, (i) => verify(pieces[i]!), signal)
  if (signal.aborted) return { good: [], bad: [] }
  const { seen } = standing
  const good = pieces.filter((_, i) => verdicts[i])
  const bad = pieces.filter((_, i) => !verdicts[i])
  const whole = bad.length === 0 && seen.size === file.length
  if (standing.is === "own") {
    if (whole) await own.confirm(index, seen)
    return { good, bad }
  }
  const path = folder.pathOf(file)
  if (whole) await own.take(index, "equal", seen)
  // The word is not on a file that nobody wants and that has nothing of the torrent in it.
  else if (useExisting && seen.names === 1 && (wanted || good.length > 0)) await own.take(index, "given", seen)
  else if (!wanted) return { good: [], bad: pieces }
  else return { good: [], bad: pieces, obstacle: { path, ...why(good.length, pieces.length, seen.names, useExisting) } }
  return { good, bad }
}

const why = (good: number, pieces: number, names: number, given: boolean): Omit<Obstacle, "path"> => {
  if (given && names > 1)
    return { what: "has another name elsewhere (a hard link), where its content would change as well" }
  return {
    what:
      good === 0
        ? "holds something else"
        : `holds ${good} of the ${pieces} pieces that it has in the torrent, and something else`,
    usable: names === 1,
  }
}

/** Whether a whole file is still what it should be; a fault of the disk is not taken for a change. */
export const confirmFile = async (
  own: OwnFiles,
  index: number,
  verify: (piece: PieceIndex) => Promise<boolean>,
): Promise<boolean> => {
  const file = own.parts.metainfo.files[index]!
  const standing = await own.look(index)
  if (standing.is !== "own" && standing.is !== "equal") return false
  let right = true
  await inBatches(file.pieceCount, async (i) => {
    if (right && !(await verify((file.firstPiece + i) as PieceIndex))) right = false
  })
  if (right) await own.confirm(index, standing.seen)
  return right
}

/** Makes the wanted empty files that are not there: no piece is ever written to them. */
export const makeEmptyFiles = async (own: OwnFiles, touched: (folder: string) => void): Promise<void> => {
  const empty = own.parts.metainfo.files.flatMap((file, index) =>
    file.length === 0 && own.wants(index) ? [index] : [],
  )
  await inBatches(empty.length, async (i) => {
    const standing = await own.look(empty[i]!)
    if (standing.is === "own" || standing.is === "equal") return
    if (standing.is === "unknown")
      throw new StoreError("in-the-way", "an empty file came to be there meanwhile; resume to have it looked at")
    for (const folder of await own.ensure(empty[i]!)) touched(folder)
  })
}
