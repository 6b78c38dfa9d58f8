/** What a share or a torrent has left out, in lines under what it holds. */
import { type LeftOut, leftOutCount, leftOutText } from "../core/leftOut.ts"
import { safeText } from "./safeText.ts"

/** Why nothing is shared, and what to do. */
export const unsafeNamesText = ({ unsafeNames, first }: LeftOut): string => {
  const shown = first.filter(({ kind }) => kind === "unsafe-name")
  const listed = shown.map(({ name, reason }) => `"${name}" (${reason})`).join(", ")
  const more = unsafeNames > shown.length ? ` and ${unsafeNames - shown.length} more` : ""
  return `no torrent may hold these names: ${listed}${more}; rename them, or leave them out: --skip-unsafe`
}

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
