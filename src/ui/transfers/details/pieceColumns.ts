/** Pieces put into so many columns, each with its parts by how the pieces stand. Pure. */
import { type PiecesPage, readCounts, readRuns } from "../../../contract/pieces.ts"

export const KINDS = ["verified", "underWay", "available", "missing", "unwanted"] as const
export type PieceKind = (typeof KINDS)[number]

/** Index in KINDS of each piece. What is verified is so, wanted or not. */
export const kindsOf = (page: PiecesPage): Uint8Array => {
  const { pieces } = page
  const [verified, wanted] = [readRuns(pieces, page.verified), readRuns(pieces, page.wanted)]
  const copies = readCounts(pieces, page.copies)
  const underWay = new Set(page.underWay)
  return Uint8Array.from({ length: pieces }, (_, piece) =>
    verified[piece] === 1 ? 0 : underWay.has(piece) ? 1 : wanted[piece] === 0 ? 4 : copies[piece]! > 0 ? 2 : 3,
  )
}

/** @returns for each column how many of its pieces are of each kind; all pieces are in one, in their order. */
export const columnsOf = (kinds: Uint8Array, columns: number): readonly Uint32Array[] => {
  const count = Math.min(columns, kinds.length)
  return Array.from({ length: count }, (_, column) => {
    const parts = new Uint32Array(KINDS.length)
    const [first, end] = [column, column + 1].map((at) => Math.floor((at * kinds.length) / count)) as [number, number]
    for (let piece = first; piece < end; piece++) parts[kinds[piece]!]!++
    return parts
  })
}
