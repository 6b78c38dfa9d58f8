/** What the dialog that adds a download says. */
import { inLanguage } from "../../../contract/words/inLanguage.ts"
import { bytesText, countText, numberText } from "../../../contract/figures.ts"

export const addWords = inLanguage("add", {
  title: "Download from a link",
  recognised: (count: number): string =>
    count === 1 ? "A link to a share: download it." : `${numberText(count)} links to shares: download them.`,
  link: "Link",
  linkExample: "http://….onion/private/…",
  linkHint: "The link that you were given, whole. Several at once: one a line.",
  line: (n: number, problem: string): string => `Line ${numberText(n)}: ${problem}`,
  address: "This is a bare address: a tracker’s, or a mirror’s of one. A link to a share goes on behind it.",
  asking: "Asking for the names of its files. Over Tor that takes some seconds, at most two minutes.",
  queued: "Waits until another one was looked at.",
  seconds: (n: number): string => `${numberText(n)} s`,
  interrupted: "The node cannot be reached just now; it is asked again when it is back.",
  notSeen: (why: string): string => `It could not be looked at: ${why}`,
  lookAgain: "Look again",
  leave: "Take this link away",
  inList: "In your list",
  inListText: "You have this, or are getting it.",
  chosen: (files: number, of: number, bytes: number, ofBytes: number): string =>
    files === of
      ? `${countText(of, "file")}, ${bytesText(ofBytes)}`
      : `${numberText(files)} of ${countText(of, "file")}, ${bytesText(bytes)} of ${bytesText(ofBytes)}`,
  chooseFiles: "Choose files",
  nothing: "Choose one file at least.",
  doubtful: (names: readonly string[], count: number): string => {
    const more = count > names.length ? `, and ${count - names.length} more` : ""
    return `A machine may run or read by itself: ${names.join(", ")}${more}.`
  },
  acceptNames: "I expected these names. Else the download waits for a yes.",
  folder: "Folder (optional)",
  folderHint: "Where it goes on the node’s machine.",
  free: (bytes: number): string => `${bytesText(bytes)} are free in the usual place.`,
  room: (after: number): string =>
    after >= 0 ? `${bytesText(after)} stay free there.` : `${bytesText(-after)} of room are missing there.`,
  costs: (credit: number): string => `Costs ${bytesText(credit)} of credit.`,
  reaches: (bytes: number): string => `Your balance is enough for ${bytesText(bytes)} of it.`,
  paused: "Start paused",
  sequential: "In order, from the first piece to the last",
  first: "First in the queue",
  go: (count: number): string => (count > 1 ? `Download ${numberText(count)}` : "Download"),
  goNow: "Add now, choose later",
  notFirst: (why: string): string => `Added, but not put first in the queue: ${why}`,
  added: (count: number): string =>
    count === 1
      ? "Added. Its metadata are fetched first, then its pieces."
      : `${numberText(count)} downloads added. Their metadata are fetched first, then their pieces.`,
})
