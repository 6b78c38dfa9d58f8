/**
 * What is to become of files that say something about their sharer: by options, or asked where somebody can answer. In
 * a script nothing is guessed: without an option the node refuses.
 */
import type { Command } from "commander"
import type { LookReport, TraceAnswers, TraceKind } from "../contract/traces.ts"
import { kindText } from "../contract/words/traces.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { type Asking, type Choice, choices } from "./terminal.ts"

export interface AnswerOptions {
  readonly leaveOut?: readonly string[]
  readonly keepMetadata?: true
  readonly clean?: true
  readonly keepSecrets?: true
  readonly showValues?: true
}

const collected = (glob: string, before: readonly string[] = []): readonly string[] => [...before, glob]

export const answerOptions = (command: Command): Command =>
  command
    .option(
      "--leave-out <glob>",
      "do not share files of this name, as '*.bak' or 'drafts/'; several may be given",
      collected,
    )
    .option("--keep-metadata", "share files although they name people, places or devices")
    .option("--clean", "share copies without that, made by mat2")
    .option("--keep-secrets", "share keys, passwords and the like too; otherwise these files are left out")
    .option("--show-values", "show what the files say too, not only which")

/** By options alone; undefined where none was given. @throws CliFailure */
export const givenAnswers = ({
  leaveOut,
  keepMetadata,
  clean,
  keepSecrets,
}: AnswerOptions): TraceAnswers | undefined => {
  if (keepMetadata && clean)
    throw new CliFailure(exitCodes.usage, "usage", "--keep-metadata and --clean cannot be meant at once")
  if (!leaveOut && !keepMetadata && !clean && !keepSecrets) return undefined
  const rest = keepMetadata ? ("keep" as const) : clean ? ("clean" as const) : undefined
  return {
    secret: keepSecrets ? "share" : "leave-out",
    ...(rest ? { place: rest, name: rest, device: rest } : {}),
    ...(clean ? { time: "clean" } : {}),
  }
}

type Answer = NonNullable<TraceAnswers[TraceKind]> | "stop"
const LETTERS: Readonly<Record<string, Answer>> = { l: "leave-out", k: "keep", c: "clean", s: "stop" }

const choiceOf = (kind: TraceKind, { offered }: LookReport): Choice<Answer> => {
  const answers = offered[kind] ?? ["leave-out", "keep"]
  const words = [
    ...(answers.includes("leave-out") ? ["[l]eave these files out"] : []),
    ...(answers.includes("keep") ? ["[k]eep"] : []),
    ...(answers.includes("clean") ? ["[c]lean copies"] : []),
    ...(answers.includes("share") ? ["type “share” to share them"] : []),
    "[s]top",
  ]
  return {
    question: `${kindText[kind]}: ${words.join(", ")}?`,
    read: (line) => {
      const word = line.toLowerCase()
      if (kind === "secret" && word === "share") return "share"
      const answer = Object.entries(LETTERS).find(([letter, meant]) => word === letter || word === meant)?.[1]
      return answer === "stop" || (answer && (answers as readonly string[]).includes(answer)) ? answer : undefined
    },
  }
}

/** @throws CliFailure when whoever was asked stops, or says nothing. */
export const askedAnswers = async (
  kinds: readonly TraceKind[],
  report: LookReport,
  asking: Asking,
): Promise<TraceAnswers> => {
  const answers = await choices(
    kinds.map((kind) => choiceOf(kind, report)),
    asking,
  )
  if (!answers || answers.includes("stop")) throw new CliFailure(exitCodes.failed, "declined", "nothing was shared")
  return Object.fromEntries(kinds.map((kind, i) => [kind, answers[i]])) as TraceAnswers
}
