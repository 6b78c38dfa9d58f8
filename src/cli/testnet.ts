/** `bulbil testnet up|down|status --dir D`: a private Tor network on this machine, for the demo, tests and trying things out. */
import { Command } from "commander"
import { bringUp, type NetworkInfo, type NetworkStatus, status, takeDown } from "../testnet/privateTorNetwork.ts"

interface Options {
  readonly dir: string
  readonly json?: boolean
}

const say = (options: Options, value: unknown, text: string): void => {
  process.stdout.write(`${options.json ? JSON.stringify(value) : text}\n`)
}

const tellUp = (info: NetworkInfo, seconds: number): string =>
  `The private Tor network stands (${seconds.toFixed(1)} s, ${info.pids.length} processes).\n` +
  `  settings for a tor client: ${info.dir}/client.torrc\n` +
  `  SOCKS for a browser:       ${info.browserSocks.host}:${info.browserSocks.port}\n` +
  `  to end it:                 bulbil testnet down --dir ${info.dir}`

const tellStatus = ({ state, processes }: NetworkStatus): string =>
  [`The private Tor network is ${state}.`, ...processes.map((one) => `  ${one.name} (${one.pid}) ${one.running ? "runs" : "has ended"}`)].join("\n")

/** An interrupted `up` leaves nothing behind; the second interruption is not waited for. */
const up = async (options: Options): Promise<void> => {
  const interruption = new AbortController()
  const interrupt = () => interruption.abort(new Error("interrupted"))
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, interrupt)
  const began = performance.now()
  const log = options.json ? () => undefined : (line: string) => void process.stderr.write(`${line}\n`)
  const info = await bringUp({ dir: options.dir, log, signal: interruption.signal })
  const seconds = (performance.now() - began) / 1000
  say(options, { ...info, seconds: Number(seconds.toFixed(1)) }, tellUp(info, seconds))
}

const guarded = (run: (options: Options) => Promise<void> | void) => async (options: Options) => {
  try {
    await run(options)
  } catch (error) {
    const message = error instanceof Error ? (error.cause instanceof Error && error.name === "AbortError" ? error.cause.message : error.message) : String(error)
    process.stderr.write(`bulbil testnet: ${message}\n`)
    process.exitCode = 1
  }
}

export const testnetCommand = (): Command => {
  const command = new Command("testnet").description("a private Tor network on this machine's loopback; nothing leaves the machine")
  const sub = (name: string, about: string) =>
    command.command(name).description(about)
      .requiredOption("--dir <folder>", "folder of the network")
      .option("--json", "answer with one line of JSON")
  sub("up", "start it, and return when clients can use it (about half a minute)").action(guarded(up))
  sub("down", "end all its processes").action(guarded(async (options) => {
    await takeDown(options.dir)
    say(options, { state: "down" }, "The private Tor network has ended.")
  }))
  sub("status", "say which of its processes run; exit code 3 when it is not up").action(guarded((options) => {
    const now = status(options.dir)
    if (now.state !== "up") process.exitCode = 3
    say(options, now, tellStatus(now))
  }))
  return command
}
