/**
 * Makes the BEP 52 metainfo of a file or folder in place. All octets are read once, by the hash workers; the leaf
 * hashes go to the side file as they come, so memory holds the piece roots and nothing more.
 */
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { encodeMetainfo, type HashedFile } from "../core/metainfo/encodeMetainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { leftOutCount, leftOutText } from "../core/leftOut.ts"
import { parseMetainfoInTurns } from "../core/metainfo/parseMetainfo.ts"
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import { HASH_SIZE, LEAF_SIZE, merkleRoot, treeWidth } from "../core/merkleTree.ts"
import {
  choosePieceLength,
  isPieceLength,
  MAX_PIECE_LENGTH,
  MAX_PIECES,
  MIN_PIECE_LENGTH,
} from "../core/pieceLength.ts"
import { onlyChosen } from "./chosenFiles.ts"
import { diskNow, FileMarks, settled } from "./FileMarks.ts"
import type { HashPool } from "./HashPool.ts"
import { hashPlan, type PlannedJob } from "./hashPlan.ts"
import type { LeafFile } from "./LeafFile.ts"
import { type MadeTorrent, type MakeOptions, StoreError } from "./PieceStore.ts"
import { type ScannedFile, scanFolder } from "./scanFolder.ts"

/** @throws StoreError */
export const makeTorrent = async (
  where: string,
  options: MakeOptions,
  pool: HashPool,
  leaves?: LeafFile,
): Promise<MadeTorrent> => {
  const { name, files: found, leftOut } = await scanFolder(where, options)
  const files = options.chosenIn === undefined ? found : await onlyChosen(options.chosenIn, found)
  const totalBytes = files.reduce((sum, file) => sum + file.length, 0)
  if (totalBytes === 0) {
    const but = leftOutCount(leftOut) === 0 ? "" : ` (${leftOutText(leftOut)} would be left out)`
    throw new StoreError("empty", `"${where}" has not a single octet in it: there is nothing to share${but}`)
  }
  const pieceLength = options.pieceLength ?? choosePieceLength(totalBytes)
  checkSize(files, pieceLength)
  const pieceRoots = new Uint8Array(
    files.reduce((sum, file) => sum + Math.ceil(file.length / pieceLength), 0) * HASH_SIZE,
  )
  const begun = diskNow()
  let hashedBytes = 0
  options.onProgress?.({ hashedBytes, totalBytes })

  const jobs = hashPlan(files, pieceLength)
  const lane = async (): Promise<void> => {
    for (const job of jobs) {
      if (options.signal?.aborted) throw new StoreError("aborted", "stopped on request")
      const hashes = await pool.hash(job.segments)
      setRoots(pieceRoots, job, hashes, pieceLength)
      await leaves?.write(job.firstLeaf, hashes)
      hashedBytes += job.octets
      options.onProgress?.({ hashedBytes, totalBytes })
    }
  }
  await allLanes(pool.size, lane)
  if (options.state !== undefined) {
    await FileMarks.write(
      options.state,
      files.map(({ mark }) => (settled(mark, begun) ? mark : undefined)),
    ).catch(() => undefined)
  }
  const bytes = encodeMetainfo({
    name,
    pieceLength,
    private: options.private,
    files: withTrees(files, pieceRoots, pieceLength),
  })
  return { metainfo: await readBack(bytes), bytes, leftOut }
}

/** All lanes end before the first failure is thrown: no octet is read after that. */
const allLanes = async (count: number, lane: () => Promise<void>): Promise<void> => {
  const ended = await Promise.allSettled(Array.from({ length: count }, lane))
  for (const end of ended) if (end.status === "rejected") throw end.reason
}

/** One inner hash for each leaf, of 64 octets: too little to be worth a worker's while. */
const setRoots = (pieceRoots: Uint8Array, job: PlannedJob, hashes: Uint8Array, pieceLength: number): void => {
  const step = (pieceLength / LEAF_SIZE) * HASH_SIZE
  let at = 0
  let piece = job.firstPiece
  for (const { length, leafWidth } of job.segments) {
    const end = at + Math.ceil(length / LEAF_SIZE) * HASH_SIZE
    for (; at < end; at = Math.min(at + step, end)) {
      pieceRoots.set(merkleRoot(hashes.subarray(at, Math.min(at + step, end)), leafWidth, 0), piece++ * HASH_SIZE)
    }
  }
}

const withTrees = (
  files: readonly ScannedFile[],
  pieceRoots: Uint8Array,
  pieceLength: number,
): readonly HashedFile[] => {
  let at = 0
  return files.map(({ path, length }) => {
    const layer = pieceRoots.subarray(at, (at += Math.ceil(length / pieceLength) * HASH_SIZE))
    const count = layer.length / HASH_SIZE
    if (count === 0) return { path, length, piecesRoot: undefined, pieceLayer: undefined }
    if (count === 1) return { path, length, piecesRoot: layer, pieceLayer: undefined }
    return {
      path,
      length,
      piecesRoot: merkleRoot(layer, treeWidth(count), Math.log2(pieceLength / LEAF_SIZE)),
      pieceLayer: layer,
    }
  })
}

/** Refuses before hashing what would end in a torrent over the caps. */
const checkSize = (files: readonly ScannedFile[], pieceLength: number): void => {
  if (!isPieceLength(pieceLength)) {
    throw new StoreError(
      "too-large",
      `a piece length is a power of two from ${MIN_PIECE_LENGTH} to ${MAX_PIECE_LENGTH}, not ${pieceLength}`,
    )
  }
  let pieces = 0
  let octets = 0
  for (const file of files) {
    const own = Math.ceil(file.length / pieceLength)
    pieces += own
    octets += (own > 1 ? own * HASH_SIZE : 0) + FILE_OCTETS + Buffer.byteLength(file.path.at(-1)!)
  }
  if (pieces > MAX_PIECES || octets > TORRENT_LIMITS.maxBytes) {
    throw new StoreError(
      "too-large",
      "the torrent file would be larger than other nodes accept; " +
        "take a larger piece length, or share an archive or several folders",
    )
  }
}
/** What a file costs in the tree, at least, without its name. */
const FILE_OCTETS = 70

const readBack = async (bytes: Uint8Array): Promise<Metainfo> => {
  const metainfo = await parseMetainfoInTurns(bytes)
  if (!(metainfo instanceof MetainfoError)) return metainfo
  if (metainfo.code === "bencode")
    throw new StoreError(
      "too-large",
      "the torrent file is larger than other nodes accept; " +
        "take a larger piece length, or share an archive or several folders",
    )
  throw new StoreError("unsafe-name", metainfo.message)
}
