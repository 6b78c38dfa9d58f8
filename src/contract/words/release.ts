/** What is said of newer software, the same in web and CLI. Pure. */
import { inGroups } from "../../core/checksum.ts"
import { bytesText, countText } from "../figures.ts"
import type { NodeWord, OfferedRelease, ReleaseRow } from "../rows.ts"

/** Said wherever a build has no maintainers' root in it. */
export const NO_MAINTAINERS = "This build knows no maintainers: releases are shown, never fetched."

export const NEVER_INSTALLED = "Nothing is installed by itself. What is here is a file; you decide what becomes of it."

export const DIFFERENT =
  "Different: do not install. What you compared is another file than the one that lies here. Keep it, compare the " +
  "checksum from a second place, and tell whoever runs the site and whoever you have it from."

/** @param ready whether the file is here whole: before, it is what was signed that was compared. */
export const equalText = ({ ready }: Pick<OfferedRelease, "ready">): string =>
  ready
    ? "Equal: the file here is the one that you compared with."
    : "Equal: the file that you compared with is the one that was signed. It is not here yet; when it is, it is " +
      "compared with the same checksum."

export const ownText = ({ own }: ReleaseRow): string =>
  own === null
    ? "not known yet"
    : `${own.version}, ${own.signed ? "as it was signed" : "not known as signed, or with changes"}`

/** What is to be said first. */
export const releaseText = (row: ReleaseRow): string => {
  const { mode, offered, knowsMaintainers } = row
  if (mode === "conflict") return CONFLICT
  if (!knowsMaintainers) return NO_MAINTAINERS
  if (!offered) return "Nothing newer is known. Nodes that you trust are asked once a day."
  if (mode === "offered" || mode === "fetching") return `Version ${offered.version} is signed, and on its way here.`
  if (mode === "ready") return `Version ${offered.version} lies here whole, as it was signed.`
  if (mode === "running") return `Version ${offered.version} is the newest that is known, and it is what runs.`
  return `Version ${offered.version} is the newest that is known; it is not newer than what runs, or was put away.`
}

const CONFLICT =
  "Two different releases with one number, both signed by the maintainers: nothing is fetched or passed on. The " +
  "proof is kept. Ask the maintainers which of them is theirs, by another way than this one."

export const offeredLines = ({ offered }: ReleaseRow): readonly (readonly [name: string, value: string])[] =>
  offered === null
    ? []
    : [
        ["version", offered.version],
        ["size", bytesText(offered.size)],
        ["signed by", `${countText(offered.signers.length, "maintainer")}: ${offered.signers.map(keyName).join(", ")}`],
        ["needs", `tor ${offered.minTor} or newer`],
        ...(offered.critical ? [["urgent", "it mends something that others can abuse"] as const] : []),
      ]

/** As it is compared by eye. */
export const checksumText = inGroups

/** The first digits of a key's name are enough to tell two apart. */
export const keyName = (key: string): string => key.slice(0, 8)

const REFUSED: Readonly<Record<string, string>> = {
  rollback: "offered something older than what is known here",
  signatures: "offered something that the maintainers have not signed",
  expired: "offered signatures that are over; is this machine's date right?",
  "too-big": "offered something too large to be looked at",
}

/** What is out of the ordinary with a trusted node's answer, if anything is. */
export const nodeNote = ({ version, verified, refused, keptBack }: NodeWord): string | undefined => {
  if (refused !== null) return REFUSED[refused] ?? "offered something that is no release"
  if (keptBack)
    return `has offered ${version ?? "an older one"} for days, while others have a newer one; it may be kept back`
  return verified || version === null ? undefined : `says that there is ${version}; this build cannot check it`
}
