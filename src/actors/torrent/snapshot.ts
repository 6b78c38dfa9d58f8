/** A torrent's state as JSON: its pieces in as many octets as they need. */
import { Bitfield } from "../../core/Bitfield.ts"
import { PieceSet } from "../../core/PieceSet.ts"
import type { SnapshotForm } from "../kernel/ActorDefinition.ts"
import type { TorrentState } from "./state.ts"

export const snapshot: SnapshotForm<TorrentState> = {
  version: 1,
  pack: ({ verified, ...rest }) => ({
    ...rest,
    length: verified.length,
    pieces: verified.count === verified.length ? "all" : Buffer.from(verified.toBitfield().bytes).toString("base64"),
  }),
  unpack: ({ length, pieces, ...rest }: Packed) => ({
    ...rest,
    verified:
      pieces === "all" ? PieceSet.full(length) : PieceSet.of(new Bitfield(length, Buffer.from(pieces, "base64"))),
  }),
}

type Packed = Omit<TorrentState, "verified"> & { readonly length: number; readonly pieces: string }
