/** Why a torrent does not go on, in words for its operator. */
import { showName } from "../../core/fileName.ts"
import type { FileRule } from "../../core/fileSelection.ts"
import type { DoubtfulNames } from "./commands.ts"

const SHOWN = 5

const shownGlobs = (globs: readonly string[]): string =>
  globs
    .slice(0, SHOWN)
    .map((glob) => `"${showName(glob)}"`)
    .join(", ")

/** Globs that came with its link fit none of its files. */
export const heldFor = (idle: readonly string[]): string =>
  `no file of this torrent fits ${shownGlobs(idle)}, so nothing is fetched yet. See them with ` +
  "`bulbil files ID`, which also chooses anew, with --only or --skip; or go on without that rule: `bulbil resume ID`"

export const noneFits = (choice: readonly FileRule[]): string => {
  const globs = choice.filter(({ level }) => level !== "skip").map(({ glob }) => glob)
  return (
    `no file of this torrent fits ${shownGlobs(globs) || "the choice that was made"}. ` +
    "See them with `bulbil files ID`, and choose with `bulbil files ID --only`"
  )
}

export const namesQuestion = ({ names, count }: DoubtfulNames): string => {
  const more = count > names.length ? `, and ${count - names.length} more` : ""
  return (
    "a machine may run or read by itself what has such a name: " +
    `${names.map((name) => `"${name}"`).join(", ")}${more}. ` +
    "Nothing was written. If you trust where this comes from: `bulbil resume ID --accept-names`; if not, remove it"
  )
}

export const changedWords = (files: readonly string[]): string => {
  const named =
    files
      .slice(0, SHOWN)
      .map((file) => `"${showName(file)}"`)
      .join(", ") || "something"
  const more = files.length > SHOWN ? ` and ${files.length - SHOWN} more` : ""
  return (
    `${named}${more} changed since it was shared, and what no longer fits is not served; put the ` +
    `original back and \`bulbil recheck\`, or share it again`
  )
}
