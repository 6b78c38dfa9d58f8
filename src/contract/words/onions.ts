/** The node's onions in words: how many are up, what bounds them, and what they cost. */
import { countText, durationText, numberText } from "../figures.ts"
import type { CarrierView } from "../rows.ts"
import { inLanguage } from "./inLanguage.ts"

type Onions = NonNullable<CarrierView["onions"]>

/** Management, tracker and eight private shares: more that are always up are worth a word. */
const FEW = 10
/** Circuits that an onion costs for as long as it is up, and once when it is published. */
const STANDING_CIRCUITS = 6
const PUBLISHING_CIRCUITS = 26

export const onionsWords = inLanguage("onions", {
  short: (up: number, room: number) => `${numberText(up)} of ${countText(room, "onion")}`,
  up: (short: string) => `${short} up`,
  onTheWay: (n: number) => `${numberText(n)} on the way`,
  waiting: (n: number) => `${numberText(n)} waiting for a turn`,
  slowest: (span: string) => `slowest upload ${span}`,
  cost: (always: number, over: number, circuits: number, atStart: number) =>
    `${numberText(always)} onions are always up for the node itself and its private shares` +
    `${over > 0 ? `, ${numberText(over)} more than Tor seems to bear` : ""}. They keep about ` +
    `${numberText(circuits)} circuits open, and each start builds about ${numberText(atStart)}. ` +
    "Stop private shares that nobody fetches any more.",
})

/** `11 of 12 onions`: up, of as many as may be. */
export const onionsShort = ({ up, room }: Onions): string => onionsWords.short(up, room)

export const onionsText = (onions: Onions): string => {
  const { published, up, waiting, slowestUploadMs } = onions
  return [
    onionsWords.up(onionsShort(onions)),
    ...(published > up ? [onionsWords.onTheWay(published - up)] : []),
    ...(waiting > 0 ? [onionsWords.waiting(waiting)] : []),
    ...(slowestUploadMs === null ? [] : [onionsWords.slowest(durationText(slowestUploadMs / 1000))]),
  ].join(" · ")
}

/** Null as long as few onions are up whatever the budget is. */
export const onionCostText = ({ always, budget }: Onions): string | null =>
  always <= FEW
    ? null
    : onionsWords.cost(always, always - budget, always * STANDING_CIRCUITS, always * PUBLISHING_CIRCUITS)
