/**
 * After the start: what is missing of single shares, downloads and mirrors, or of the relay. The node runs; each is
 * said for as long as it concerns anybody.
 */
import { existsSync } from "node:fs"
import path from "node:path"
import { splitStreamId, StreamId } from "../../core/ids.ts"
import type { EventLog } from "../../events/EventLog.ts"
import type { Projector } from "../../projections/Projector.ts"
import type { FileLibrary } from "../../storage/FileLibrary.ts"
import type { Vault } from "../../storage/Vault.ts"
import type { DataDirectory } from "../DataDirectory.ts"
import type { LiveBoard } from "../LiveBoard.ts"
import { familyKey } from "../ownFamily.ts"
import type { LogBook } from "../LogBook.ts"
import { leftovers, type Missing, missingSecrets } from "./ownedSecrets.ts"
import { relays } from "../../projections/relays.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"

export interface LossParts {
  readonly data: DataDirectory
  readonly log: EventLog
  readonly projector: Projector
  readonly vault: Vault
  readonly library: FileLibrary
  readonly board: LiveBoard
  readonly logs: LogBook
}

export const tellLosses = ({ data, projector, vault, library, board, logs }: LossParts): void => {
  for (const { file, words } of [
    ...missingSecrets(projector, vault),
    ...missingMetadata(projector, library),
    ...missingRelay(data, projector),
  ]) {
    board.setHealth(file, words)
    logs.add("node", "err", words() ?? file)
  }
}

/**
 * What a crash between a secret, or metadata, and its event has left. Only where the history is known to be the right
 * one.
 */
export const forgetLeftovers = async ({
  log,
  projector,
  vault,
  library,
}: Pick<LossParts, "log" | "projector" | "vault" | "library">): Promise<void> => {
  const streams = new Set<StreamId>()
  for (const kind of ["share", "torrent", "mirror", "trusted"])
    for (const { stream } of await log.streams(kind)) streams.add(stream)
  const stopped = new Set(
    (await log.streams("share"))
      .map(({ stream }) => splitStreamId(stream).id)
      .filter((id) => ["stopped", "taking-back"].includes(projector.get(shares, id)?.mode ?? "")),
  )
  const family = familyKey({ projector })
  const recipients = new Set(
    projector
      .all(shares)
      .filter(({ id }) => !stopped.has(id))
      .flatMap((share) => share.recipients),
  )
  for (const { kind, id } of leftovers(vault, streams, stopped, family, recipients)) vault.delete(kind, id)
  const isBeingHashed = (id: string) => projector.get(shares, id)?.mode === "hashing"
  for (const id of library.ids()) {
    if (streams.has(StreamId("torrent", id))) continue
    // What was chosen is hashed again.
    if (isBeingHashed(id)) await library.unsave(id)
    else await library.remove(id)
  }
  // It names files of the operator's.
  for (const id of library.unfinished()) if (!isBeingHashed(id)) await library.remove(id)
}

const missingMetadata = (projector: Projector, library: FileLibrary): readonly Missing[] =>
  projector
    .all(torrents)
    .filter(({ id, infohash, pieces }) => infohash !== null && pieces > 0 && library.get(id)?.infoHash !== infohash)
    .map(({ id, infohash, title, name }) => {
      const file = `torrents/${id}/metainfo.torrent`
      const what = library.get(id)
        ? "is another torrent's"
        : library.unreadable(id)
          ? "is damaged or not readable"
          : "is gone"
      // What says of itself that it is another one must not stand for this one.
      library.disown(id)
      const words = () =>
        library.get(id)?.infoHash !== infohash && projector.current(torrents, id) !== undefined
          ? `${file} ${what}: “${title || name}” cannot go on. Put the file back and start ` +
            "again, or remove the torrent and add it again"
          : undefined
      return { file, words }
    })

const missingRelay = ({ relay }: DataDirectory, projector: Projector): readonly Missing[] => {
  const ran = projector.all(relays).some(({ relayed, mode }) => relayed > 0 && mode !== "refused")
  if (!ran || existsSync(path.join(relay, "keys"))) return []
  const words =
    "relay/keys is gone: the relay that ran here cannot go on under its name; when it is " +
    "started it begins as a new one, which takes weeks to be used. Put the folder back before " +
    "that, if you have it"
  return [{ file: "relay/keys", words: () => (existsSync(path.join(relay, "keys")) ? undefined : words) }]
}
