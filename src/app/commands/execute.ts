/**
 * Turns what an operator asks into what is told to actors: each command checks what an actor cannot (paths, links, the
 * vault), makes the secrets, finds the actor that is meant. Owns no state; every lasting consequence is an actor's
 * event.
 */
import type { CommandReply, ManagementCommand } from "../../contract/commands.ts"
import type { NodeParts } from "../NodeParts.ts"
import { exportTracker, importTracker } from "./backups.ts"
import { addMirror, removeMirror, tellMirror } from "./mirrors.ts"
import { declareFamily, joinFamily, leaveFamily } from "./family.ts"
import { exportRelay, importRelay, tellCredit, tellRelay } from "./relay.ts"
import { publishShare, sharePath, stopSharing, unpublishShare } from "./shares.ts"
import { locateData } from "./locate.ts"
import { removeTorrent } from "./removeTorrent.ts"
import { downloadLink, tellTorrent, wordOf } from "./torrents.ts"

/** Commands that look whether something is there, and then make it or end it: those of one kind one after the other. */
const kinds: Partial<Record<ManagementCommand["type"], string>> = {
  PublishShare: "shares",
  UnpublishShare: "shares",
  StopSharing: "shares",
  DownloadLink: "downloads",
  AddMirror: "mirrors",
  ImportTracker: "imports",
}

export const execute = (parts: NodeParts, command: ManagementCommand, stop: () => void): Promise<CommandReply> => {
  const kind = kinds[command.type]
  const act = () => executed(parts, command, stop)
  return kind === undefined ? act() : parts.turns.take(kind, act)
}

const executed = async (parts: NodeParts, command: ManagementCommand, stop: () => void): Promise<CommandReply> => {
  switch (command.type) {
    case "SharePath":
      return sharePath(parts, command)
    case "StopSharing":
      return stopSharing(parts, command.share)
    case "PublishShare":
      return publishShare(parts, command.share)
    case "UnpublishShare":
      return unpublishShare(parts, command.share)
    case "DownloadLink":
      return downloadLink(parts, command)
    case "PauseTorrent":
    case "RecheckTorrent":
      return tellTorrent(parts, command.torrent, { type: command.type })
    case "ResumeTorrent":
      return tellTorrent(parts, command.torrent, { type: "ResumeTorrent", ...wordOf(command) })
    case "LocateData":
      return locateData(parts, command.torrent, command.path)
    case "RemoveTorrent":
      return removeTorrent(parts, command.torrent, command.withData)
    case "AddMirror":
      return addMirror(parts, command.address, command.update)
    case "ChooseMirrorUpdate":
      return tellMirror(parts, command.mirror, { type: "ChooseUpdate", update: command.update })
    case "UpdateMirror":
      return tellMirror(parts, command.mirror, { type: "UpdateNow" })
    case "RemoveMirror":
      return removeMirror(parts, command.mirror)
    case "ExportTracker":
      return exportTracker(parts, command)
    case "ImportTracker":
      return importTracker(parts, command)
    case "AnswerConsent":
    case "StartRelay":
    case "StopRelay":
    case "LimitRelay":
      return tellRelay(parts, command)
    case "ExportRelay":
      return exportRelay(parts, command.path, command.code)
    case "ImportRelay":
      return importRelay(parts, command.path, command.trust ?? false)
    case "DeclareFamily":
      return declareFamily(parts)
    case "JoinFamily":
      return joinFamily(parts, command.path)
    case "LeaveFamily":
      return leaveFamily(parts)
    case "ChoosePolicy":
      return tellCredit(parts, command)
    case "StopNode":
      stop()
      return { ok: true, id: "self" }
  }
}
