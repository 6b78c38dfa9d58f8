/** What a link leads to, and what a download of it would take: its files, credit, room. */
import { statfs } from "node:fs/promises"
import path from "node:path"
import type { Refusal } from "../contract/commands.ts"
import { packPaths } from "../contract/filePaths.ts"
import type { InspectAsked, InspectPage } from "../contract/files.ts"
import { chargeFor } from "../core/credit.ts"
import { doubtfulNames } from "../core/doubtfulNames.ts"
import { parseLink } from "../core/shareLink.ts"
import { ledgers } from "../projections/ledgers.ts"
import { torrents } from "../projections/torrents.ts"
import { refuse } from "./commands/answers.ts"
import { givenPlace } from "./commands/givenPlace.ts"
import { known } from "./commands/torrents.ts"
import { InspectError } from "./Inspections.ts"
import type { NodeParts } from "./NodeParts.ts"
import { downloadsOf } from "./settings/folders.ts"

export const inspectLink = async (
  parts: NodeParts,
  { link: text, folder, seconds }: InspectAsked,
  signal: AbortSignal,
): Promise<InspectPage | Refusal> => {
  const { projector, inspections, account } = parts
  const link = parseLink(text)
  if ("problem" in link) return refuse("bad-link", link.problem)
  const into = givenPlace(folder ?? downloadsOf(parts))
  if (typeof into !== "string") return into
  try {
    const { title, metainfo } = keptOf(parts, link) ?? (await inspections.look(link, signal, seconds))
    const { infoHash, name, files, totalBytes } = metainfo
    const freeBytes = await freeAt(into)
    const price = projector.all(ledgers)[0]?.price ?? 0
    return {
      infohash: infoHash,
      title: title || name,
      name,
      private: metainfo.private,
      bytes: totalBytes,
      torrent: projector.all(torrents).find(({ infohash }) => infohash === infoHash)?.id ?? null,
      doubtful: doubtfulNames(metainfo) ?? null,
      cost: chargeFor(totalBytes, price),
      affordable: account.affordable ?? null,
      folder: into,
      freeBytes,
      freeAfterBytes: freeBytes - totalBytes,
      paths: packPaths(files.map((file) => file.path)),
      sizes: files.map(({ length }) => length),
    }
  } catch (error) {
    if (error instanceof InspectError) return refuse(error.code, error.message)
    throw error
  }
}

/** Of what is in the list already nobody is asked. */
const keptOf = (parts: NodeParts, link: Exclude<ReturnType<typeof parseLink>, { readonly problem: string }>) => {
  const row = known(parts, link)
  const metainfo = row && parts.ports.library.get(row.id)
  // A moment before the history has them the row has no title yet.
  return metainfo && row.infohash === metainfo.infoHash ? { title: row.title, metainfo } : undefined
}

/** On the disk of the folder, or of the nearest one above it that is there. */
const freeAt = async (folder: string): Promise<number> => {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = await statfs(at).catch(() => undefined)
    if (found) return found.bavail * found.bsize
    if (path.dirname(at) === at) return 0
  }
}
