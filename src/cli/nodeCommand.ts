/**
 * What all commands that talk to a running node have in common: `--data`, `--json`, exit codes, and how a failure is
 * said. With --json exactly one object goes to stdout, whether it went well or not.
 */
import { Command } from "commander"
import { Client } from "./client.ts"
import { defaultDataDir } from "./dataDir.ts"
import { fail } from "./failure.ts"
import { givenPath } from "./givenPath.ts"
import { say, sayJson } from "./output.ts"
import { type ProgressLine, progressLine } from "./progressLine.ts"

export const exitHelp = `
Exit codes: 0 done · 1 failed or refused · 2 wrong usage · 3 the node is not running · 130 interrupted`

export interface NodeOptions {
  readonly data: string
  readonly json?: true
}

export interface Talk {
  readonly client: Client
  readonly progress: ProgressLine
}

export interface Said {
  readonly json: object
  readonly text: string
}

/** @param example how it is called, without `bulbil`. @param json what it prints with --json. */
export const nodeCommand = (name: string, summary: string, example: string, json = "print one JSON object"): Command =>
  new Command(name)
    .description(summary)
    .option("--data <folder>", "the node's data folder ($BULBIL_DATA)", givenPath, defaultDataDir())
    .option("--json", json)
    .addHelpText("after", `\nExample: bulbil ${example}${exitHelp}`)

/** Runs a command's work, prints what it says, unless it has said all itself, and sets the exit code. Never throws. */
export const speak = async (options: NodeOptions, work: (talk: Talk) => Promise<Said | undefined>): Promise<void> => {
  const progress = progressLine(process.stderr, options.json === true)
  try {
    const said = await work({ client: new Client(options.data), progress })
    progress.end()
    if (said) void (options.json ? sayJson(said.json) : say(said.text))
  } catch (error) {
    progress.end()
    fail(error, options.json === true)
  }
}
