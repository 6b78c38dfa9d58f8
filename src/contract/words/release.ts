/** What is said of newer software, the same in web and CLI. Pure. */
import { inGroups } from "../../core/checksum.ts"
import { bytesText, countText } from "../figures.ts"
import type { NodeWord, OfferedRelease, ReleaseRow } from "../rows.ts"
import { inLanguage } from "./inLanguage.ts"

export const releaseWords = inLanguage("release", {
  /** Said wherever a build has no maintainers' root in it. */
  noMaintainers: "This build knows no maintainers: releases are shown, never fetched.",
  neverInstalled: "Nothing is installed by itself. What is here is a file; you decide what becomes of it.",
  different:
    "Different: do not install. What you compared is another file than the one that lies here. Keep it, compare the " +
    "checksum from a second place, and tell whoever runs the site and whoever you have it from.",
  equal: "Equal: the file here is the one that you compared with.",
  equalBefore:
    "Equal: the file that you compared with is the one that was signed. It is not here yet; when it is, it is " +
    "compared with the same checksum.",
  ownUnknown: "not known yet",
  own: (version: string, signed: boolean) =>
    `${version}, ${signed ? "as it was signed" : "not known as signed, or with changes"}`,
  conflict:
    "Two different releases with one number, both signed by the maintainers: nothing is fetched or passed on. The " +
    "proof is kept. Ask the maintainers which of them is theirs, by another way than this one.",
  nothingNewer: "Nothing newer is known. Nodes that you trust are asked once a day.",
  onTheWay: (version: string) => `Version ${version} is signed, and on its way here.`,
  ready: (version: string) => `Version ${version} lies here whole, as it was signed.`,
  running: (version: string) => `Version ${version} is the newest that is known, and it is what runs.`,
  notNewer: (version: string) =>
    `Version ${version} is the newest that is known; it is not newer than what runs, or was put away.`,
  version: "version",
  size: "size",
  signedBy: "signed by",
  signers: (names: readonly string[]) => `${countText(names.length, "maintainer")}: ${names.join(", ")}`,
  needs: "needs",
  tor: (version: string) => `tor ${version} or newer`,
  urgent: "urgent",
  mends: "it mends something that others can abuse",
  refused: {
    rollback: "offered something older than what is known here",
    signatures: "offered something that the maintainers have not signed",
    expired: "offered signatures that are over; is this machine's date right?",
    "too-big": "offered something too large to be looked at",
  },
  noRelease: "offered something that is no release",
  keptBack: (version: string | null) =>
    `has offered ${version ?? "an older one"} for days, while others have a newer one; it may be kept back`,
  unchecked: (version: string) => `says that there is ${version}; this build cannot check it`,
})

/** @param ready whether the file is here whole: before, it is what was signed that was compared. */
export const equalText = ({ ready }: Pick<OfferedRelease, "ready">): string =>
  ready ? releaseWords.equal : releaseWords.equalBefore

export const ownText = ({ own }: ReleaseRow): string =>
  own === null ? releaseWords.ownUnknown : releaseWords.own(own.version, own.signed)

/** What is to be said first. */
export const releaseText = ({ mode, offered, knowsMaintainers }: ReleaseRow): string => {
  const words = releaseWords
  if (mode === "conflict") return words.conflict
  if (!knowsMaintainers) return words.noMaintainers
  if (!offered) return words.nothingNewer
  if (mode === "offered" || mode === "fetching") return words.onTheWay(offered.version)
  if (mode === "ready") return words.ready(offered.version)
  return mode === "running" ? words.running(offered.version) : words.notNewer(offered.version)
}

export const offeredLines = ({ offered }: ReleaseRow): readonly (readonly [name: string, value: string])[] =>
  offered === null
    ? []
    : [
        [releaseWords.version, offered.version],
        [releaseWords.size, bytesText(offered.size)],
        [releaseWords.signedBy, releaseWords.signers(offered.signers.map(keyName))],
        [releaseWords.needs, releaseWords.tor(offered.minTor)],
        ...(offered.critical ? [[releaseWords.urgent, releaseWords.mends] as const] : []),
      ]

/** As it is compared by eye. */
export const checksumText = inGroups

/** The first digits of a key's name are enough to tell two apart. */
export const keyName = (key: string): string => key.slice(0, 8)

/** What is out of the ordinary with a trusted node's answer, if anything is. */
export const nodeNote = ({ version, verified, refused, keptBack }: NodeWord): string | undefined => {
  const words = releaseWords
  if (refused !== null) return (words.refused as Readonly<Record<string, string>>)[refused] ?? words.noRelease
  if (keptBack) return words.keptBack(version)
  return verified || version === null ? undefined : words.unchecked(version)
}
