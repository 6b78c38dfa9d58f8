/** Hits of a search as they are printed: what, how large, since when, who has it, whose it is, and its link. */
import { bytesText } from "../contract/figures.ts"
import type { SearchHit } from "../contract/search.ts"
import { knownText, lifeText } from "../contract/words/search.ts"
import { timeText } from "../contract/words/time.ts"
import { cut } from "./safeText.ts"
import { table } from "./table.ts"
import { onionText } from "./words.ts"

export const hitLines = (hits: readonly SearchHit[]): string[] => {
  const rows = table(
    hits.map(({ title, bytes, addedAt, torrent, alike, ...hit }, i) => [
      String(i + 1),
      cut(title, 60) + (alike > 0 ? ` (+ ${alike} alike)` : ""),
      bytesText(bytes),
      timeText(addedAt).slice(0, 10),
      torrent === null ? lifeText(hit) : `in your list: ${torrent.slice(0, 8)}`,
    ]),
  )
  const indent = " ".repeat(String(hits.length).length + 2)
  return rows.flatMap((row, i) => {
    const { trackers, file, link } = hits[i]!
    const [nearest, ...others] = trackers
    const by =
      knownText(nearest!, onionText(nearest!.address)) + (others.length > 0 ? `, and ${others.length} more` : "")
    return [
      row,
      `${indent}${cut(by, 80)}`,
      ...(file === null ? [] : [`${indent}file: ${cut(file, 70)}`]),
      indent + link,
    ]
  })
}
