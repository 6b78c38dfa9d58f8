/**
 * Has the tracker's onion offer the newest release that is here whole, and serve the swarms of those that are kept; for
 * as long as their files are where they should be.
 */
import type { InfoHash } from "../../../core/ids.ts"
import type { EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs } from "../../Ports.ts"
import type { ReleaseInput } from "../commands.ts"
import { type KnownRelease, releasesOf, type ReleaseState } from "../mode.ts"
import { isWhole, torrentNews, torrentStory } from "./torrentStory.ts"

export const offer =
  (ports: Needs<"exchange" | "library" | "log" | "trackers">): EffectRun<ReleaseState, ReleaseInput> =>
  async ({ state, onState, signal }) => {
    try {
      while (!signal.aborted) {
        const torrents = releasesOf(state()).flatMap(({ torrent }) => (torrent === "" ? [] : [torrent]))
        const looked = new AbortController()
        const changed = new Promise<void>((resolve) => looked.signal.addEventListener("abort", () => resolve()))
        const unsubscribe = onState(() => looked.abort())
        const news = torrentNews(ports, torrents, AbortSignal.any([signal, looked.signal]))
        await place(ports, releasesOf(state()))
        await Promise.race([news, changed])
        unsubscribe()
        looked.abort()
      }
    } finally {
      ports.trackers.beside.put(undefined)
    }
  }

const place = async (
  ports: Needs<"exchange" | "library" | "log" | "trackers">,
  releases: readonly KnownRelease[],
): Promise<void> => {
  const metainfos = new Map<InfoHash, Uint8Array>()
  const held: KnownRelease[] = []
  for (const release of releases) {
    if (!release.ready || !isWhole(await torrentStory(ports, release.torrent))) continue
    const metainfo = ports.library.get(release.torrent)
    if (!metainfo) continue
    metainfos.set(release.infohash, metainfo.bytes)
    held.push(release)
  }
  const newest = held.at(-1)
  ports.trackers.beside.put(newest && { release: new Uint8Array(Buffer.from(newest.bundle, "base64")), metainfos })
  // What was said in the swarm before it was served here.
  for (const { infohash, torrent } of held)
    ports.trackers.announce(infohash, ports.exchange.records(torrent), ports.exchange.ownRecord(torrent))
}
