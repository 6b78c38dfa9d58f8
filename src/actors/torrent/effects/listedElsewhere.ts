/**
 * Trackers that list a torrent, or may: first those whose words are here, which costs nothing, then those that trusted
 * nodes name, who are asked only if the first were of no use. Whether they do is found by asking them.
 */
import type { InfoHash, TrackerKey } from "../../../core/ids.ts"
import type { Needs } from "../../Ports.ts"

export async function* listedElsewhere(
  { directory, search }: Needs<"directory" | "search">,
  infoHash: InfoHash,
  signal: AbortSignal,
): AsyncGenerator<TrackerKey> {
  const here = search.listing(infoHash)
  yield* here
  for (const tracker of await directory.torrent(infoHash, signal)) if (!here.includes(tracker)) yield tracker
}
