/**
 * What all commands that talk to a running node have in common: `--data`, `--json`, exit codes, and how a failure is
 * said. With --json exactly one object goes to stdout, whether it went well or not.
 */
import type { Command } from "commander"
import { type Call, type CliAction, localCommand, type Said } from "./CliCommand.ts"
import { Client } from "./client.ts"
import { dataOption } from "./dataDir.ts"

const exitHelp = `
Exit codes: 0 done · 1 failed or refused · 2 wrong usage · 3 the node is not running · 130 interrupted`

export interface NodeOptions {
  readonly data: string
  readonly json?: true
}

export interface Talk<Options = object> extends Call<NodeOptions & Options> {
  readonly client: Client
}

interface NodeCommand<Words extends readonly unknown[], Options> {
  readonly name: string
  readonly alias?: string
  readonly summary: string
  /** How it is called, without `bulbil`. */
  readonly example: string
  /** What it prints with --json. */
  readonly json?: string
  readonly takes?: (command: Command) => Command
  readonly run: (talk: Talk<Options>, ...words: Words) => Promise<Said | undefined>
}

export const nodeCommand = <Words extends readonly unknown[] = [], Options = object>({
  example,
  json = "print one JSON object",
  takes = (command) => command,
  run,
  ...rest
}: NodeCommand<Words, Options>): CliAction =>
  localCommand<Words, NodeOptions & Options>({
    ...rest,
    takes: (command) =>
      takes(
        command
          .addOption(dataOption("--data <folder>", "the node's data folder ($BULBIL_DATA)"))
          .option("--json", json)
          .addHelpText("after", `\nExample: bulbil ${example}${exitHelp}`),
      ),
    run: (call, ...words) => run({ ...call, client: new Client(call.options.data) }, ...words),
  })
