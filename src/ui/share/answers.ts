/** What one has answered to a report: which kinds are still open, and what is said to the node. Pure. */
import type { LookReport, TraceAnswers, TraceKind } from "../../contract/traces.ts"

export type Answer = NonNullable<TraceAnswers[TraceKind]>
export type Answers = { readonly [Kind in TraceKind]?: Answer | undefined }

/** Secrets stay here unless one says otherwise; all else is one's own to say. */
export const PRESET: Answers = { secret: "leave-out" }

/** Which kinds are there, worst first. */
export const kindsOf = ({ findings }: Pick<LookReport, "findings">): readonly TraceKind[] => [
  ...new Set(findings.map(({ kind }) => kind)),
]

/** An answer that was offered, and is still: a look from before may have offered others. */
const standing = ({ offered }: Pick<LookReport, "offered">, kind: TraceKind, answers: Answers): Answer | undefined => {
  const answer = answers[kind]
  return answer !== undefined && (offered[kind] ?? []).includes(answer) ? answer : undefined
}

type Asked = Pick<LookReport, "findings" | "mustAnswer" | "offered">

/**
 * Kinds of which nothing is shared yet. A kind of which every file is left out by name needs no answer; the node lists
 * the first files of many, and of the others nobody can know.
 */
export const openKinds = (report: Asked, answers: Answers, leftOut: ReadonlySet<string>): readonly TraceKind[] => {
  const isGone = (kind: TraceKind) =>
    report.findings
      .filter((finding) => finding.kind === kind)
      .every(({ count, files }) => files.length === count && files.every((file) => leftOut.has(file)))
  return report.mustAnswer.filter((kind) => standing(report, kind, answers) === undefined && !isGone(kind))
}

/** As the node takes them: of kinds that are there. */
export const answersSaid = (report: Asked, answers: Answers): TraceAnswers =>
  Object.fromEntries(
    kindsOf(report).flatMap((kind) => {
      const answer = standing(report, kind, answers)
      return answer === undefined ? [] : [[kind, answer]]
    }),
  )

/** A file below the share, as a pattern that means it from the share's own folder on. */
export const fileGlob = (file: string): string => `./${file}`
