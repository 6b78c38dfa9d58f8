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
    const last = await lastFact(ports.log, id)
    if (last !== undefined && last !== "TorrentRemoved") return { id, coming: false }
    if (last === undefined && (await isBeingHashed(ports.log, id))) return { id, coming: true }
    passed.add(id)
  }
}

const lastFact = async (log: Known["log"], torrent: string): Promise<string | undefined> => {
  const name = StreamId("torrent", torrent)
  const found = (await log.streams("torrent")).find(({ stream }) => stream === name)
  return found && (await log.streamPage(name, found.version - 1, 1))[0]?.event.type
}

const ENDS: ReadonlySet<string> = new Set(["ShareHashed", "ShareFailed", "ShareStopped"])
const PAGE = 100

/** Whatever was said of the share since it was asked for: who may have it, until when. */
const isBeingHashed = async (log: Known["log"], share: string): Promise<boolean> => {
  const name = StreamId("share", share)
  for (let version = 0; ;) {
    const page = await log.streamPage(name, version, PAGE)
    if (page.some(({ event }) => ENDS.has(event.type))) return false
    version = page.at(-1)?.version ?? version
    if (page.length < PAGE) return version > 0
  }
}
