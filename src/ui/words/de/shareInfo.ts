/** What is wrong with what one says of a share: in German. */
import type { infoWords } from "../../../contract/shareInfo.ts"

export const shareInfo: typeof infoWords = {
  "description-too-long": (most) => `Die Beschreibung ist länger als ${most} Byte; kürze sie`,
  "too-many-tags": (most) => `Es sind mehr als ${most} Tags; lass einige weg`,
  "tag-too-long": (most) => `Ein Tag ist länger als ${most} Byte; kürze ihn oder trenne Tags mit Kommas`,
}
