/**
 * The paths a transfer onion answers: `/swarm/<infohash>/have` and
 * `/swarm/<infohash>/piece/<index>/<offset>-<length>[?leaves]`. One spelling each: no leading zeros, nothing beside.
 */
import type { InfoHash, PieceIndex } from "../core/ids.ts"

export interface PieceRange {
  readonly piece: PieceIndex
  readonly offset: number
  readonly length: number
  /** The answer begins with the leaf hashes of the whole piece. */
  readonly leaves: boolean
}

export type SwarmPath =
  | { readonly kind: "have"; readonly infoHash: InfoHash }
  | ({ readonly kind: "piece"; readonly infoHash: InfoHash } & PieceRange)

const PATH = /^\/swarm\/([0-9a-f]{64})\/(?:(have)|piece\/(0|[1-9]\d{0,6})\/(0|[1-9]\d{0,9})-([1-9]\d{0,9})(\?leaves)?)$/

export const parseSwarmPath = (path: string): SwarmPath | undefined => {
  const match = PATH.exec(path)
  if (!match) return undefined
  const infoHash = match[1] as InfoHash
  if (match[2]) return { kind: "have", infoHash }
  return {
    kind: "piece",
    infoHash,
    piece: Number(match[3]) as PieceIndex,
    offset: Number(match[4]),
    length: Number(match[5]),
    leaves: match[6] !== undefined,
  }
}

export const havePath = (infoHash: InfoHash): string => `/swarm/${infoHash}/have`

export const piecePath = (infoHash: InfoHash, r: PieceRange): string =>
  `/swarm/${infoHash}/piece/${r.piece}/${r.offset}-${r.length}${r.leaves ? "?leaves" : ""}`
