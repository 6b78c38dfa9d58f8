/**
 * Commands about backups: a tracker's copy into one file, and out of one, with every record checked. The file never
 * holds data of shares.
 */
import type { MirrorCommand } from "../../actors/mirror/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { fromHex } from "../../core/hex.ts"
import type { TrackerKey } from "../../core/ids.ts"
import { onionAddress } from "../../core/onionAddress.ts"
import { checkNewFile, NewFileError, writeNewFile } from "../../storage/newFile.ts"
import { secretName } from "../../storage/secretKinds.ts"
import { openGiven, ReadGivenError } from "../../storage/readGiven.ts"
import { type Restored, takeBackup, writeBackup } from "../../tracker/backup.ts"
import { BackupError, readBackup } from "../../tracker/backupFile.ts"
import { mirrorPlace, ownTracker } from "../heldTrackers.ts"
import type { NodeParts } from "../NodeParts.ts"
import { seal } from "../sealedKey.ts"
import { newMirrorSecret } from "../secrets.ts"
import { givenPlace } from "./givenPlace.ts"
import { removeMirror } from "./mirrors.ts"
import { restoreTracker } from "./restoreTracker.ts"
import { answered, freshId, refuse, rowNamed } from "./answers.ts"
import { mirrors } from "../../projections/mirrors.ts"
import { ExportTracker, ImportTracker } from "../../contract/commands/backups.ts"
import { defineCommand } from "./defineCommand.ts"

interface BackupAsked {
  readonly path: string
  readonly mirror?: string | undefined
  readonly passphrase?: string | undefined
}

async function exportTracker(
  parts: NodeParts,
  { path: asked, mirror, passphrase }: BackupAsked,
): Promise<CommandReply> {
  const file = givenPlace(asked)
  if (typeof file !== "string") return file
  const { vault, entries, trackers } = parts.ports
  let id = "self"
  let tracker: TrackerKey | undefined = ownTracker(vault)
  if (mirror !== undefined) {
    const row = rowNamed(parts.projector.all(mirrors), mirror, "mirror")
    if ("ok" in row) return row
    id = row.id
    tracker = mirrorPlace(vault, id)?.tracker
    if (passphrase !== undefined)
      return refuse("not-own-key", "a mirror has no key of its tracker: only its origin can save that")
  }
  if (tracker === undefined) return refuse("still-copying", "the first copy is still being made")
  const places = [...trackers.mirrors(id).map(({ address }) => address), ...entries.addresses(tracker)]
  try {
    await checkNewFile(file)
    const key = passphrase === undefined ? undefined : await seal(vault.get("tracker")!.seed, passphrase)
    await writeNewFile(file, writeBackup(entries, tracker, [...new Set(places)], key), { mode: 0o600 })
  } catch (error) {
    return failed(error)
  }
  return { ok: true, id }
}

/** As a mirror by hand; with a passphrase as the node's own tracker. What is refused leaves nothing behind. */
async function importTracker(parts: NodeParts, { path: asked, passphrase }: BackupAsked): Promise<CommandReply> {
  const file = givenPlace(asked)
  if (typeof file !== "string") return file
  const { ports, projector } = parts
  const own = ownTracker(ports.vault)
  const held = (tracker: TrackerKey) =>
    projector
      .all(mirrors)
      .find(({ id, mode }) => mode !== "failed" && mirrorPlace(ports.vault, id)?.tracker === tracker)
  let begun: TrackerKey | undefined
  let reply: CommandReply
  try {
    const restored = await takeBackup(
      ports.entries,
      readBackup((await openGiven(file)).createReadStream()),
      (tracker) => {
        if (tracker === own)
          throw new BackupError("not-true", "it is of this node's own tracker, whose history is here")
        begun = tracker
      },
    )
    reply =
      passphrase === undefined
        ? await asMirror(parts, restored, held(restored.tracker)?.id)
        : await restoreTracker(parts, restored, passphrase)
    const mirror = reply.ok && passphrase !== undefined ? held(restored.tracker) : undefined
    if (mirror) await removeMirror(parts, mirror.id)
  } catch (error) {
    reply = failed(error)
  }
  if (!reply.ok && begun && !held(begun)) ports.entries.remove(begun)
  return reply
}

async function asMirror(parts: NodeParts, { tracker }: Restored, there: string | undefined): Promise<CommandReply> {
  const { ports, kernel } = parts
  if (there !== undefined) {
    const update: MirrorCommand = { type: "UpdateNow" }
    await kernel.tell("mirror", there, update)
    return { ok: true, id: there }
  }
  const id = freshId(parts)
  newMirrorSecret(ports.vault, ports.random, id, onionAddress(fromHex(tracker)), tracker)
  const request: MirrorCommand = { type: "RequestMirror", secret: secretName("mirror", id), update: "manual" }
  return answered(parts, id, await kernel.tell("mirror", id, request))
}

const codes = {
  exists: "file-exists",
  "no-folder": "no-such-path",
  missing: "no-such-path",
  denied: "denied",
  full: "full",
  "no-file": "denied",
  failed: "io",
  "too-large": "not-a-backup",
} as const

const failed = (error: unknown): CommandReply => {
  if (error instanceof BackupError) return refuse(error.code, error.message)
  if (error instanceof NewFileError || error instanceof ReadGivenError)
    return refuse(codes[error.reason], error.message)
  // A disk may fail while it is read, too.
  if (typeof (error as NodeJS.ErrnoException).code === "string" && (error as NodeJS.ErrnoException).syscall)
    return refuse("io", `the file cannot be read: ${(error as Error).message}`)
  throw error
}

export const exportTrackerCommand = defineCommand(ExportTracker, exportTracker)
export const importTrackerCommand = defineCommand(ImportTracker, importTracker, "imports")
