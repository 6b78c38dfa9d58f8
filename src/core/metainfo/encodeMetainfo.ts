/**
 * Writes the .torrent of files that were hashed. Only these keys ever: `info` {`file tree`, `meta version`, `name`,
 * `piece length`, `private`} and `piece layers`; no times, no paths, no program, no tracker. Does not judge names:
 * whoever calls it reads the result back with parseMetainfo.
 */
import type { Bencodable } from "../bencode/Bencoded.ts"
import { binaryKey, textKey } from "../bencode/binaryKey.ts"
import { dictionary, encode } from "../bencode/encode.ts"

export interface HashedFile {
  readonly path: readonly string[]
  readonly length: number
  /** Absent for an empty file. */
  readonly piecesRoot: Uint8Array | undefined
  /** Concatenated piece roots, where the file is longer than a piece. */
  readonly pieceLayer: Uint8Array | undefined
}

export interface MetainfoDraft {
  readonly name: string
  readonly pieceLength: number
  readonly private: boolean
  readonly files: readonly HashedFile[]
}

type Tree = Map<string, Bencodable>

export const encodeMetainfo = (draft: MetainfoDraft): Uint8Array => {
  const tree: Tree = new Map()
  const layers = new Map<string, Uint8Array>()
  for (const file of draft.files) {
    let folder = tree
    for (const name of file.path) folder = child(folder, textKey(name))
    folder.set("", dictionary({ length: file.length, "pieces root": file.piecesRoot }))
    if (file.pieceLayer) layers.set(binaryKey(file.piecesRoot!), file.pieceLayer)
  }
  const info = dictionary({
    "file tree": tree,
    "meta version": 2,
    name: draft.name,
    "piece length": draft.pieceLength,
    private: draft.private ? 1 : undefined,
  })
  return encode(dictionary({ info, "piece layers": layers }))
}

const child = (folder: Tree, key: string): Tree => {
  const found = folder.get(key)
  if (found instanceof Map) return found
  const made: Tree = new Map()
  folder.set(key, made)
  return made
}
