/** What one has said so far about a share that is not begun: kept for as long as its dialog is open. */
import { createSignal } from "solid-js"
import type { LookReport, TraceKind } from "../../contract/traces.ts"
import type { Problems } from "../dialogs/createSubmission.ts"
import { createInfo, type InfoField, infoProblems, infoSaid } from "../transfers/InfoFields.tsx"
import { type Answer, type Answers, answersSaid, fileGlob, PRESET } from "./answers.ts"
import { shareWords } from "./words.ts"

export type DraftField = "path" | InfoField | "recipients" | "copies" | "until" | "from"

const DATE = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/

/** @returns undefined where it is none. */
const dateSaid = (text: string): number | undefined => {
  const [, day, minute = "00:00"] = DATE.exec(text.trim()) ?? []
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${minute}:00Z`)
  return Number.isNaN(at) ? undefined : at
}

const namesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
]

export const createDraft = (given: string) => {
  const [path, setPath] = createSignal(given)
  const info = createInfo({ title: "", description: "", tags: [] })
  const [answers, setAnswers] = createSignal<Answers>(PRESET)
  const [leftOut, setLeftOut] = createSignal<ReadonlySet<string>>(new Set())
  const [skipUnsafe, setSkipUnsafe] = createSignal(false)
  const [recipients, setRecipients] = createSignal("")
  const [copies, setCopies] = createSignal("")
  const [until, setUntil] = createSignal("")
  const [from, setFrom] = createSignal("")
  return {
    path,
    /** Answers are about the files that they were given for. */
    setPath: (text: string): void => {
      if (text.trim() !== path().trim()) {
        setAnswers(PRESET)
        setLeftOut(new Set<string>())
        setSkipUnsafe(false)
      }
      setPath(text)
    },
    info,
    answers,
    answer: (kind: TraceKind, answer: Answer | undefined): void =>
      void setAnswers((all) => ({ ...all, [kind]: answer })),
    leftOut,
    toggleFile: (file: string): void =>
      void setLeftOut((all) =>
        all.has(file) ? new Set([...all].filter((other) => other !== file)) : new Set([...all, file]),
      ),
    skipUnsafe,
    setSkipUnsafe,
    recipients,
    setRecipients,
    copies,
    setCopies,
    until,
    setUntil,
    from,
    setFrom,
    problems: (): Problems<DraftField> => ({
      ...infoProblems(info),
      ...(namesIn(recipients()).some((name) => name.length > 64)
        ? { recipients: shareWords.badName }
        : namesIn(recipients()).length > 64
          ? { recipients: shareWords.tooMany }
          : {}),
      ...(/^\s*([1-9]\d{0,5}|1000000)?\s*$/.test(copies()) ? {} : { copies: shareWords.badCopies }),
      ...(until().trim() === "" || dateSaid(until()) !== undefined ? {} : { until: shareWords.badDate }),
      ...(from().trim() === "" || dateSaid(from()) !== undefined ? {} : { from: shareWords.badDate }),
    }),
    /** As the node takes it. */
    said: (report: LookReport) => ({
      type: "SharePath" as const,
      path: path().trim(),
      ...infoSaid(info),
      ...(skipUnsafe() ? { skipUnsafe: true } : {}),
      look: report.id,
      answers: answersSaid(report, answers()),
      ...(leftOut().size > 0 ? { leaveOut: [...leftOut()].map(fileGlob) } : {}),
      ...(namesIn(recipients()).length > 0 ? { recipients: namesIn(recipients()) } : {}),
      ...(copies().trim() ? { copies: Number(copies()) } : {}),
      ...(until().trim() ? { until: dateSaid(until())! } : {}),
      ...(from().trim() ? { from: dateSaid(from())! } : {}),
    }),
  }
}
export type ShareDraft = ReturnType<typeof createDraft>
