/** Facts of one torrent's life on this node; its id is random, since a link does not tell the infohash. Never holds an onion, a token or a peer. */
import { Schema } from "effect"
import { type EventOf, facts, kept } from "./facts.ts"

const Piece = Schema.NonNegativeInt

export const TorrentFacts = facts("torrent", {
  /** Begun by a share of this node: the data lie at `path`, all pieces were hashed while the metainfo was made. */
  TorrentShared: kept({ infohash: Schema.String, path: Schema.String, title: Schema.String, name: Schema.String, bytes: Schema.NonNegativeInt, pieces: Piece, files: Schema.NonNegativeInt }),
  /** Begun by a link. `source` names the link in the vault; `path` is the folder chosen for the data. */
  DownloadRequested: kept({
    folder: Schema.String, source: Schema.String,
    /** Of a torrent that was chosen from a catalogue. */
    infohash: Schema.optional(Schema.String), title: Schema.optional(Schema.String),
  }),
  /** The metainfo was fetched whole, checked against the infohash and kept. */
  MetadataMirrored: kept({ infohash: Schema.String, title: Schema.String, name: Schema.String, path: Schema.String, bytes: Schema.NonNegativeInt, pieces: Piece, files: Schema.NonNegativeInt }),
  /** Flushed to the disk and equal to their roots. */
  PiecesVerified: kept({
    pieces: Schema.Array(Piece), bytes: Schema.NonNegativeInt,
    /** By a check of what lay on the disk: nobody was asked for it. */
    found: Schema.optional(Schema.Boolean),
  }),
  /** Found by a recheck, or by missing files, no longer to be there. */
  PiecesLost: kept({ pieces: Schema.Array(Piece), bytes: Schema.NonNegativeInt }),
  DownloadCompleted: kept({}),
  /** There is no credit to go on with; or there is again. */
  CreditExhausted: kept({}),
  CreditReturned: kept({}),
  RecheckStarted: kept({}),
  RecheckFinished: kept({}),
  FilesMissing: kept({ files: Schema.Array(Schema.String) }),
  TorrentPaused: kept({}),
  TorrentResumed: kept({}),
  /** The operator must act: disk full, no permission, link revoked. */
  TorrentFailed: kept({ code: Schema.String, message: Schema.String }),
  /** A peer sent a block that does not fit the tree; `peer` is a number given by this node, not an address. */
  PeerBanned: kept({ peer: Schema.NonNegativeInt, piece: Piece }),
  TorrentRemoved: kept({ withData: Schema.Boolean }),
})
export type TorrentEvent = EventOf<typeof TorrentFacts>
