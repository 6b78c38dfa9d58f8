/**
 * What an operator can ask of the node: one union, posted to `/api/commands`, whoever asks (web UI, CLI).
 * Owns the schemas and limits; actors own the answers.
 */
import { Schema } from "effect"
import { LEAST_RATE, MOST_RATE } from "./relay.ts"

/** On the node's machine, absolute. */
const Path = Schema.String.pipe(Schema.maxLength(4096), Schema.pattern(/^[^\0]+$/))
const Title = Schema.String.pipe(Schema.maxLength(512))
/** As pasted, with what is around it. */
const Link = Schema.String.pipe(Schema.maxLength(1024))
const Update = Schema.Literal("auto", "manual")
const Passphrase = Schema.String.pipe(Schema.minLength(1), Schema.maxLength(1024))
/** Of a ledger: 32 hex digits. */
const Code = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{32}$/))
/** Octets a second. Tor takes no relay that gives less than 75 KiB/s. */
const Rate = Schema.Int.pipe(Schema.between(LEAST_RATE, MOST_RATE))
/** A torrent's, share's or mirror's id, or an unambiguous beginning (≥ 6 digits) of its id or infohash. */
const Target = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{6,64}$/))

/** That data which are at the place may be written to; that names which a machine runs by itself are all right. */
const Word = { useExisting: Schema.optional(Schema.Boolean), acceptNames: Schema.optional(Schema.Boolean) }

export const ManagementCommand = Schema.Union(
  /** `skipUnsafe`: leaves out names that no torrent may hold, instead of refusing all of it. */
  Schema.Struct({
    type: Schema.Literal("SharePath"),
    path: Path,
    title: Title,
    skipUnsafe: Schema.optional(Schema.Boolean),
  }),
  Schema.Struct({ type: Schema.Literal("StopSharing"), share: Target }),
  /** A private share's content becomes public, on a new onion, and is listed by this node's tracker. */
  Schema.Struct({ type: Schema.Literal("PublishShare"), share: Target }),
  /** Ends the public share and takes its entry back; the private one goes on. */
  Schema.Struct({ type: Schema.Literal("UnpublishShare"), share: Target }),
  Schema.Struct({
    type: Schema.Literal("DownloadLink"),
    link: Link,
    folder: Schema.optional(Path),
    title: Schema.optional(Title),
    ...Word,
  }),
  Schema.Struct({ type: Schema.Literal("PauseTorrent"), torrent: Target }),
  Schema.Struct({ type: Schema.Literal("ResumeTorrent"), torrent: Target, ...Word }),
  Schema.Struct({ type: Schema.Literal("RecheckTorrent"), torrent: Target }),
  /** The data were moved by hand: `path` is where they are now, or the folder they are in. */
  Schema.Struct({ type: Schema.Literal("LocateData"), torrent: Target, path: Path }),
  Schema.Struct({ type: Schema.Literal("RemoveTorrent"), torrent: Target, withData: Schema.Boolean }),
  /** `address`: of a tracker, or of a mirror of one. */
  Schema.Struct({ type: Schema.Literal("AddMirror"), address: Link, update: Update }),
  Schema.Struct({ type: Schema.Literal("ChooseMirrorUpdate"), mirror: Target, update: Update }),
  Schema.Struct({ type: Schema.Literal("UpdateMirror"), mirror: Target }),
  Schema.Struct({ type: Schema.Literal("RemoveMirror"), mirror: Target }),
  /**
   * Into a file that is not there yet; the own tracker, or a mirror. With a passphrase also the own tracker's key,
   * encrypted.
   */
  Schema.Struct({
    type: Schema.Literal("ExportTracker"),
    path: Path,
    mirror: Schema.optional(Target),
    passphrase: Schema.optional(Passphrase),
  }),
  /** As a mirror; with a passphrase, into a node whose own tracker is empty, as its own tracker. */
  Schema.Struct({ type: Schema.Literal("ImportTracker"), path: Path, passphrase: Schema.optional(Passphrase) }),
  /** May this machine be a Tor relay? No is a working answer. */
  Schema.Struct({ type: Schema.Literal("AnswerConsent"), consent: Schema.Literal("yes", "no") }),
  /** `port`: the TCP port for other relays, as a router forwards it; one is chosen when it is left out. */
  Schema.Struct({
    type: Schema.Literal("StartRelay"),
    port: Schema.optional(Schema.Int.pipe(Schema.between(1024, 65_535))),
  }),
  Schema.Struct({ type: Schema.Literal("StopRelay") }),
  Schema.Struct({ type: Schema.Literal("LimitRelay"), rate: Rate, burst: Schema.optional(Rate) }),
  /**
   * Hands credit that is not spent over to the ledger named `code`, as a signed file of daily sums; with the key of the
   * family of relays, where one is declared.
   */
  Schema.Struct({ type: Schema.Literal("ExportRelay"), path: Path, code: Code }),
  /** Of a relay on another machine. One that is not known yet is taken with `trust` only. */
  Schema.Struct({ type: Schema.Literal("ImportRelay"), path: Path, trust: Schema.optional(Schema.Boolean) }),
  /**
   * The operator's relays show that they are one operator's: by a new family, or by that in another's exported file.
   */
  Schema.Struct({ type: Schema.Literal("DeclareFamily") }),
  Schema.Struct({ type: Schema.Literal("JoinFamily"), path: Path }),
  Schema.Struct({ type: Schema.Literal("LeaveFamily") }),
  Schema.Struct({ type: Schema.Literal("ChoosePolicy"), policy: Schema.Literal("strict", "soft", "off") }),
  Schema.Struct({ type: Schema.Literal("StopNode") }),
)
export type ManagementCommand = typeof ManagementCommand.Type

/** What every route answers that cannot or will not do what it was asked; the codes are in docs/errors.md. */
export interface Refusal {
  readonly ok: false
  readonly code: string
  readonly message: string
}

export interface Left {
  readonly path: string
  readonly what: string
}

export type CommandReply =
  /**
   * `id` names the share or torrent that the command began or changed; `left`, what a removal did not delete, and why;
   * `family`: the file that was taken holds the key of a family which this node's relay does not declare.
   */
  { readonly ok: true; readonly id: string; readonly left?: readonly Left[]; readonly family?: true } | Refusal
