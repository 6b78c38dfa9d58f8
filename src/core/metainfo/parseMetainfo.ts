/**
 * Octets of a .torrent → Metainfo, or the reason why not. BEP 52 version 2 only; all caps and name rules of
 * docs/protocol.md. Keys that it does not know are passed over: the infohash covers the info dictionary as it was
 * received, so nothing is lost by that. Pure and total: no input makes it throw.
 */
import { createHash, hash } from "node:crypto"
import { type BencodedMap, BencodeError } from "../bencode/Bencoded.ts"
import { binaryKey } from "../bencode/binaryKey.ts"
import { decodeSteps } from "../bencode/decode.ts"
import { InfoHash } from "../ids.ts"
import { equalOctets, HASH_SIZE, LEAF_SIZE, merkleSteps, treeWidth } from "../merkleTree.ts"
import { atOnce, type Steps } from "../steps.ts"
import { inTurns } from "../wait.ts"
import { isPieceLength, MAX_PIECE_LENGTH, MIN_PIECE_LENGTH } from "../pieceLength.ts"
import type { Metainfo, TorrentFile } from "./Metainfo.ts"
import { MetainfoError } from "./MetainfoError.ts"
import { checkedName, parseFileTree } from "./parseFileTree.ts"

export const parseMetainfo = (bytes: Uint8Array): Metainfo | MetainfoError => atOnce(metainfoSteps(bytes))

/** For what strangers send: a large one does not hold up everything else meanwhile. What is small is done at once. */
export const parseMetainfoInTurns = (bytes: Uint8Array): Promise<Metainfo | MetainfoError> =>
  inTurns(metainfoSteps(bytes))

export function* metainfoSteps(bytes: Uint8Array): Steps<Metainfo | MetainfoError> {
  try {
    return yield* parse(new Uint8Array(bytes))
  } catch (error) {
    if (error instanceof MetainfoError) return error
    if (error instanceof BencodeError)
      return new MetainfoError(
        "bencode",
        `not a readable .torrent file (${error.message}); download it again, or ask who made it for a new one`,
      )
    throw error
  }
}

function* parse(bytes: Uint8Array): Steps<Metainfo> {
  const { value: torrent, slices } = yield* decodeSteps(bytes)
  const info = torrent.get("info")
  if (!(info instanceof Map))
    throw new MetainfoError("not-a-torrent", "there is no info dictionary in it: this is not a .torrent file")
  checkVersion(info)
  const pieceLength = checkedPieceLength(info)
  const name = info.get("name")
  if (!(name instanceof Uint8Array)) throw new MetainfoError("name", "the torrent has no name; ask for a new one")
  const title = checkedName(binaryKey(name))
  const tree = info.get("file tree")
  if (!(tree instanceof Map)) throw new MetainfoError("file-tree", "the torrent has no file tree; ask for a new one")
  const files = yield* parseFileTree(tree, pieceLength)
  const last = files.at(-1)
  const pieceCount = last ? last.firstPiece + last.pieceCount : 0
  if (pieceCount === 0)
    throw new MetainfoError("empty", "the torrent has not a single octet in it: there is nothing to download")
  const only = files.length === 1 ? files[0]! : undefined
  const pieceRoots = yield* checkedPieceRoots(torrent, files, pieceLength, pieceCount)
  return {
    infoHash: InfoHash(yield* sha256(slices.get("info")!)),
    name: title,
    pieceLength,
    private: checkedPrivate(info),
    singleFile: only !== undefined && only.path.length === 1 && only.path[0] === title,
    files,
    totalBytes: files.reduce((sum, file) => sum + file.length, 0),
    pieceCount,
    pieceRoots,
    bytes,
  }
}

const checkVersion = (info: BencodedMap): void => {
  const old = info.has("pieces") || info.has("files") || info.has("length")
  const version = info.get("meta version")
  if (old && (version === 2 || info.has("file tree")))
    throw new MetainfoError(
      "hybrid",
      "this is a hybrid torrent (versions 1 and 2 in one); Bulbil reads version 2 only: make it anew as v2 only",
    )
  if (old)
    throw new MetainfoError(
      "v1",
      "this is a version 1 torrent, whose SHA-1 hashes are too weak; " +
        "Bulbil reads version 2 only (BEP 52): make it anew as v2",
    )
  if (version !== 2)
    throw new MetainfoError(
      "version",
      "the torrent does not say `meta version` 2; Bulbil reads version 2 only (BEP 52)",
    )
}

const checkedPieceLength = (info: BencodedMap): number => {
  const length = info.get("piece length")
  if (typeof length === "number" && isPieceLength(length)) return length
  throw new MetainfoError(
    "piece-length",
    `the piece length must be a power of two from ${MIN_PIECE_LENGTH} to ${MAX_PIECE_LENGTH}; ask for a new torrent`,
  )
}

const checkedPrivate = (info: BencodedMap): boolean => {
  const value = info.get("private") ?? 0
  if (value !== 0 && value !== 1)
    throw new MetainfoError("private", "the `private` flag must be 0 or 1; ask for a new torrent")
  return value === 1
}

/** The piece layers of all files in PieceIndex order, each checked to hash to its file's root. */
function* checkedPieceRoots(
  torrent: BencodedMap,
  files: readonly TorrentFile[],
  pieceLength: number,
  pieceCount: number,
): Steps<Uint8Array> {
  const layers = torrent.get("piece layers") ?? new Map<string, never>()
  if (!(layers instanceof Map)) throw layerError("the piece layers are no dictionary")
  const level = Math.log2(pieceLength / LEAF_SIZE)
  const roots = new Uint8Array(pieceCount * HASH_SIZE)
  // Files of equal content share a layer: it is hashed once.
  const checked = new Set<string>()
  for (const [i, file] of files.entries()) {
    if (i % FILES_A_STEP === FILES_A_STEP - 1) yield
    if (file.pieceCount <= 1) {
      if (file.piecesRoot) roots.set(file.piecesRoot, file.firstPiece * HASH_SIZE)
      continue
    }
    const key = binaryKey(file.piecesRoot!)
    const layer = layers.get(key)
    if (!(layer instanceof Uint8Array)) throw layerError("a file lacks its piece layer")
    if (layer.length !== file.pieceCount * HASH_SIZE) throw layerError("a piece layer has the wrong length")
    if (
      !checked.has(key) &&
      !equalOctets(yield* merkleSteps(layer, treeWidth(file.pieceCount), level), file.piecesRoot!)
    ) {
      throw layerError("a piece layer does not hash to its file's root")
    }
    checked.add(key)
    roots.set(layer, file.firstPiece * HASH_SIZE)
  }
  if (checked.size !== layers.size) throw layerError("a piece layer belongs to no file")
  return roots
}

const FILES_A_STEP = 4_096

function* sha256(octets: Uint8Array): Steps<string> {
  if (octets.length <= OCTETS_A_STEP) return hash("sha256", octets, "hex")
  const digest = createHash("sha256")
  for (let at = 0; at < octets.length; at += OCTETS_A_STEP) {
    digest.update(octets.subarray(at, at + OCTETS_A_STEP))
    yield
  }
  return digest.digest("hex")
}
const OCTETS_A_STEP = 1024 * 1024

const layerError = (what: string): MetainfoError =>
  new MetainfoError("piece-layers", `${what}: the torrent is damaged or forged; get it again from its source`)
