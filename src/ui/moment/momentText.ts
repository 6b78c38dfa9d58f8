/**
 * The node at one moment, to be handed to somebody who helps: who there was, and in which mode. No title, no path, no
 * address, no figure. Pure.
 */
import type { NodeAt } from "../../contract/timeTravel.ts"
import { clockText } from "../../contract/words/time.ts"
import { momentWords } from "./words.ts"

/** `self`, or the beginning of an id: enough to tell two from each other. */
const shortId = (id: string): string => (/^[0-9a-f]+$/.test(id) ? id.slice(0, 8) : id === "self" ? id : "?")
const modeIn = (row: object): string => {
  const { mode } = row as { readonly mode?: unknown }
  return typeof mode === "string" && /^[a-z-]+$/.test(mode) ? mode : "–"
}

export const momentText = ({ seq, at, head, rows }: NodeAt): string =>
  [
    momentWords.moment(seq, head, clockText(at)),
    ...Object.entries(rows).flatMap(([table, all]: [string, readonly { readonly id: string }[]]) => [
      `${table}: ${all.length}`,
      ...all.map((row) => `  ${shortId(row.id)} ${modeIn(row)}`),
    ]),
    "",
  ].join("\n")
