/** What the dialog that shares says. */
import { countText } from "../../contract/figures.ts"
import type { LookReport, TraceFinding, TraceKind } from "../../contract/traces.ts"
import type { Answer } from "./answers.ts"

interface ShareWords {
  readonly kinds: Readonly<Record<TraceKind, { readonly head: string; readonly why: string }>>
  readonly answers: Readonly<Record<Answer, string>>
  readonly typed: string
  readonly looking: (report: LookReport | null) => string
  readonly nothing: (files: number) => string
  readonly notEverything: string
  readonly inName: string
  readonly open: (kinds: readonly TraceKind[]) => string
  readonly hiddenValues: string
  readonly more: (count: number) => string
  readonly found: (finding: TraceFinding) => string
  readonly private: string
  readonly recipients: string
  readonly copies: (copies: number) => string
  readonly goesAlong: readonly string[]
}

export const shareWords: ShareWords = {
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
  },
  answers: {
    "leave-out": "Leave these files out",
    share: "Share them anyway",
    keep: "Keep it: it goes along",
    clean: "Share cleaned copies; your files stay as they are",
  },
  typed: "share",
  looking: (report) =>
    report?.total
      ? `Looking at what the files say: ${report.done} of ${countText(report.total, "file")} …`
      : "Looking at what the files say …",
  nothing: (files) => `${countText(files, "file")} looked into: nothing was found that says who you are.`,
  notEverything:
    "That is no promise: nobody looks at what stands in a text, or is seen or heard in a picture or a recording.",
  inName: "It stands in the names of the files: only renaming them changes that.",
  open: (kinds) => `Answer ${kinds.length === 1 ? "one question" : `${kinds.length} questions`} first`,
  hiddenValues: "Show what they say",
  more: (count) => `and ${count} more`,
  found: ({ what, count, inName }) => `${what}${inName ? " in the name" : ""}: ${countText(count, "file")}`,
  private:
    "It begins private: only who has a link reaches it. You can make it public afterwards; " +
    "that cannot be undone completely.",
  recipients:
    "One name a line. Each gets a link of their own, which you can revoke by itself; the names stay on this node. " +
    "Without any there is one link.",
  copies: (copies) =>
    copies === 0
      ? "Nobody has fetched all of it yet."
      : `All of it has gone out ${copies === 1 ? "once" : `${copies} times`}.`,
  goesAlong: [
    "Names of files and folders go along as they are.",
    "The path to the folder, times and owners of files are not sent.",
  ],
}
