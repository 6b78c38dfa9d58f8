/** `bulbil look PATH`: what the files say about whoever shares them, without sharing anything. */
import { givenPath, namedSource } from "./givenPath.ts"
import { leftOutLines } from "./leftOutLines.ts"
import { lookAt } from "./lookAt.ts"
import { lookLines } from "./lookLines.ts"
import { nodeCommand } from "./nodeCommand.ts"

interface LookOptions {
  readonly torrent?: string
  readonly showValues?: true
}

export const lookCommand = nodeCommand<[path: string], LookOptions>({
  name: "look",
  summary: "look at what files say about you, and share nothing",
  example: "look ~/Photos --show-values",
  takes: (command) =>
    command
      .argument("<path>", "the file or folder", namedSource)
      .option("--torrent <file>", "a .torrent that the data are those of: only its files are looked at", givenPath)
      .option("--show-values", "show what the files say too: names, places, numbers"),
  run: async ({ client, progress, options: { torrent, showValues = false } }, path) => {
    const report = await lookAt(client, progress, { path, ...(torrent === undefined ? {} : { torrent }) }, "forgotten")
    const findings = report.findings.map(({ kind, what, count, files, inName = false, values }) => ({
      kind,
      what,
      count,
      files,
      inName,
      values: showValues ? values.map(({ value }) => value) : [],
    }))
    const { counts, mustAnswer, cleaning, leftOut } = report
    return {
      schema: "look",
      json: { path: report.path, files: report.total ?? 0, counts, findings, leftOut, mustAnswer, cleaning },
      text: [...lookLines(report, showValues), ...leftOutLines(leftOut)].join("\n"),
    }
  },
})
