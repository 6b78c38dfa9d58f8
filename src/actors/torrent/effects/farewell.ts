/**
 * The last word in a swarm: tells where the peers meet that this node has left, so that nobody dials onions that are
 * gone for the rest of a record's life. Best effort: within half a minute, and no failure of it matters.
 */
import type { Needs } from "../../Ports.ts"
import { meet } from "./meet.ts"
import { sourceOf } from "./source.ts"

const WITHIN_MS = 30_000

/** Call it when the exchange has closed the swarm; never rejects. */
export const farewell = async (
  ports: Needs<"clock" | "exchange" | "library" | "linkKeys" | "sessions" | "trackers" | "vault">,
  torrent: string,
): Promise<void> => {
  const metainfo = ports.library.get(torrent)
  const [own] = ports.exchange.records(torrent)
  if (!own || !metainfo) return
  if (!metainfo.private) ports.trackers.announce(metainfo.infoHash, [own], own)
  const source = sourceOf(ports, torrent)
  const late = new AbortController()
  const timer = ports.clock.setTimeout(() => late.abort(), WITHIN_MS)
  const { signal } = late
  try {
    const share = source?.share
    if (source && share) {
      const connect = () => ports.sessions.connect(source.onion, { circuit: `share-${torrent}`, signal })
      const session = await ports.linkKeys.during(source, connect, { signal, torrent })
      await meet({ session, onion: source.onion, share, own, metainfo: metainfo.bytes, signal }).finally(() =>
        session.close(),
      )
    } else if (source?.tracker)
      await ports.trackers.meet(source.tracker, metainfo.infoHash, [own], metainfo.bytes, signal)
  } catch {
    // Records run out by themselves.
  } finally {
    ports.clock.clearTimeout(timer)
  }
}
