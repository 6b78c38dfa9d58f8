/** What a download cannot get past at the moment, in words for people. Reads, changes nothing. */
import type { Fetching } from "./Fetching.ts"

/**
 * @param missing pieces that are wanted and not here.
 * @returns undefined while something is asked of somebody, or may be at any moment.
 */
export const swarmTrouble = (
  { download, everybody, peers: known }: Pick<Fetching, "download" | "everybody" | "peers">,
  missing: number,
  now: number,
): string | undefined => {
  if (!download.wanting || download.halted || download.starved) return undefined
  const peers = [...everybody]
  if (peers.some((peer) => [...peer.lanes()].some((lane) => lane.requests > 0))) return undefined
  const useful = peers.some(
    (peer) => peer.chosen && !peer.cutOff(now) && (peer.has === undefined || download.useful(peer.has)),
  )
  if (useful) return undefined
  const cut = peers.filter((peer) => peer.cutOff(now))
  if (cut.length > 0) {
    const minutes = Math.max(1, Math.ceil((Math.min(...cut.map((peer) => peer.cutUntil)) - now) / 60_000))
    const who =
      cut.length === 1
        ? "a source sent data that does not fit; it was cut off, and is tried again"
        : `${cut.length} sources sent data that does not fit; they were cut off, and the first is tried again`
    return `${who} in ${minutes} min`
  }
  if ([...known.around.resting()].length > 0)
    return "who has what is missing is at rest, and was called: it wakes within minutes"
  if (!peers.some((peer) => peer.has)) return undefined
  const what = missing === 1 ? "the piece that is still missing" : `the ${missing} pieces that are still missing`
  return (
    `nobody who is here has ${what}: a source may have changed its files since; ` +
    "it is fetched as soon as somebody has it"
  )
}
