/**
 * `bulbil log`: looks into a node's history, also while the node runs. Reads only. Owns the words of its commands; what
 * they do is logTools', which is loaded when one of them runs.
 */
import { Command, InvalidArgumentError } from "commander"
import { defaultDataDir } from "./dataDir.ts"
import { givenPath } from "./givenPath.ts"
import type { ExportOptions, LogOptions, ReplayOptions, ShowOptions, TailOptions } from "./logTools.ts"

const tools = () => import("./logTools.ts")

const whole = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("a whole number is wanted.")
  return Number(text)
}

const command = (name: string, summary: string): Command =>
  new Command(name)
    .description(summary)
    .option("--data <folder>", "the node's data folder ($BULBIL_DATA)", givenPath, defaultDataDir())
    .option("--json", "print JSON, one object a line")

const tail = (): Command =>
  command("tail", "show the last events")
    .option("-n, --lines <count>", "how many", whole, 20)
    .option("-f, --follow", "go on with new ones as they come")
    .action(async (options: TailOptions) => (await tools()).tail(options))

const show = (): Command =>
  command("show", "show one event, or all of a stream")
    .argument("[seq]", "the event's number", whole)
    .option("--stream <stream>", "such as torrent/ID")
    .action(async (seq: number | undefined, options: ShowOptions, self: Command) => {
      if ((seq === undefined) === (options.stream === undefined))
        self.error("error: give either SEQ or --stream", { exitCode: 2 })
      await (await tools()).show(seq, options)
    })

const replay = (): Command =>
  command("replay", "fold the history into states, as the actors do")
    .option("--stream <stream>", "only this one, such as torrent/ID")
    .option("--to <seq>", "the states right after this event, instead of each step", whole)
    .action(async (options: ReplayOptions) => (await tools()).replay(options))

const verify = (): Command =>
  command("verify", "check the hash chain and that every event can be read").action(async (options: LogOptions) =>
    (await tools()).verifyAll(options),
  )

const exportAll = (): Command =>
  command("export", "write all events as JSON lines, with their hashes")
    .option("-o, --output <file>", "instead of standard output; nothing may be there yet", givenPath)
    .option("--force", "replace the output file if it is there")
    .action(async (options: ExportOptions) => (await tools()).exportAll(options))

export const logCommand = (): Command => {
  const log = new Command("log").description("look into the history: what happened, and what it came to")
  for (const each of [tail(), show(), replay(), verify(), exportAll()]) log.addCommand(each)
  return log
}
