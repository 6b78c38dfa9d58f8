/**
 * The words of a refusal to start: nothing hinders the node, but its files contradict each other, and only its operator
 * may say what to lose.
 */
import { StartError } from "../StartError.ts"
import type { Verdict } from "./Findings.ts"

export const refusal = (root: string, verdicts: readonly Verdict[]): StartError =>
  new StartError(
    "damaged",
    [
      `the files in ${root} contradict each other; nothing was changed`,
      ...verdicts.flatMap((verdict) => ["", ...(verdict.grade === "refuse" ? [said(verdict)] : choice(root, verdict))]),
    ].join("\n"),
  )

export const said = ({ file, what }: Verdict): string => `${file} ${what}`

const choice = (root: string, verdict: Verdict): readonly string[] => [
  said(verdict),
  `  lost by going on: ${verdict.lost}`,
  `  to lose nothing: put the right ${verdict.file} back into ${root}, from your backup, then start again`,
  `  to accept the loss: bulbil start --data ${quoted(root)} --accept-loss ${verdict.file}`,
]

const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
