/**
 * What an operator can ask of the node: one union, posted to `/api/commands`, whoever asks (web UI, CLI), and what is
 * answered. A new command is declared in a file of its own and listed here; actors own the answers.
 */
import { Schema } from "effect"
import { ChangeLink, EndSessions, RequireKey } from "./commands/access.ts"
import type { TraceKind } from "../core/traces.ts"
import { ExportTracker, ImportTracker } from "./commands/backups.ts"
import { LimitNode, LimitShare, LimitTorrent } from "./commands/limits.ts"
import { AddMirror, ChooseMirrorUpdate, RemoveMirror, UpdateMirror } from "./commands/mirrors.ts"
import { RestartNode, StopNode } from "./commands/node.ts"
import {
  AnswerConsent,
  ChoosePolicy,
  DeclareFamily,
  ExportRelay,
  ImportRelay,
  JoinFamily,
  LeaveFamily,
  LimitRelay,
  StartRelay,
  StopRelay,
} from "./commands/relay.ts"
import { LimitQueue, MoveInQueue } from "./commands/queue.ts"
import { AddRelease, CompareChecksum, DismissRelease, ExportRelease } from "./commands/releases.ts"
import { ChooseSetting, ResetSetting } from "./commands/settings.ts"
import {
  AddRecipient,
  DescribeShare,
  PublishShare,
  RevokeRecipient,
  SharePath,
  StopSharing,
  UnpublishShare,
} from "./commands/shares.ts"
import { MuteTracker, UnmuteTracker } from "./commands/search.ts"
import {
  DownloadLink,
  LocateData,
  MoveData,
  PauseTorrent,
  RecheckTorrent,
  RemoveTorrent,
  ResumeTorrent,
  RetitleTorrent,
  StopMove,
  TagTorrent,
  SelectFiles,
} from "./commands/torrents.ts"

import { ChooseDegrees, LookNow, NameNode, RevokeTrust, TellOthers, TrustNode } from "./commands/trust.ts"

export const ManagementCommand = Schema.Union(
  SharePath,
  DescribeShare,
  StopSharing,
  PublishShare,
  UnpublishShare,
  AddRecipient,
  RevokeRecipient,
  DownloadLink,
  PauseTorrent,
  ResumeTorrent,
  RecheckTorrent,
  SelectFiles,
  LocateData,
  MoveData,
  StopMove,
  RetitleTorrent,
  TagTorrent,
  RemoveTorrent,
  LimitNode,
  LimitTorrent,
  LimitShare,
  LimitQueue,
  MoveInQueue,
  AddMirror,
  ChooseMirrorUpdate,
  UpdateMirror,
  RemoveMirror,
  TrustNode,
  NameNode,
  ChooseDegrees,
  TellOthers,
  LookNow,
  RevokeTrust,
  ExportTracker,
  ImportTracker,
  AnswerConsent,
  StartRelay,
  StopRelay,
  LimitRelay,
  ExportRelay,
  ImportRelay,
  DeclareFamily,
  JoinFamily,
  LeaveFamily,
  ChoosePolicy,
  AddRelease,
  CompareChecksum,
  DismissRelease,
  ExportRelease,
  MuteTracker,
  UnmuteTracker,
  EndSessions,
  ChangeLink,
  RequireKey,
  ChooseSetting,
  ResetSetting,
  StopNode,
  RestartNode,
)
export type ManagementCommand = typeof ManagementCommand.Type

/** What every route answers that cannot or will not do what it was asked; the codes are in docs/errors.md. */
export interface Refusal {
  readonly ok: false
  readonly code: string
  readonly message: string
  /** Of a `duplicate`: what is in the list already; of `metadata-unanswered`: the look that says what was found. */
  readonly id?: string
  /** Of `metadata-unanswered`: what is to be answered still. */
  readonly kinds?: readonly TraceKind[]
}

export interface Left {
  readonly path: string
  readonly what: string
}

export type CommandReply =
  /**
   * `id` names the share or torrent that the command began or changed; `left`, what a removal did not delete, and why;
   * `family`: the file that was taken holds the key of a family which this node's relay does not declare; `link` and
   * `key`: the new management link, and the new key that its onion asks for.
   */
  | {
      readonly ok: true
      readonly id: string
      readonly left?: readonly Left[]
      readonly family?: true
      readonly link?: string
      readonly key?: string
    }
  | Refusal
