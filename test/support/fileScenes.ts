/** Torrents with files to choose, for the tests of the web UI and whoever looks at it. */
import { packPaths } from "../../src/contract/filePaths.ts"
import type { FilesPage, InspectPage } from "../../src/contract/files.ts"
import { packCounts, packRuns, type PiecesPage } from "../../src/contract/pieces.ts"
import { anInfohash } from "./managedRows.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { busyNode } from "./uiScenes.ts"

export const field = "a1".repeat(16)
const PIECE = 2_097_152

const recordings = ["dawn", "dusk", "night"].flatMap((day) => [
  ...["blackbird", "heron over the reeds, and what the wind made of it that morning", "wren"].map((bird) => [
    "recordings",
    day,
    `${bird}.flac`,
  ]),
  ["recordings", day, "notes.txt"],
])
const tree = [["cover.jpg"], ["maps", "north.pdf"], ["maps", "south.pdf"], ...recordings]
const sizes = tree.map((path) => (path.at(-1)!.endsWith(".flac") ? 180_000_000 : 4_000_000))
const bytes = sizes.reduce((sum, size) => sum + size, 0)

export const fieldFiles: FilesPage = {
  id: field,
  infohash: anInfohash("4"),
  title: "Field recordings, spring",
  name: "field-recordings",
  bytes,
  verifiedBytes: 8_000_000,
  wanted: { files: tree.length, bytes, verifiedBytes: 8_000_000 },
  sequential: false,
  origin: "download",
  levels: "",
  paths: packPaths(tree),
  sizes,
  whole: [2, tree.length - 2],
  begun: [],
}

const counts = sizes.map((size) => Math.ceil(size / PIECE))
const pieces = counts.reduce((sum, count) => sum + count, 0)
/** The first files are whole, of some pieces after them every third, and a stretch is rare. */
export const fieldPieces: PiecesPage = {
  pieces,
  pieceLength: PIECE,
  verified: packRuns(pieces, (piece) => piece < pieces * 0.4 || (piece < pieces * 0.6 && piece % 3 === 0)),
  wanted: packRuns(pieces, (piece) => piece < pieces * 0.9),
  underWay: Array.from({ length: 12 }, (_, i) => Math.floor(pieces * 0.6) + i),
  copies: packCounts(Array.from({ length: pieces }, (_, piece) => (piece > pieces * 0.75 ? 0 : 1 + (piece % 4)))),
}

export const fieldLook: InspectPage = {
  infohash: anInfohash("9"),
  title: "Field recordings, autumn",
  name: "field-recordings-autumn",
  private: true,
  bytes,
  torrent: null,
  doubtful: null,
  cost: bytes * 6,
  affordable: 900_000_000,
  folder: "/srv/bulbil/downloads",
  freeBytes: 2_000_000_000,
  freeAfterBytes: 2_000_000_000 - bytes,
  paths: fieldFiles.paths,
  sizes,
}

/** The busy node, with the files of one torrent known, and a link that can be looked at. */
export const filesNode = (): MemoryManagedNode => {
  const node = busyNode()
  node.filePages.set(field, fieldFiles)
  node.piecePages.set(field, fieldPieces)
  node.inspection = fieldLook
  return node
}

/** One torrent of very many files, a hundred in each folder. */
export const manyFilesNode = (count: number): MemoryManagedNode => {
  const node = busyNode()
  const paths = Array.from({ length: count }, (_, i) => [
    `folder ${String(Math.floor(i / 10_000)).padStart(3, "0")}`,
    `part ${String(Math.floor(i / 100)).padStart(5, "0")}`,
    `file ${String(i).padStart(6, "0")}.bin`,
  ])
  const all = paths.map(() => 1_000)
  node.filePages.set(field, {
    ...fieldFiles,
    paths: packPaths(paths),
    sizes: all,
    bytes: count * 1_000,
    verifiedBytes: 0,
    wanted: { files: count, bytes: count * 1_000, verifiedBytes: 0 },
    whole: [0, count],
  })
  node.piecePages.set(field, {
    pieces: count,
    pieceLength: 16_384,
    verified: [10, count - 10],
    wanted: [count],
    underWay: [],
    copies: [],
  })
  node.changeTorrent(field, { files: count, bytes: count * 1_000, pieces: count, verifiedPieces: 10 })
  return node
}
