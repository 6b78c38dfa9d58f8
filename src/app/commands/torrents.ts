/** Commands about torrents: to download a link or what a tracker lists, to pause, resume, recheck and remove. */
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../api/contract/commands.ts"
import type { SecretRef } from "../../core/ids.ts"
import { type ListedLink, parseLink, type ShareLink } from "../../core/shareLink.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
import type { NodeParts } from "../NodeParts.ts"
import { givenPlace } from "./givenPlace.ts"
import { freshId, one, refuse, settle } from "./settle.ts"

export interface DownloadAsked {
  readonly link: string
  readonly folder?: string | undefined
  readonly title?: string | undefined
}

export async function downloadLink(parts: NodeParts, { link: text, folder, title }: DownloadAsked): Promise<CommandReply> {
  const link = parseLink(text)
  if ("problem" in link) return refuse("bad-link", link.problem)
  const into = givenPlace(folder ?? parts.data.downloads)
  if (typeof into !== "string") return into
  const again = known(parts, link)
  if (again) return refuse("duplicate", `this is in your list already, as ${again.title || again.id.slice(0, 8)}`)
  try {
    await makeFolder(into)
  } catch (error) {
    return refuse("no-folder", `the folder ${into} cannot be made: ${(error as Error).message}`)
  }
  const id = freshId(parts)
  const source = `link-${id}`
  const kept: Record<string, string> = "token" in link ? { onion: link.onion, token: link.token, visibility: link.visibility } : { onion: link.onion }
  parts.ports.vault.put(source as SecretRef, kept)
  const wanted = "infohash" in link ? { infohash: link.infohash, title: title ?? "" } : {}
  const request: TorrentCommand = { type: "RequestDownload", folder: into, source, ...wanted }
  return settle(parts, id, await parts.kernel.tell("torrent", id, request))
}

const known = ({ projector, ports }: NodeParts, link: ShareLink | ListedLink) =>
  projector.torrents().find((row) =>
    "infohash" in link ? row.infohash === link.infohash : ports.vault.get(`link-${row.id}` as SecretRef)?.["token"] === link.token)

export async function tellTorrent(parts: NodeParts, target: string, command: TorrentCommand): Promise<CommandReply> {
  const torrent = one(parts.projector.torrents(), target, "torrent")
  return "ok" in torrent ? torrent : settle(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, command))
}

/** With the torrent end the shares that offered it. */
export async function removeTorrent(parts: NodeParts, target: string, withData: boolean): Promise<CommandReply> {
  const torrent = one(parts.projector.torrents(), target, "torrent")
  if ("ok" in torrent) return torrent
  for (const share of parts.projector.shares().filter((row) => row.torrent === torrent.id && row.mode === "active")) {
    const stopShare: ShareCommand = { type: "StopSharing" }
    await parts.kernel.tell("share", share.id, stopShare)
    parts.ports.vault.delete(`share-${share.id}` as SecretRef)
  }
  const remove: TorrentCommand = { type: "RemoveTorrent", withData }
  return settle(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, remove))
}
