/**
 * `bulbil log`: looks into a node's history, also while the node runs. Reads only. Owns the words of its commands; what
 * they do is logTools', which is loaded when one of them runs.
 */
import { type Command, InvalidArgumentError } from "commander"
import { type CliGroup, localCommand } from "./CliCommand.ts"
import { dataOption } from "./dataDir.ts"
import { givenPath } from "./givenPath.ts"
import type { ExportOptions, LogOptions, ReplayOptions, ShowOptions, TailOptions } from "./logTools.ts"

const tools = () => import("./logTools.ts")

const exitHelp = `
Exit codes: 0 done · 1 failed · 2 wrong usage · 3 there never was a node with this data folder · 130 interrupted`

const whole = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted.")
  return Number(text)
}

interface LogCommand<Words extends readonly unknown[], Options> {
  readonly name: string
  readonly summary: string
  readonly takes?: (command: Command) => Command
  readonly run: (options: Options, words: Words, command: Command) => Promise<void>
}

const logTool = <Words extends readonly unknown[] = [], Options extends LogOptions = LogOptions>({
  takes = (command) => command,
  run,
  ...rest
}: LogCommand<Words, Options>) =>
  localCommand<Words, Options>({
    ...rest,
    takes: (command) =>
      takes(
        command
          .addOption(dataOption("--data <folder>", "the node's data folder ($BULBIL_DATA)"))
          .option("--json", "print JSON, one object a line")
          .addHelpText("after", exitHelp),
      ),
    run: async ({ options, command }, ...words) => {
      await run(options, words, command)
      return undefined
    },
  })

const tail = logTool<[], TailOptions>({
  name: "tail",
  summary: "show the last events",
  takes: (command) =>
    command
      .option("-n, --lines <count>", "how many", whole, 20)
      .option("-f, --follow", "go on with new ones as they come"),
  run: async (options) => (await tools()).tail(options),
})

const show = logTool<[seq: number | undefined], ShowOptions>({
  name: "show",
  summary: "show one event, or all of a stream",
  takes: (command) =>
    command.argument("[seq]", "the event's number", whole).option("--stream <stream>", "such as torrent/ID"),
  run: async (options, [seq], command) => {
    if ((seq === undefined) === (options.stream === undefined))
      command.error("error: give either SEQ or --stream", { exitCode: 2 })
    await (await tools()).show(seq, options)
  },
})

const replay = logTool<[], ReplayOptions>({
  name: "replay",
  summary: "fold the history into states, as the actors do",
  takes: (command) =>
    command
      .option("--stream <stream>", "only this one, such as torrent/ID")
      .option("--to <seq>", "the states right after this event, instead of each step", whole),
  run: async (options) => (await tools()).replay(options),
})

const verify = logTool({
  name: "verify",
  summary: "check the hash chain and that every event can be read",
  run: async (options) => (await tools()).verifyAll(options),
})

const exportAll = logTool<[], ExportOptions>({
  name: "export",
  summary: "write all events as JSON lines, with their hashes",
  takes: (command) =>
    command
      .option("-o, --output <file>", "instead of standard output; nothing may be there yet", givenPath)
      .option("--force", "replace the output file if it is there"),
  run: async (options) => (await tools()).exportAll(options),
})

export const logCommand: CliGroup = {
  name: "log",
  alias: "history",
  summary: "look into the history: what happened, and what it came to",
  commands: [tail, show, replay, verify, exportAll],
}
