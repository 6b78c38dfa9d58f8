/**
 * What an operator can ask of the node: one union, posted to `/api/commands`, whoever asks (web UI, CLI).
 * Owns the schemas and limits; actors own the answers.
 */
import { Schema } from "effect"

/** On the node's machine, absolute. */
const Path = Schema.String.pipe(Schema.maxLength(4096), Schema.pattern(/^[^\0]+$/))
const Title = Schema.String.pipe(Schema.maxLength(512))
const Link = Schema.String.pipe(Schema.maxLength(256))
/** A torrent's or share's id, or an unambiguous beginning (≥ 6 digits) of its id or infohash. */
const Target = Schema.String.pipe(Schema.pattern(/^[0-9a-f]{6,64}$/))

export const ManagementCommand = Schema.Union(
  Schema.Struct({ type: Schema.Literal("SharePath"), path: Path, title: Title }),
  Schema.Struct({ type: Schema.Literal("StopSharing"), share: Target }),
  Schema.Struct({ type: Schema.Literal("DownloadLink"), link: Link, folder: Schema.optional(Path) }),
  Schema.Struct({ type: Schema.Literal("PauseTorrent"), torrent: Target }),
  Schema.Struct({ type: Schema.Literal("ResumeTorrent"), torrent: Target }),
  Schema.Struct({ type: Schema.Literal("RecheckTorrent"), torrent: Target }),
  Schema.Struct({ type: Schema.Literal("RemoveTorrent"), torrent: Target, withData: Schema.Boolean }),
  Schema.Struct({ type: Schema.Literal("StopNode") }),
)
export type ManagementCommand = typeof ManagementCommand.Type

/** What every route answers that cannot or will not do what it was asked; the codes are in docs/errors.md. */
export interface Refusal {
  readonly ok: false
  readonly code: string
  readonly message: string
}

export type CommandReply =
  /** `id` names the share or torrent that the command began or changed. */
  | { readonly ok: true; readonly id: string }
  | Refusal
