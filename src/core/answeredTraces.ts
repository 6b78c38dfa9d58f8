/**
 * What becomes of files by what their sharer answered: which are left out, which are cleaned, and what nobody has
 * answered yet. Pure.
 */
import { countsOf, type TracesOf } from "./traceReport.ts"
import { MUST_BE_ANSWERED, TRACE_KINDS, type TraceAnswer, type TraceAnswers, type TraceKind } from "./traces.ts"

export interface Answered<File extends TracesOf> {
  readonly shared: readonly File[]
  /** Of those that are shared: copies of them are, without what is in them. */
  readonly cleaned: readonly File[]
  readonly leftOut: readonly File[]
  /** Kinds that must be answered, and are not. */
  readonly unanswered: readonly TraceKind[]
  /** Kinds of which something goes along. */
  readonly kept: readonly TraceKind[]
}

const answerFor = (answers: TraceAnswers, kind: TraceKind): TraceAnswer | undefined => {
  const answer = answers[kind]
  return answer === "share" ? "keep" : answer
}

/** @param leftOutAnyway those that were named, whatever is in them. */
export const answered = <File extends TracesOf>(
  files: readonly File[],
  answers: TraceAnswers,
  leftOutAnyway: (file: File) => boolean,
): Answered<File> => {
  const out = (file: File) =>
    leftOutAnyway(file) || file.traces.some(({ kind }) => answerFor(answers, kind) === "leave-out")
  const leftOut = files.filter(out)
  const shared = files.filter((file) => !out(file))
  const there = countsOf(shared)
  const cleans = ({ kind, inName }: File["traces"][number]) => answerFor(answers, kind) === "clean" && !inName
  return {
    shared,
    cleaned: shared.filter(({ traces }) => traces.some(cleans)),
    leftOut,
    unanswered: MUST_BE_ANSWERED.filter((kind) => there[kind] && answerFor(answers, kind) === undefined),
    kept: TRACE_KINDS.filter((kind) =>
      shared.some(({ traces }) => traces.some((trace) => trace.kind === kind && !cleans(trace))),
    ),
  }
}
