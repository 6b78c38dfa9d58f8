/**
 * Turns what an operator asks into what is told to actors: checks what an actor cannot (paths, links, the vault), makes the
 * secrets, finds the actor that is meant. Owns no state; every lasting consequence is an actor's event.
 */
import { mkdir, realpath, stat } from "node:fs/promises"
import path from "node:path"
import type { TellResult } from "../actors/kernel/ActorDefinition.ts"
import type { ShareCommand } from "../actors/share/commands.ts"
import type { TorrentCommand } from "../actors/torrent/commands.ts"
import type { CommandReply, ManagementCommand } from "../api/contract/commands.ts"
import type { ShareRow, TorrentRow } from "../api/contract/rows.ts"
import type { SecretRef } from "../core/ids.ts"
import { parseShareLink } from "../core/shareLink.ts"
import type { NodeParts } from "./NodeParts.ts"
import { newShareSecret } from "./secrets.ts"

const refuse = (code: string, message: string): CommandReply => ({ ok: false, code, message })
const freshId = ({ ports }: NodeParts) => Buffer.from(ports.random.bytes(16)).toString("hex")

/** The answer to a command about `id`, once its events are committed and visible. */
const settle = async ({ projector }: NodeParts, id: string, told: TellResult): Promise<CommandReply> => {
  if (!told.ok) return refuse(told.code, told.message)
  if (told.seq !== undefined) await projector.passed(told.seq)
  return { ok: true, id }
}

export const execute = async (parts: NodeParts, command: ManagementCommand, stop: () => void): Promise<CommandReply> => {
  switch (command.type) {
    case "SharePath":
      return sharePath(parts, command.path, command.title)
    case "StopSharing":
      return stopSharing(parts, command.share)
    case "DownloadLink":
      return downloadLink(parts, command.link, command.folder)
    case "PauseTorrent":
    case "ResumeTorrent":
    case "RecheckTorrent":
      return tellTorrent(parts, command.torrent, { type: command.type })
    case "RemoveTorrent":
      return removeTorrent(parts, command.torrent, command.withData)
    case "StopNode":
      stop()
      return { ok: true, id: "self" }
  }
}

async function sharePath(parts: NodeParts, asked: string, title: string): Promise<CommandReply> {
  if (!path.isAbsolute(asked)) return refuse("relative-path", `${asked} is not an absolute path; begin it with /`)
  const there = await realpath(asked).catch(() => undefined)
  if (!there) return refuse("no-such-path", `there is nothing at ${asked}; check the path`)
  const kind = await stat(there)
  if (!kind.isFile() && !kind.isDirectory()) return refuse("not-a-file", `${asked} is neither a file nor a folder`)
  const own = await realpath(parts.data.root)
  const touches = (a: string, b: string) => a === b || a.startsWith(b + path.sep)
  const download = await realpath(parts.data.downloads).catch(() => parts.data.downloads)
  if (touches(own, there) || (touches(there, own) && !touches(there, download))) {
    return refuse("own-data", "this holds the node's own keys and history; share something else")
  }
  const id = freshId(parts)
  const secret = `share-${id}`
  newShareSecret(parts.ports.vault, parts.ports.random, secret as SecretRef)
  const request: ShareCommand = { type: "RequestShare", path: there, title: title.trim() || path.basename(there), secret }
  return settle(parts, id, await parts.kernel.tell("share", id, request))
}

async function stopSharing(parts: NodeParts, target: string): Promise<CommandReply> {
  const share = one(parts.projector.shares().filter((row) => row.mode !== "stopped"), target, "share")
  if ("ok" in share) return share
  const request: ShareCommand = { type: "StopSharing" }
  const reply = await settle(parts, share.id, await parts.kernel.tell("share", share.id, request))
  if (!reply.ok) return reply
  parts.ports.vault.delete(`share-${share.id}` as SecretRef)
  await leaveUnshared(parts, share.torrent)
  return reply
}

/** What this node only shared is seeded no longer once its last share has ended; the files stay where they are. */
async function leaveUnshared(parts: NodeParts, torrent: string | null): Promise<void> {
  const row = parts.projector.torrents().find(({ id }) => id === torrent)
  const shared = parts.projector.shares().some((share) => share.torrent === torrent && share.mode === "active")
  if (!row || row.origin !== "share" || shared) return
  const remove: TorrentCommand = { type: "RemoveTorrent", withData: false }
  await settle(parts, row.id, await parts.kernel.tell("torrent", row.id, remove))
}

async function downloadLink(parts: NodeParts, text: string, folder: string | undefined): Promise<CommandReply> {
  const link = parseShareLink(text)
  if ("problem" in link) return refuse("bad-link", link.problem)
  const into = folder ?? parts.data.downloads
  if (!path.isAbsolute(into)) return refuse("relative-path", `${into} is not an absolute path; begin it with /`)
  const { vault } = parts.ports
  const again = parts.projector.torrents().find((row) => vault.get(`link-${row.id}` as SecretRef)?.token === link.token)
  if (again) return refuse("duplicate", `this link is in your list already, as ${again.title || again.id.slice(0, 8)}`)
  try {
    await mkdir(into, { recursive: true })
  } catch (error) {
    return refuse("no-folder", `the folder ${into} cannot be made: ${(error as Error).message}`)
  }
  const id = freshId(parts)
  vault.put(`link-${id}` as SecretRef, { onion: link.onion, token: link.token })
  const request: TorrentCommand = { type: "RequestDownload", folder: into, source: `link-${id}` }
  return settle(parts, id, await parts.kernel.tell("torrent", id, request))
}

async function tellTorrent(parts: NodeParts, target: string, command: TorrentCommand): Promise<CommandReply> {
  const torrent = one(parts.projector.torrents(), target, "torrent")
  return "ok" in torrent ? torrent : settle(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, command))
}

/** With the torrent end the shares that offered it. */
async function removeTorrent(parts: NodeParts, target: string, withData: boolean): Promise<CommandReply> {
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

/** The one row that `target`, an id or infohash or the beginning of either, names; else the refusal to answer with. */
function one<Row extends ShareRow | TorrentRow>(rows: readonly Row[], target: string, what: string): Row | Extract<CommandReply, { ok: false }> {
  const found = rows.filter((row) => row.id.startsWith(target) || row.infohash?.startsWith(target))
  const exact = found.find((row) => row.id === target)
  if (exact) return exact
  if (found.length === 1) return found[0]!
  const message = found.length === 0 ? `there is no ${what} ${target}; \`bulbil status\` lists them` : `${target} names ${found.length} of them; give more digits`
  return { ok: false, code: found.length === 0 ? `no-such-${what}` : "ambiguous", message }
}
