/** What files say about whoever shares them, in words: the same on the page, on the command line and in the history. */
import type { MetadataAnswer, TraceCounts, TraceKind } from "../../core/traces.ts"
import { TRACE_KINDS } from "../../core/traces.ts"
import { countText } from "../figures.ts"
import { type FactFields, list, number } from "./fields.ts"

/** What stands for a kind in a sentence. */
export const kindText: Readonly<Record<TraceKind, string>> = {
  secret: "secrets",
  place: "places",
  name: "names",
  device: "devices and programs",
  time: "times",
  "not-looked-into": "not looked into",
}

/** "secrets in 2 files, places in 6 files"; empty where nothing was found. */
export const countsText = (counts: TraceCounts): string =>
  TRACE_KINDS.filter((kind) => counts[kind])
    .map((kind) =>
      kind === "not-looked-into"
        ? `${countText(counts[kind]!, "file")} not looked into`
        : `${kindText[kind]} in ${countText(counts[kind]!, "file")}`,
    )
    .join(", ")

const kindsText = (kinds: readonly TraceKind[]): string => kinds.map((kind) => kindText[kind]).join(", ")

/** What was known about a share when it was shared: one sentence, without a value. */
export const answeredText = ({ files, findings, kept, leftOut, cleaned }: MetadataAnswer): string => {
  const found = countsText(findings)
  if (found === "") return `${countText(files, "file")} looked into: nothing says who you are.`
  const done = [
    ...(leftOut > 0 ? [`${countText(leftOut, "file")} left out`] : []),
    ...(cleaned > 0 ? [`${countText(cleaned, "file")} shared as cleaned copies`] : []),
    ...(kept.length > 0 ? [`shared all the same: ${kindsText(kept)}`] : []),
  ]
  return `${countText(files, "file")} looked into: ${found}${done.length > 0 ? `; ${done.join("; ")}` : ""}.`
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
