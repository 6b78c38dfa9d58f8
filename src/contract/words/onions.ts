/** The node's onions in words: how many are up, what bounds them, and what they cost. */
import { countText, durationText } from "../figures.ts"
import type { CarrierView } from "../rows.ts"

type Onions = NonNullable<CarrierView["onions"]>

/** Management, tracker and eight private shares: more that are always up are worth a word. */
const FEW = 10
/** Circuits that an onion costs for as long as it is up, and once when it is published. */
const STANDING_CIRCUITS = 6
const PUBLISHING_CIRCUITS = 26

/** `11 of 12 onions`: up, of as many as may be. */
export const onionsShort = ({ up, room }: Onions): string => `${up} of ${countText(room, "onion")}`

export const onionsText = (onions: Onions): string => {
  const { published, up, waiting, slowestUploadMs } = onions
  return [
    `${onionsShort(onions)} up`,
    ...(published > up ? [`${published - up} on the way`] : []),
    ...(waiting > 0 ? [`${waiting} waiting for a turn`] : []),
    ...(slowestUploadMs === null ? [] : [`slowest upload ${durationText(slowestUploadMs / 1000)}`]),
  ].join(" · ")
}

/** Null as long as few onions are up whatever the budget is. */
export const onionCostText = ({ always, budget }: Onions): string | null => {
  if (always <= FEW) return null
  const over = always > budget ? `, ${always - budget} more than Tor seems to bear` : ""
  return (
    `${always} onions are always up for the node itself and its private shares${over}. They keep about ` +
    `${always * STANDING_CIRCUITS} circuits open, and each start builds about ${always * PUBLISHING_CIRCUITS}. ` +
    "Stop private shares that nobody fetches any more."
  )
}
