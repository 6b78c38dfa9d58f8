/**
 * `LocateData`: the operator has moved a torrent's files and says where they are. They are compared first; a place that
 * does not hold what is known of the torrent is not taken.
 */
import { stat } from "node:fs/promises"
import path from "node:path"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { TorrentRow } from "../../contract/rows.ts"
import type { PieceIndex } from "../../core/ids.ts"
import type { Metainfo } from "../../core/metainfo/Metainfo.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import type { NodeParts } from "../NodeParts.ts"
import { givenPlace } from "./givenPlace.ts"
import { answered, refuse, rowNamed } from "./answers.ts"
import { torrents } from "../../projections/torrents.ts"
import { LocateData } from "../../contract/commands/torrents.ts"
import { defineCommand } from "./defineCommand.ts"

const AT_ONCE = 64

async function locateData(parts: NodeParts, target: string, given: string): Promise<CommandReply> {
  const asked = givenPlace(given)
  if (typeof asked !== "string") return asked
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const metainfo = parts.ports.library.get(torrent.id)
  if (!metainfo) return refuse("no-metadata", "nothing to locate yet: the metadata have not been fetched")
  try {
    const found = await best(parts, torrent, metainfo, asked)
    if (!found) return refuse("no-such-path", `there is nothing at ${asked}; check the path`)
    const { at, good } = found
    if (good < torrent.verifiedPieces || good === 0) {
      return refuse(
        "does-not-fit",
        `${at} holds ${good} of the ${Math.max(torrent.verifiedPieces, 1)} pieces that are ` +
          "known to be there; nothing was changed",
      )
    }
    const taken = await parts.places.placeTaken(torrent.id, at)
    if (taken) return refuse(taken.code, taken.message)
    const located: TorrentCommand = { type: "LocateData", path: parts.places.kept(at) }
    return await answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, located))
  } catch (error) {
    if (error instanceof StoreError) return refuse(error.code, error.message)
    throw error
  }
}

/** The path itself, or what has the torrent's name in it: whichever holds more. */
async function best(
  parts: NodeParts,
  { id, path: was }: TorrentRow,
  metainfo: Metainfo,
  asked: string,
): Promise<{ readonly at: string; readonly good: number } | undefined> {
  let found: { readonly at: string; readonly good: number } | undefined
  for (const at of new Set([asked, path.join(asked, path.basename(was)), path.join(asked, metainfo.name)])) {
    const kind = await stat(at).catch(() => undefined)
    if (!kind || kind.isDirectory() === metainfo.singleFile) continue
    const good = await goodPieces(parts, id, metainfo, at)
    if (!found || good > found.good) found = { at, good }
  }
  return found
}

async function goodPieces({ ports }: NodeParts, torrent: string, metainfo: Metainfo, at: string): Promise<number> {
  // Only read: as a share in place is.
  const store = await ports.storage.open(metainfo, at, ports.library.folder(torrent), false)
  let good = 0
  try {
    for (let first = 0; first < metainfo.pieceCount; first += AT_ONCE) {
      const pieces = Array.from(
        { length: Math.min(AT_ONCE, metainfo.pieceCount - first) },
        (_, i) => (first + i) as PieceIndex,
      )
      good += (await Promise.all(pieces.map((piece) => store.verify(piece)))).filter(Boolean).length
    }
  } finally {
    await store.close()
  }
  return good
}

export const locateDataCommand = defineCommand(LocateData, (parts, asked) =>
  locateData(parts, asked.torrent, asked.path),
)
