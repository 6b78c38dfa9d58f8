/** Commands about torrents: to download a link or what a tracker lists, to pause, resume and recheck. */
import type { TorrentCommand, Word } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { FileRule } from "../../core/fileSelection.ts"
import { type ListedLink, parseLink, type ShareLink } from "../../core/shareLink.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
import { secretName } from "../../storage/secretKinds.ts"
import { downloadsOf } from "../settings/folders.ts"
import type { NodeParts } from "../NodeParts.ts"
import { givenPlace } from "./givenPlace.ts"
import { answered, freshId, refuse, rowNamed } from "./answers.ts"
import { limits } from "../../projections/limits.ts"
import { torrents } from "../../projections/torrents.ts"
import { DownloadLink, PauseTorrent, RecheckTorrent, ResumeTorrent } from "../../contract/commands/torrents.ts"
import { defineCommand } from "./defineCommand.ts"
import { LOCKED } from "../../actors/torrent/effects/lockedOut.ts"

interface DownloadAsked {
  readonly link: string
  readonly folder?: string | undefined
  readonly title?: string | undefined
  readonly useExisting?: boolean | undefined
  readonly acceptNames?: boolean | undefined
  readonly choice?: readonly FileRule[] | undefined
  readonly levels?: string | undefined
  readonly sequential?: boolean | undefined
  readonly paused?: boolean | undefined
}

async function downloadLink(parts: NodeParts, asked: DownloadAsked): Promise<CommandReply> {
  const { link: text, folder, title, choice = [], levels = "", sequential, paused } = asked
  const link = parseLink(text)
  if ("problem" in link) return refuse("bad-link", link.problem)
  const into = givenPlace(folder ?? downloadsOf(parts))
  if (typeof into !== "string") return into
  const again = known(parts, link)
  if (again) {
    const { id, title } = again
    if (await takenKey(parts, id, link)) return { ok: true, id }
    return { ...refuse("duplicate", `this is in your list already, as ${title || id.slice(0, 8)}`), id }
  }
  const taken = await parts.places.folderTaken(into)
  if (taken) return refuse(taken.code, taken.message)
  try {
    await makeFolder(into)
  } catch (error) {
    return refuse("no-folder", `the folder ${into} cannot be made: ${(error as Error).message}`)
  }
  const id = freshId(parts)
  parts.ports.vault.put("link", id, "token" in link ? link : { onion: link.onion })
  const wanted = "infohash" in link ? { infohash: link.infohash, title: title ?? "" } : {}
  const request: TorrentCommand = {
    type: "RequestDownload",
    folder: parts.places.kept(into),
    source: secretName("link", id),
    ...wanted,
    ...(choice.length > 0 ? { choice } : {}),
    ...(levels === "" ? {} : { levels }),
    ...(sequential ? { sequential } : {}),
    ...(paused ? { paused } : {}),
    ...wordOf(asked),
    // Else it would run for a moment beside those that are enough.
    ...(parts.projector.get(limits, "self")?.downloads === undefined ? {} : { queued: true }),
  }
  return answered(parts, id, await parts.kernel.tell("torrent", id, request))
}

/**
 * Whether the same link came with another key, as one does after the old one was taken back, or was asked for again by
 * who stands still for want of a key: it is used from now on, and the download goes on.
 */
async function takenKey(
  { kernel, ports: { vault }, projector }: NodeParts,
  id: string,
  link: ShareLink | ListedLink,
): Promise<boolean> {
  const before = vault.get("link", id)
  if (!("token" in link) || !link.key || !before) return false
  const isOther = !before.key || Buffer.compare(before.key, link.key) !== 0
  if (isOther) vault.put("link", id, { ...before, key: link.key })
  // Also with the same key: after a crash in between it is in the vault, and nothing has gone on.
  const isLocked = LOCKED.has(projector.get(torrents, id)?.error?.code ?? "")
  const resume: TorrentCommand = { type: "ResumeTorrent" }
  if (isLocked) await kernel.tell("torrent", id, resume)
  return isOther || isLocked
}

/** What the operator said beforehand. */
const wordOf = ({ useExisting, acceptNames }: Pick<DownloadAsked, "useExisting" | "acceptNames">): Word => ({
  ...(useExisting ? { useExisting } : {}),
  ...(acceptNames ? { acceptNames } : {}),
})

/** The torrent that a link leads to, where it is in the list. */
export const known = ({ projector, ports }: NodeParts, link: ShareLink | ListedLink) =>
  projector
    .all(torrents)
    .find((row) =>
      "infohash" in link ? row.infohash === link.infohash : ports.vault.get("link", row.id)?.token === link.token,
    )

async function tellTorrent(parts: NodeParts, target: string, command: TorrentCommand): Promise<CommandReply> {
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  return "ok" in torrent
    ? torrent
    : answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, command))
}

export const downloadLinkCommand = defineCommand(DownloadLink, downloadLink, "downloads")
export const pauseTorrentCommand = defineCommand(PauseTorrent, (parts, { torrent }) =>
  tellTorrent(parts, torrent, { type: "PauseTorrent" }),
)
export const recheckTorrentCommand = defineCommand(RecheckTorrent, (parts, { torrent }) =>
  tellTorrent(parts, torrent, { type: "RecheckTorrent" }),
)
export const resumeTorrentCommand = defineCommand(ResumeTorrent, (parts, asked) =>
  tellTorrent(parts, asked.torrent, { type: "ResumeTorrent", ...wordOf(asked) }),
)
