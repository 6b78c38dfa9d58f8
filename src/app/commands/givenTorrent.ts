/**
 * A .torrent that the operator gave with data to share: whether it can be shared, and where below the given path its
 * data lie. Shares begin private; so one that is public has its own infohash once it is published.
 */
import { lstat } from "node:fs/promises"
import path from "node:path"
import type { Given } from "../../actors/share/commands.ts"
import type { Metainfo } from "../../core/metainfo/Metainfo.ts"
import { privateMetainfo } from "../../core/metainfo/privateMetainfo.ts"
import { publicMetainfo } from "../../core/metainfo/publicMetainfo.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import type { NodeParts } from "../NodeParts.ts"
import { refuse, type Refused } from "./answers.ts"
import { givenPlace } from "./givenPlace.ts"

export interface GivenTorrent {
  readonly name: string
  /** Of the file or folder itself. */
  readonly path: string
  readonly given: Given
  /** All that are shared, as paths below it. */
  readonly files: ReadonlySet<string>
}

/** @param at the path that was given, with no link in it. */
export const givenTorrent = async (
  { ports }: NodeParts,
  asked: string,
  at: string,
): Promise<GivenTorrent | Refused> => {
  const file = givenPlace(asked)
  if (typeof file !== "string") return file
  try {
    const metainfo = await ports.storage.readTorrent(file)
    const shared = await privateMetainfo(metainfo)
    if (!metainfo.private && (await publicMetainfo(shared)).infoHash !== metainfo.infoHash)
      return refuse(
        "bad-torrent",
        `${file} says \`private\` 0, which would not come back in its infohash; make it anew`,
      )
    const place = await placeOf(metainfo, at)
    const files = new Set(metainfo.files.map((each) => each.path.join("/")))
    return { name: metainfo.name, path: place, given: { file, infohash: shared.infoHash }, files }
  } catch (error) {
    if (error instanceof StoreError) return refuse(error.code, error.message)
    throw error
  }
}

/** The path itself, whatever it is called; or, where that is the folder that the data lie in, what has their name. */
const placeOf = async ({ name, singleFile, files }: Metainfo, at: string): Promise<string> => {
  const within = path.join(at, name)
  const [here, below] = [await lstat(at), await lstat(within).catch(() => undefined)]
  if (!here.isDirectory() || !below) return at
  if (singleFile) return below.isFile() ? within : at
  const first = await lstat(path.join(at, files[0]!.path[0]!)).catch(() => undefined)
  return below.isDirectory() && !first ? within : at
}
