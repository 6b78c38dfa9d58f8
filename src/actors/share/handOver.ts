/**
 * Hands what was hashed to the torrent that is to serve it: the one that has the content already, or a new one under
 * the share's own id. Leaves metadata behind only for a torrent that took the content; what is to be hashed again is
 * its caller's.
 */
import type { Metainfo } from "../../core/metainfo/Metainfo.ts"
import { wait } from "../../core/wait.ts"
import { holderOf } from "../holderOf.ts"
import type { Needs } from "../Ports.ts"
import type { TorrentCommand } from "../torrent/commands.ts"
import type { ShareState } from "./state.ts"

const SOON_MS = 200
const AGAIN_MS = 5_000

/** The torrent that has this content cannot serve it. */
export class NotShared extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * @returns the torrent; undefined when the share ended meanwhile.
 * @throws NotShared, or StoreError when the metadata cannot be kept.
 */
export const handOver = async (
  ports: Needs<"clock" | "library" | "log" | "tell">,
  id: string,
  state: () => ShareState,
  metainfo: Metainfo,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const { library } = ports
  const shared: TorrentCommand = {
    type: "AdoptShared",
    infohash: metainfo.infoHash,
    path: state().path,
    title: state().info.title,
    name: metainfo.name,
    bytes: metainfo.totalBytes,
    pieces: metainfo.pieceCount,
    files: metainfo.files.length,
  }
  const removed = new Set<string>()
  // Those of a torrent that took the content before a crash.
  let entered = library.has(id)
  try {
    while (!signal.aborted) {
      // The same content shared twice is one torrent behind two onions.
      const holder = await holderOf(ports, metainfo.infoHash, removed)
      const torrent = holder?.id ?? id
      if (signal.aborted) return undefined
      if (holder?.coming && torrent !== id) {
        await wait(ports.clock, SOON_MS, signal)
        continue
      }
      if (torrent === id && !library.has(id)) {
        await library.save(id, metainfo)
        // Of two that came at once, the one that was kept first has it.
        continue
      }
      const answer = await ports.tell("torrent", torrent, shared)
      // What could not be stored may be in the history all the same.
      const unsure = !answer.ok && (answer.code === "not-stored" || answer.code === "defect")
      if (torrent === id && (answer.ok || unsure)) entered = true
      if (answer.ok) return torrent
      if (answer.code === "torrent-removed" && torrent !== id) removed.add(torrent)
      else if (unsure || answer.code === "stopping") await wait(ports.clock, AGAIN_MS, signal)
      else throw new NotShared(answer.code, `${answer.message} (its id: ${torrent.slice(0, 8)})`)
    }
    return undefined
  } finally {
    if (!entered) await library.unsave(id)
  }
}
