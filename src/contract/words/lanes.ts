/** What a download's lanes cost the Tor network, in words. Pure. */
import type { LiveFigures } from "../rows.ts"
import { countText } from "../figures.ts"

const GB = 1_000_000_000

export const lanesMean =
  "Each lane is a circuit of its own through Tor. A dial costs Tor a meeting of two circuits, so more of them " +
  "are earned by what was downloaded and checked."

/** `3 open, 7 dials (3.6 a GB), 2 more earned`. Of less than a tenth of a GB, a rate would say nothing. */
export const lanesText = ({ lanes, dials, tokens, downloadedBytes }: LiveFigures): string => {
  const rate = downloadedBytes >= GB / 10 ? ` (${((dials * GB) / downloadedBytes).toFixed(1)} a GB)` : ""
  return `${lanes} open, ${countText(dials, "dial")}${rate}${tokens > 0 ? `, ${tokens} more earned` : ""}`
}
