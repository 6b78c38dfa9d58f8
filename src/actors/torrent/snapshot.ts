/** A torrent's state as JSON: its pieces in as many octets as they need. Names in it are as they were first kept. */
import { Bitfield } from "../../core/Bitfield.ts"
import { PieceSet } from "../../core/PieceSet.ts"
import type { SnapshotForm } from "../kernel/ActorDefinition.ts"
import type { TorrentState } from "./state.ts"

export const snapshot: SnapshotForm<TorrentState> = {
  version: 2,
  pack: ({ verified, wantedPieces, infohashAsked, ...rest }) => ({
    ...rest,
    wanted: infohashAsked,
    length: verified.length,
    pieces: packed(verified),
    ...(wantedPieces ? { chosenPieces: packed(wantedPieces) } : {}),
  }),
  unpack: ({ length, pieces, chosenPieces, wanted, ...rest }: Packed) => ({
    ...rest,
    verified: unpacked(pieces, length),
    infohashAsked: wanted,
    wantedPieces: chosenPieces === undefined ? undefined : unpacked(chosenPieces, length),
  }),
}

const packed = (set: PieceSet): string =>
  set.count === set.length ? "all" : Buffer.from(set.toBitfield().bytes).toString("base64")

const unpacked = (text: string, length: number): PieceSet =>
  text === "all" ? PieceSet.full(length) : PieceSet.of(new Bitfield(length, Buffer.from(text, "base64")))

interface Packed extends Omit<TorrentState, "verified" | "wantedPieces" | "infohashAsked"> {
  readonly length: number
  readonly wanted: string
  readonly pieces: string
  readonly chosenPieces?: string
}
