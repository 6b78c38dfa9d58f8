/**
 * BEP 52 `file tree` → files in order, each name checked, each file given its pieces. The tree comes from `decode`, so
 * its keys are sorted and its depth is bounded. Throws MetainfoError and nothing else; parseMetainfo catches it.
 */
import type { Bencoded, BencodedMap } from "../bencode/Bencoded.ts"
import { keyOctets } from "../bencode/binaryKey.ts"
import { MAX_PATH_DEPTH, MAX_PATH_OCTETS, nameFault, sameNameKey, showName } from "../fileName.ts"
import { HASH_SIZE } from "../merkleTree.ts"
import { MAX_PIECES } from "../pieceLength.ts"
import type { Steps } from "../steps.ts"
import type { TorrentFile } from "./Metainfo.ts"
import { MetainfoError } from "./MetainfoError.ts"

export const MAX_FILES = 100_000

const NAMES_A_STEP = 512

/** In steps. @throws MetainfoError */
export function* parseFileTree(tree: BencodedMap, pieceLength: number): Steps<readonly TorrentFile[]> {
  const files: TorrentFile[] = []
  let nextPiece = 0
  let names = 0

  function* walk(folder: BencodedMap, path: readonly string[], octets: number): Steps<void> {
    const taken = new Set<string>()
    for (const [key, node] of folder) {
      if (++names % NAMES_A_STEP === 0) yield
      const name = checkedName(key)
      const below = [...path, name]
      const length = octets + key.length + 1
      if (below.length > MAX_PATH_DEPTH) throw treeError(below, `lies deeper than ${MAX_PATH_DEPTH} folders`)
      if (length > MAX_PATH_OCTETS) throw treeError(below, `has a path longer than ${MAX_PATH_OCTETS} octets`)
      const same = sameNameKey(name)
      if (taken.has(same))
        throw new MetainfoError(
          "same-name",
          `two names in one folder are equal on some systems: "${show(below)}"; ` +
            "ask for a torrent in which they differ by more than case or accents' spelling",
        )
      taken.add(same)
      if (!(node instanceof Map)) throw treeError(below, "is neither a file nor a folder")
      const properties: Bencoded | undefined = node.get("")
      if (properties === undefined) {
        if (node.size === 0) throw treeError(below, "is a folder without files")
        yield* walk(node, below, length)
      } else {
        if (node.size !== 1) throw treeError(below, "is both a file and a folder")
        addFile(below, properties)
      }
    }
  }

  const addFile = (path: readonly string[], properties: Bencoded): void => {
    if (files.length >= MAX_FILES)
      throw new MetainfoError(
        "too-many-files",
        `more than ${MAX_FILES} files; ask for an archive, or for several torrents`,
      )
    if (!(properties instanceof Map)) throw treeError(path, "has no properties")
    const { length, root } = checkedFile(path, properties)
    const pieceCount = Math.ceil(length / pieceLength)
    files.push({ path, length, piecesRoot: root, firstPiece: nextPiece, pieceCount })
    nextPiece += pieceCount
    if (nextPiece > MAX_PIECES)
      throw new MetainfoError("too-many-pieces", `more than ${MAX_PIECES} pieces; ask for a torrent with longer pieces`)
  }

  yield* walk(tree, [], 0)
  return files
}

/** Text of a key. @throws MetainfoError when it is no name (see fileName.ts). */
export const checkedName = (key: string): string => {
  let name: string
  try {
    name = ASCII.test(key) ? key : UTF8.decode(keyOctets(key))
  } catch {
    throw new MetainfoError("name", `a file or folder is refused because its name is not UTF-8: "${showName(key)}"`)
  }
  const fault = nameFault(name)
  if (fault)
    throw new MetainfoError(
      "name",
      `a file or folder is refused because its name ${fault}: "${showName(name)}"; ask for a torrent with a plain name`,
    )
  return name
}
const ASCII = /^[\u0000-\u007f]*$/
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const checkedFile = (
  path: readonly string[],
  properties: BencodedMap,
): { length: number; root: Uint8Array | undefined } => {
  const length = properties.get("length")
  const root = properties.get("pieces root")
  const attributes = properties.get("attr")
  if (attributes instanceof Uint8Array && attributes.some((c) => c === LINK || c === PAD)) {
    throw treeError(path, "is a symbolic link or padding, which are not supported")
  }
  if (typeof length !== "number" || length < 0) throw treeError(path, "has no valid length")
  if (length === 0) {
    // libtorrent before 2.0.4 gave empty files a root of zeros.
    if (root !== undefined && !(root instanceof Uint8Array && root.length === HASH_SIZE && isZero(root)))
      throw treeError(path, "is empty and has a root all the same")
    return { length, root: undefined }
  }
  // No octets hash to zeros, so nobody could ever bring them.
  if (!(root instanceof Uint8Array) || root.length !== HASH_SIZE || isZero(root))
    throw treeError(path, "has no valid pieces root")
  return { length, root }
}
const isZero = (octets: Uint8Array): boolean => octets.every((octet) => octet === 0)
const LINK = 0x6c
const PAD = 0x70

const treeError = (path: readonly string[], what: string): MetainfoError =>
  new MetainfoError(
    "file-tree",
    `"${show(path)}" ${what}; the torrent is damaged or was made by a tool with other rules: ask for a new one`,
  )

const show = (path: readonly string[]): string => showName(path.join("/"))
