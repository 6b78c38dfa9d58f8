/**
 * Facts of one torrent's life on this node; its id is random, since a link does not tell the infohash. Never holds an
 * onion, a token or a peer.
 */
import { Schema } from "effect"
import { LEVELS } from "../core/fileSelection.ts"
import { type EventOf, facts, kept } from "./facts.ts"
import { metLimit, seedingLimits } from "./said.ts"

const Piece = Schema.NonNegativeInt

/** Rules by which files are chosen when the metadata are there; of those that fit a file the last one counts. */
const Choice = Schema.Array(Schema.Struct({ glob: Schema.String, level: Schema.Literal(...LEVELS) }))

/** That data which are there may be written to; that names which a machine runs by itself are all right. */
const OperatorsWord = { useExisting: Schema.optional(Schema.Boolean), acceptNames: Schema.optional(Schema.Boolean) }

export const TorrentFacts = facts("torrent", {
  /** Begun by a share of this node: the data lie at `path`, all pieces were hashed while the metainfo was made. */
  TorrentShared: kept({
    infohash: Schema.String,
    path: Schema.String,
    title: Schema.String,
    name: Schema.String,
    bytes: Schema.NonNegativeInt,
    pieces: Piece,
    files: Schema.NonNegativeInt,
  }),
  /**
   * Begun by a link. `source` names the link in the vault; `folder` is the one chosen for the data, below the node's
   * data folder a relative path.
   */
  DownloadRequested: kept({
    folder: Schema.String,
    source: Schema.String,
    /** Of a torrent that was chosen from a catalogue. */
    infohash: Schema.optional(Schema.String),
    title: Schema.optional(Schema.String),
    /** Begun by the node itself, charged to nobody, and fetched with what the operator's own downloads leave. */
    spare: Schema.optional(Schema.Boolean),
    /** It waits for its turn in the queue from the start. */
    queued: Schema.optional(Schema.Boolean),
    /** Which files are wanted; all, where it is left out. */
    choice: Schema.optional(Choice),
    /** A level for each file, in runs, on which the rules are put. */
    levels: Schema.optional(Schema.String),
    /** Pieces from the first to the last. */
    sequential: Schema.optional(Schema.Boolean),
    /** It is paused as soon as the metadata are there. */
    paused: Schema.optional(Schema.Boolean),
    ...OperatorsWord,
  }),
  /** The metainfo was fetched whole, checked against the infohash and kept. */
  MetadataMirrored: kept({
    infohash: Schema.String,
    title: Schema.String,
    name: Schema.String,
    path: Schema.String,
    bytes: Schema.NonNegativeInt,
    pieces: Piece,
    files: Schema.NonNegativeInt,
    /** Something is at `path`, which is compared before anything is written. */
    existing: Schema.optional(Schema.Boolean),
  }),
  /** What the operator calls it, here alone; empty: what it is called by whoever shares it. */
  TitleChosen: kept({ title: Schema.String }),
  /** The operator's own tags, all of them; they stay here. */
  TagsChosen: kept({ tags: Schema.Array(Schema.String) }),
  /** Which files are wanted from now on, and which of them first. All are, before the first of these. */
  FilesSelected: kept({
    /** Levels of the files in runs: "2n40s1h" (core/fileSelection); empty: all are normal. */
    levels: Schema.String,
    /** Of the pieces, in turns those that are wanted and those that are not: "0 3 40". */
    wanted: Schema.String,
    /** How many files are wanted, their octets, and how many of these are verified. */
    files: Schema.NonNegativeInt,
    bytes: Schema.NonNegativeInt,
    verifiedBytes: Schema.NonNegativeInt,
    /** It was complete, and is. */
    complete: Schema.Boolean,
  }),
  /** From the first piece to the last, within a level; or the rarest first. */
  PieceOrderChosen: kept({ sequential: Schema.Boolean }),
  /** Flushed to the disk and equal to their roots. */
  PiecesVerified: kept({
    pieces: Schema.Array(Piece),
    bytes: Schema.NonNegativeInt,
    /** By a check of what lay on the disk: nobody was asked for it. */
    found: Schema.optional(Schema.Boolean),
    /** Fetched, and charged to nobody. */
    free: Schema.optional(Schema.Boolean),
    /** Of the octets: those of files that are not wanted. */
    unwanted: Schema.optional(Schema.NonNegativeInt),
  }),
  /** Found by a recheck, or by missing files, no longer to be there. */
  PiecesLost: kept({
    pieces: Schema.Array(Piece),
    bytes: Schema.NonNegativeInt,
    unwanted: Schema.optional(Schema.NonNegativeInt),
  }),
  /** All that is wanted is verified. */
  DownloadCompleted: kept({}),
  /** There is no credit to go on with; or there is again. */
  CreditExhausted: kept({}),
  CreditReturned: kept({}),
  RecheckStarted: kept({}),
  RecheckFinished: kept({}),
  FilesMissing: kept({ files: Schema.Array(Schema.String) }),
  /** What was missing of a share is there again. */
  FilesReturned: kept({}),
  TorrentPaused: kept({}),
  TorrentResumed: kept(OperatorsWord),
  /** The data are somewhere else now, as the operator said or another share has them; they are compared once more. */
  DataLocated: kept({ path: Schema.String }),
  /**
   * The data are to go elsewhere. Until `DataMoved` they are whole where they were, from then on at the new place; each
   * fact is told only when that is so. A move that failed, or was called off, left nothing at the new place.
   */
  MoveBegun: kept({ from: Schema.String, to: Schema.String }),
  MoveStopped: kept({}),
  MoveFailed: kept({ code: Schema.String, message: Schema.String }),
  DataMoved: kept({ path: Schema.String }),
  /** The old place is empty, but for what was not the torrent's to delete there. */
  MoveEnded: kept({
    left: Schema.optional(Schema.Array(Schema.Struct({ path: Schema.String, what: Schema.String }))),
  }),
  /** The operator must act: disk full, no permission, link revoked. */
  TorrentFailed: kept({
    code: Schema.String,
    message: Schema.String,
    /** Of a share whose files have changed: which, the first 100. */
    files: Schema.optional(Schema.Array(Schema.String)),
  }),
  /** What has gone out by now, ever, as core/CopyCount has it; told now and then, never by whom it was fetched. */
  PiecesServed: kept({
    octets: Schema.NonNegativeInt,
    copies: Schema.NonNegativeInt,
    part: Schema.optional(Schema.String),
  }),
  /** It waits for its turn in the queue; or has it. */
  TorrentQueued: kept({}),
  TurnCame: kept({}),
  /** Where it stands in the queue: of two, the lower runs first. Without it, the order in which they came. */
  PlaceChosen: kept({ place: Schema.Int }),
  /** What its operator allows of it, all of it at once: rates in octets a second; what is not there is not limited. */
  LimitsChosen: kept({
    down: Schema.optional(Schema.NonNegativeInt),
    up: Schema.optional(Schema.NonNegativeInt),
    ...seedingLimits,
  }),
  /** One of them was met: it serves no longer, as if it was paused. */
  SeedingEnded: kept({ why: metLimit }),
  /** A peer sent a block that does not fit the tree; `peer` is a number given by this node, not an address. */
  PeerBanned: kept({ peer: Schema.NonNegativeInt, piece: Piece }),
  /** The data are to be deleted, then the torrent; or they could not be, and it stays. */
  RemovalStarted: kept({}),
  RemovalFailed: kept({ code: Schema.String, message: Schema.String }),
  TorrentRemoved: kept({
    withData: Schema.Boolean,
    /** What was not deleted, as it is not this node's own, and why. */
    left: Schema.optional(Schema.Array(Schema.Struct({ path: Schema.String, what: Schema.String }))),
  }),
})
export type TorrentEvent = EventOf<typeof TorrentFacts>
