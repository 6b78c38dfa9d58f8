/** What a look has found, as its operator is told. */
import type { LookReport } from "../../contract/traces.ts"
import { MUST_BE_ANSWERED, TRACE_ANSWERS, TRACE_KINDS } from "../../core/traces.ts"
import type { Looking } from "./Looking.ts"
import { HOW_TO_CLEAN } from "./mat2.ts"

export const reportOf = (looking: Looking): LookReport => {
  const { id, place, state, error, done, total, files, mat2 } = looking
  const over = state === "done"
  const counts = over ? looking.counts : {}
  const isOffered = (answer: string): boolean =>
    (answer !== "clean" || mat2 !== undefined) && (answer === "keep" || answer === "share" || !place.only)
  return {
    id,
    path: place.path,
    name: place.name,
    state,
    error: error ? { code: error.code, message: error.message } : null,
    done,
    total: total ?? null,
    leftOut: looking.leftOut,
    bytes: files.reduce((sum, { file }) => sum + Number(file.mark.size), 0),
    counts,
    findings: over ? looking.findings : [],
    mustAnswer: MUST_BE_ANSWERED.filter((kind) => counts[kind]),
    offered: Object.fromEntries(
      TRACE_KINDS.filter((kind) => counts[kind]).map((kind) => [kind, TRACE_ANSWERS[kind].filter(isOffered)]),
    ),
    cleaning: !over || mat2 !== undefined ? null : HOW_TO_CLEAN,
  }
}
