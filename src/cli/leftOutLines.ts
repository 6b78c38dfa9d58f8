/** What a share or a torrent has left out, in lines under what it holds. */
import { type LeftOut, leftOutCount, leftOutText } from "../core/leftOut.ts"
import { safeText } from "./safeText.ts"

export const leftOutLines = (leftOut: LeftOut): readonly string[] => {
  const count = leftOutCount(leftOut)
  if (count === 0) return []
  const more = count - leftOut.first.length
  return [
    `Left out: ${leftOutText(leftOut)}`,
    ...leftOut.first.map(({ name, reason }) => `  ${safeText(name)}: ${safeText(reason)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}
