/** What files say about whoever shares them, in words: the same on the page, on the command line and in the history. */
import type { MetadataAnswer, TraceCounts, TraceKind } from "../../core/traces.ts"
import { TRACE_KINDS } from "../../core/traces.ts"
import { countText } from "../figures.ts"
import { type FactFields, list, number } from "./fields.ts"
import { inLanguage } from "./inLanguage.ts"

/** What stands for a kind in a sentence. */
export const kindText = inLanguage<Record<TraceKind, string>>("traceKinds", {
  secret: "secrets",
  place: "places",
  name: "names",
  device: "devices and programs",
  time: "times",
  "not-looked-into": "not looked into",
})

export const traceWords = inLanguage("traces", {
  notLooked: (files: number) => `${countText(files, "file")} not looked into`,
  found: (kind: string, files: number) => `${kind} in ${countText(files, "file")}`,
  nothing: (files: number) => `${countText(files, "file")} looked into: nothing says who you are.`,
  leftOut: (files: number) => `${countText(files, "file")} left out`,
  cleaned: (files: number) => `${countText(files, "file")} shared as cleaned copies`,
  kept: (kinds: string) => `shared all the same: ${kinds}`,
  answered: (files: number, found: string, done: string) =>
    `${countText(files, "file")} looked into: ${found}${done === "" ? "" : `; ${done}`}.`,
})

/** "secrets in 2 files, places in 6 files"; empty where nothing was found. */
export const countsText = (counts: TraceCounts): string =>
  TRACE_KINDS.filter((kind) => counts[kind])
    .map((kind) =>
      kind === "not-looked-into"
        ? traceWords.notLooked(counts[kind]!)
        : traceWords.found(kindText[kind], counts[kind]!),
    )
    .join(", ")

const kindsText = (kinds: readonly TraceKind[]): string => kinds.map((kind) => kindText[kind]).join(", ")

/** What was known about a share when it was shared: one sentence, without a value. */
export const answeredText = ({ files, findings, kept, leftOut, cleaned }: MetadataAnswer): string => {
  const found = countsText(findings)
  if (found === "") return traceWords.nothing(files)
  const done = [
    ...(leftOut > 0 ? [traceWords.leftOut(leftOut)] : []),
    ...(cleaned > 0 ? [traceWords.cleaned(cleaned)] : []),
    ...(kept.length > 0 ? [traceWords.kept(kindsText(kept))] : []),
  ]
  return traceWords.answered(files, found, done.join("; "))
}

export const answeredSentence = (event: FactFields): string => {
  const findings = event["findings"] as TraceCounts | undefined
  return answeredText({
    files: number(event["files"]),
    findings: typeof findings === "object" && findings !== null ? findings : {},
    kept: list(event["kept"]).filter((kind): kind is TraceKind => TRACE_KINDS.includes(kind as TraceKind)),
    leftOut: number(event["leftOut"]),
    cleaned: number(event["cleaned"]),
  })
}
