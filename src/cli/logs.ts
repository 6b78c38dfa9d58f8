/**
 * `bulbil logs`: what tor, the relay and the node say, of a node that runs; `bulbil log` is its history. Prints line
 * for line, in UTC, and with --follow goes on until it is interrupted, whoever reads it has gone, or the node ends.
 */
import { once } from "node:events"
import { setImmediate } from "node:timers/promises"
import { InvalidArgumentError, Option } from "commander"
import type { LogLine, LogSource } from "../contract/logs.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { jsonText, safeText } from "./safeText.ts"
import { onInterruption } from "./signals.ts"

const MOST = 2_000
const sources: readonly LogSource[] = ["tor", "relay", "node"]

interface LogsOptions {
  readonly json?: true
  readonly source?: LogSource
  readonly lines: number
  readonly follow?: true
}

const about = `
A line of --json: {"id":7,"at":1795000000000,"source":"tor","level":"notice","text":"…"}; \
at is in milliseconds, level notice, warn or err.
On a failure the last line is {"ok":false,"code":…,"message":…}. The events that the node has recorded: bulbil log.`

export const logsCommand = nodeCommand<[], LogsOptions>({
  name: "logs",
  summary: "show what tor, the relay and the node say, without addresses, keys and names of relays",
  example: "logs --source tor --follow",
  json: "print JSON, one object a line",
  takes: (command) =>
    command
      .addOption(new Option("--source <source>", "only of one of them").choices(sources))
      .option("-n, --lines <count>", `how many of the last, at most ${MOST}`, howMany, 200)
      .option("-f, --follow", "go on with new ones as they come, until Ctrl-C")
      .addHelpText("after", about),
  run: async ({ client, options }) => {
    await untilLeft((signal) => show(client, options, signal))
    return undefined
  },
})

const howMany = (text: string): number => {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > MOST)
    throw new InvalidArgumentError(`a whole number from 1 to ${MOST} is wanted.`)
  return Number(text)
}

/** The signal is aborted on Ctrl-C, and when nobody reads standard output any more. */
const untilLeft = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const left = new AbortController()
  const leave = () => left.abort()
  const release = onInterruption(leave)
  process.stdout.on("error", leave)
  try {
    await work(left.signal)
  } finally {
    // The last write may still fail, which then is nobody's error.
    await setImmediate()
    release()
    process.stdout.off("error", leave)
  }
}

const show = async (client: Client, options: LogsOptions, signal: AbortSignal): Promise<void> => {
  const last = await client.logs(options.source, options.lines)
  await print(last, options, signal)
  if (!options.follow) return
  for await (const lines of client.logFeed(options.source, last.at(-1)?.id ?? 0, signal))
    await print(lines, options, signal)
}

/**
 * Waits for a reader that is slower than the node: what it has not taken stays with the node, which keeps so much of it
 * only.
 */
const print = async (lines: readonly LogLine[], options: LogsOptions, signal: AbortSignal): Promise<void> => {
  const text = lines.map((line) => `${options.json ? jsonText(line) : said(line)}\n`).join("")
  if (text === "" || process.stdout.write(text) || signal.aborted) return
  await once(process.stdout, "drain", { signal }).catch(() => undefined)
}

const said = ({ at, source, level, text }: LogLine): string =>
  `${new Date(at).toISOString().slice(0, 19).replace("T", " ")}  ${source.padEnd(5)}  ` +
  `${level.padEnd(6)}  ${safeText(text)}`
