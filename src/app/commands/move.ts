/**
 * `MoveData` and `StopMove`: a download's data go into another folder. What can be seen beforehand is looked at here:
 * who else uses the files, and what is in the way at the new place.
 */
import path from "node:path"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { MoveData, StopMove } from "../../contract/commands/torrents.ts"
import type { TorrentRow } from "../../contract/rows.ts"
import { overlap, placeOf } from "../../core/place.ts"
import { torrents } from "../../projections/torrents.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
import { obstaclesText } from "../../storage/obstaclesText.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import type { NodeParts } from "../NodeParts.ts"
import { answered, refuse, type Refused, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"
import { givenPlace } from "./givenPlace.ts"

async function moveData(parts: NodeParts, target: string, folder: string): Promise<CommandReply> {
  const into = givenPlace(folder)
  if (typeof into !== "string") return into
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const to = path.join(into, path.basename(torrent.path))
  try {
    // Whether the torrent can be moved at all is its own to say, and comes first.
    const refused =
      torrent.pieces > 0 && torrent.origin === "download" ? await inTheWay(parts, torrent, into, to) : null
    if (refused) return refused
    await makeFolder(into)
    const begin: TorrentCommand = { type: "MoveData", to: parts.places.kept(to) }
    return await answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, begin))
  } catch (error) {
    if (error instanceof StoreError) return refuse(error.code, error.message)
    throw error
  }
}

async function inTheWay(
  { places, ports }: NodeParts,
  torrent: TorrentRow,
  into: string,
  to: string,
): Promise<Refused | null> {
  if (overlap(placeOf(to), placeOf(torrent.path)) !== undefined)
    return refuse("overlap", `the data are at ${torrent.path}; choose a folder that is neither there nor within it`)
  const taken = (await places.folderTaken(into)) ?? (await places.placeTaken(torrent.id, to))
  if (taken) return refuse(taken.code, taken.message)
  const used = places.usedBy(torrent.id, torrent.path)
  if (used !== undefined)
    return refuse("in-use", `${torrent.path} ${used}, and would be gone from there; end that first`)
  const metainfo = ports.library.get(torrent.id)
  if (!metainfo) return null
  const moving = await ports.storage.move(metainfo, { from: torrent.path, to, state: ports.library.folder(torrent.id) })
  try {
    const obstacles = await moving.obstacles()
    return obstacles.length > 0 ? refuse("in-the-way", obstaclesText(obstacles)) : null
  } finally {
    await moving.close()
  }
}

async function stopMove(parts: NodeParts, target: string): Promise<CommandReply> {
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const stop: TorrentCommand = { type: "StopMove" }
  return answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, stop))
}

// By turns with downloads: each looks for a place that nobody else has.
export const moveDataCommand = defineCommand(
  MoveData,
  (parts, { torrent, folder }) => moveData(parts, torrent, folder),
  "downloads",
)
export const stopMoveCommand = defineCommand(StopMove, (parts, { torrent }) => stopMove(parts, torrent))
