/** What a look at files has found, in lines: kinds and files; what the files say only where that was asked for. */
import { countText } from "../contract/figures.ts"
import type { LookReport, TraceFinding, TraceKind } from "../contract/traces.ts"
import { kindText } from "../contract/words/traces.ts"
import { cut } from "./safeText.ts"

const SHOWN_FILES = 3
const SHOWN_VALUES = 20
/** Of sorts of what was not looked into. */
const CLOSED: TraceKind = "not-looked-into"

const filesText = ({ files, count }: TraceFinding): string => {
  const shown = files.slice(0, SHOWN_FILES).map((file) => cut(file, 80))
  return count > shown.length ? `${shown.join(", ")} and ${count - shown.length} more` : shown.join(", ")
}

const findingLines = (finding: TraceFinding, showValues: boolean): readonly string[] => {
  const { what, values, moreValues, inName } = finding
  const shown = showValues ? values.slice(0, SHOWN_VALUES) : []
  const more = values.length - shown.length + moreValues
  return [
    `    ${what}${inName ? " in the name" : ""}: ${filesText(finding)}`,
    ...shown.map(({ value, count }) => `      ${cut(value, 120)}${count > 1 ? ` (${count})` : ""}`),
    ...(showValues && more > 0 ? [`      and ${more} more`] : []),
  ]
}

const closedText = (findings: readonly TraceFinding[]): string =>
  findings
    .filter(({ kind }) => kind === CLOSED)
    .map(({ what, count }) => `${what} (${count})`)
    .join(", ") || "nothing"

export const lookLines = (
  { findings, counts, total, cleaning, mustAnswer }: LookReport,
  showValues: boolean,
): readonly string[] => {
  const said = findings.filter(({ kind }) => kind !== CLOSED)
  const closed = `not looked into: ${closedText(findings)}`
  const looked = `looked into ${countText(total ?? 0, "file")}`
  if (said.length === 0) return [`${looked}, found nothing that says who you are; ${closed}`]
  const kinds = [...new Set(said.map(({ kind }) => kind))]
  return [
    `${looked}, which say this about you:`,
    ...kinds.flatMap((kind) => [
      `  ${kindText[kind]}: ${countText(counts[kind] ?? 0, "file")}`,
      ...said.filter((finding) => finding.kind === kind).flatMap((finding) => findingLines(finding, showValues)),
    ]),
    closed,
    ...(cleaning === null || mustAnswer.every((kind) => kind === "secret") ? [] : [cleaning]),
  ]
}
