/** What a path that is to be shared, or looked at, leads to: read where it is, and called as the path calls it. */
import { realpath, stat } from "node:fs/promises"
import path from "node:path"
import type { Given } from "../../actors/share/commands.ts"
import { kernelPlace } from "../../storage/givenPath.ts"
import { namedPath } from "../../storage/namedPath.ts"
import type { LookPlace } from "../looks/Looking.ts"
import type { NodeParts } from "../NodeParts.ts"
import { outsideOf } from "../settings/folders.ts"
import { refuse, type Refused } from "./answers.ts"
import { givenPlace } from "./givenPlace.ts"
import { givenTorrent } from "./givenTorrent.ts"
import { isWithin } from "../../storage/isWithin.ts"

export interface ShareSource extends LookPlace {
  readonly given?: Given
}

/** The name of a link's target is never told. */
export const shareSource = async (
  parts: NodeParts,
  { path: text, torrent }: { readonly path: string; readonly torrent?: string | undefined },
): Promise<ShareSource | Refused> => {
  const whole = givenPlace(text)
  if (typeof whole !== "string") return whole
  const named = path.isAbsolute(text) ? namedPath(text) : whole
  const found = await realpath(named).catch(() => undefined)
  if (!found) return refuse("no-such-path", `there is nothing at ${named}; check the path`)
  if (kernelPlace(found)) return refuse("denied", `${named} is the kernel's own place, and nothing of yours is there`)
  const kind = await stat(found)
  if (!kind.isFile() && !kind.isDirectory()) return refuse("not-a-file", `${named} is neither a file nor a folder`)
  const own = await realpath(parts.data.root)
  const download = await realpath(parts.data.downloads).catch(() => parts.data.downloads)
  if (isWithin(found, own) || (isWithin(own, found) && !isWithin(download, found))) {
    return refuse("own-data", "this holds the node's own keys and history; share something else")
  }
  const folders = await outsideOf(parts, found)
  if (folders)
    return refuse(
      "outside-folders",
      `${named} lies in none of the folders that may be shared from: ${folders.join(", ")} (bulbil config get ` +
        "sharing.folders)",
    )
  if (torrent === undefined) return { path: found, name: path.basename(named) }
  const given = await givenTorrent(parts, torrent, found)
  if ("ok" in given) return given
  return { path: given.path, name: given.name, given: given.given, only: given.files }
}
