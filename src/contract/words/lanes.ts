/** What a download's lanes cost the Tor network, in words. Pure. */
import type { LiveFigures } from "../rows.ts"
import { countText, fixedText, numberText } from "../figures.ts"
import { inLanguage } from "./inLanguage.ts"

const GB = 1_000_000_000

export const laneWords = inLanguage("lanes", {
  mean:
    "Each lane is a circuit of its own through Tor. A dial costs Tor a meeting of two circuits, so more of them " +
    "are earned by what was downloaded and checked.",
  text: (open: number, dials: number, aGigabyte: string | null, earned: number) => {
    const rate = aGigabyte === null ? "" : ` (${aGigabyte} a GB)`
    const more = earned > 0 ? `, ${numberText(earned)} more earned` : ""
    return `${numberText(open)} open, ${countText(dials, "dial")}${rate}${more}`
  },
})

/** `3 open, 7 dials (3.6 a GB), 2 more earned`. Of less than a tenth of a GB, a rate would say nothing. */
export const lanesText = ({ lanes, dials, tokens, downloadedBytes }: LiveFigures): string =>
  laneWords.text(lanes, dials, downloadedBytes >= GB / 10 ? fixedText((dials * GB) / downloadedBytes, 1) : null, tokens)
