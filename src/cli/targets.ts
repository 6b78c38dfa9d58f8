/**
 * Ids as people type them: the beginning of an id or infohash, checked before anything is sent; and the one row that it
 * names.
 */
import { CliFailure, exitCodes } from "./CliFailure.ts"

/** How a share is named, in words of help. */
export const itsShare = "the share's id, or the first 6 digits or more of its id or infohash"

export const itsTorrent = "its id or infohash, or the first 6 digits or more of either"

/** @throws CliFailure when the text can be no id. */
export const target = (text: string, lister = "bulbil status"): string => {
  const id = text.toLowerCase()
  if (!/^[0-9a-f]{6,64}$/.test(id)) {
    throw new CliFailure(
      exitCodes.usage,
      "bad-id",
      `${JSON.stringify(text)} is no id: give at least the first 6 digits that ${lister} shows`,
    )
  }
  return id
}

/** A mirror's; see `target`. */
export const mirrorTarget = (text: string): string => target(text, "bulbil mirror list")

export interface Named {
  readonly id: string
  readonly infohash?: string | null
}

/** The one row that a target names. @throws CliFailure when it names none, or several. */
export const rowNamed = <Row extends Named>(rows: readonly Row[], id: string, what: "share" | "torrent"): Row => {
  const [row, ...others] = rowsOf(rows, id)
  if (!row)
    throw new CliFailure(exitCodes.failed, `no-such-${what}`, `there is no ${what} ${id}; bulbil status lists them`)
  if (others.length > 0)
    throw new CliFailure(exitCodes.failed, "ambiguous", `${id} names ${others.length + 1} of them; give more digits`)
  return row
}

/** The one share that a target names. @throws CliFailure when it names none, or several. */
export const shareNamed = <Row extends Named>(rows: readonly Row[], share: string): Row =>
  rowNamed(rows, share, "share")

/** The rows that a target may mean; the one whose id it is, if there is one. */
export const rowsOf = <Row extends Named>(rows: readonly Row[], id: string): readonly Row[] => {
  const exact = rows.filter((row) => row.id === id)
  return exact.length > 0 ? exact : rows.filter((row) => row.id.startsWith(id) || row.infohash?.startsWith(id))
}
