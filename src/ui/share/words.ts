/** What the dialog that shares says, and those about its links. */
import { bytesText, countText, numberText, percentText } from "../../contract/figures.ts"
import type { LookReport, TraceFinding, TraceKind } from "../../contract/traces.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"
import type { Answer } from "./answers.ts"

export const shareWords = inLanguage("share", {
  cancel: "Cancel",
  path: "Path on the node’s machine",
  pathHint: "A file or a folder. It is shared in place and not copied.",
  pathExample: "~/Field recordings",
  badPath: "Give the whole path on the node’s machine, beginning with / or ~/.",
  before: "Shared from before:",
  hides: "Tor hides where you are, not what you share",
  looksFirst: "The node looks first at what the files say about you. You see it before anything is shared.",
  goesAlong: [
    "Names of files and folders go along as they are.",
    "The path to the folder, times and owners of files are not sent.",
  ],
  look: "Look at it",
  otherPath: "Another path…",
  waits: "The node looks at the files first",
  sending: "Asking the node …",
  go: "Share",
  report: "What the files say about you",
  lookedAt: "Files looked at",
  notBefore: "Nothing is shared before you have seen what was found.",
  lookedInto: (files: number, bytes: number): string => `${countText(files, "file")}, ${bytesText(bytes)} looked into.`,
  allLooked: "All files could be looked into.",
  kinds: {
    secret: { head: "Secrets", why: "Keys and passwords open doors for whoever has them." },
    place: { head: "Places", why: "Where something was taken or made." },
    name: { head: "Names", why: "Who made it, or whose machine it was on." },
    device: { head: "Devices and programs", why: "A serial number leads from one photo to all others of its camera." },
    time: { head: "Times", why: "Hours of a day tell in which part of the world one lives. They go along." },
    "not-looked-into": {
      head: "Not looked into",
      why: "Nobody here knows what is in these. They go along unless you leave them out.",
    },
  } satisfies Record<TraceKind, { head: string; why: string }>,
  become: (kind: string): string => `${kind}: what is to become of them`,
  answers: {
    "leave-out": "Leave these files out",
    share: "Share them anyway",
    keep: "Keep it: it goes along",
    clean: "Share cleaned copies; your files stay as they are",
  } satisfies Record<Answer, string>,
  typed: "share",
  type: (word: string): string => `Type “${word}” to share secrets`,
  looking: (report: LookReport | null): string =>
    report?.total
      ? `Looking at what the files say: ${numberText(report.done)} of ${countText(report.total, "file")} …`
      : "Looking at what the files say …",
  nothing: (files: number): string =>
    `${countText(files, "file")} looked into: nothing was found that says who you are.`,
  notEverything:
    "That is no promise: nobody looks at what stands in a text, or is seen or heard in a picture or a recording.",
  inName: "It stands in the names of the files: only renaming them changes that.",
  open: (kinds: readonly TraceKind[]): string =>
    `Answer ${kinds.length === 1 ? "one question" : `${numberText(kinds.length)} questions`} first`,
  hiddenValues: "Show what they say",
  hide: "Hide it",
  ofWhat: (what: string): string => ` of ${what}`,
  more: (count: number): string => `and ${numberText(count)} more`,
  whichFiles: "Which files",
  found: ({ what, count, inName }: TraceFinding): string =>
    `${what}${inName ? " in the name" : ""}: ${countText(count, "file")}`,
  untitled: "The name of the file or folder",
  untitledHint: "Leave it empty to use the name itself.",
  private:
    "It begins private: only whoever has a link reaches it. You can make it public afterwards; " +
    "that cannot be undone completely.",
  forWhom: "For whom, and for how long",
  to: "Recipients",
  recipients:
    "One name a line. Each gets a link of their own, which you can revoke by itself; the names stay on this node. " +
    "Without any there is one link.",
  stopCopies: "Stop after so many copies",
  stopCopiesHint: "When all of it has gone out so often. Empty: it does not stop by itself.",
  stopAt: "Stop at (UTC)",
  beginAt: "Begin at (UTC)",
  beginHint: "The link is there at once; nobody can reach it before.",
  unsafe: "Leave out names that no torrent may hold",
  unsafeText: "Otherwise nothing is shared until they are called something else.",
  unsafeOpen: "Say first that such names may be left out",
  badName: "A name has at most 64 characters.",
  tooMany: "There are at most 64 recipients.",
  badCopies: "Give a number, as 1 or 20.",
  badDate: "Give a date, as 2026-12-24 18:00.",
  begun: "The node has begun …",
  failed: "Sharing failed.",
  change: "Change it",
  done: "Done",
  hashing: (percent: number): string =>
    `The files are being hashed: ${percentText(percent)}. The link is ready when that is done.`,
  hashed: "Hashed",
  closes: "You can close this: it goes on, and the link stands in the share’s details.",
  publishing: "Its onion service is being published …",
  notReached: (time: string): string => `Nobody can reach it before ${time}.`,
  copies: (copies: number): string =>
    copies === 0
      ? "Nobody has fetched all of it yet."
      : `All of it has gone out ${copies === 1 ? "once" : `${numberText(copies)} times`}.`,
  advice: [
    "Whoever has a link can download this, and pass the link on. Send it where only the right people read.",
    "It works while this node runs. Those who download serve each other, too.",
  ],
})
