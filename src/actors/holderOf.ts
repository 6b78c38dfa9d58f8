/**
 * Which torrent of this node has some content. The library alone does not say: it holds the metadata of a torrent that
 * was removed until that one has left its swarm, and those of one that its history does not know.
 */
import { type InfoHash, StreamId } from "../core/ids.ts"
import type { Needs } from "./Ports.ts"

type Known = Needs<"library" | "log">

export interface Holder {
  readonly id: string
  /** It is no torrent yet: a share that is being hashed is about to make it one. */
  readonly coming: boolean
}

/** The first of those that were kept. @param passOver ids that are known not to hold it. */
export const holderOf = async (
  ports: Known,
  infoHash: InfoHash,
  passOver: ReadonlySet<string> = new Set(),
): Promise<Holder | undefined> => {
  const passed = new Set(passOver)
  for (;;) {
    const id = ports.library.find(infoHash, passed)
    if (id === undefined) return undefined
    const last = await lastFact(ports.log, "torrent", id)
    if (last !== undefined && last !== "TorrentRemoved") return { id, coming: false }
    if (last === undefined && (await lastFact(ports.log, "share", id)) === "ShareRequested") return { id, coming: true }
    passed.add(id)
  }
}

const lastFact = async (log: Known["log"], kind: string, id: string): Promise<string | undefined> => {
  const name = StreamId(kind, id)
  const found = (await log.streams(kind)).find(({ stream }) => stream === name)
  return found && (await log.streamPage(name, found.version - 1, 1))[0]?.event.type
}
