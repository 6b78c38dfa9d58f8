/**
 * `bulbil testnet up|down|status --dir D`: a private Tor network on this machine, for the demo, tests and trying things
 * out.
 */
import { bringUp, type NetworkInfo, type NetworkStatus, status, takeDown } from "../testnet/privateTorNetwork.ts"
import { type CliAction, type CliGroup, localCommand, type Said } from "./CliCommand.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { failureOf } from "./failure.ts"
import { givenPath } from "./givenPath.ts"
import { remark } from "./output.ts"
import { exitOf, type Interruption, onInterruption } from "./signals.ts"

interface Options {
  readonly dir: string
  readonly json?: boolean
}

const upText = (info: NetworkInfo, seconds: number): string =>
  `The private Tor network stands (${seconds.toFixed(1)} s, ${info.pids.length} processes).\n` +
  `  settings for a tor client: ${info.dir}/client.torrc\n` +
  `  SOCKS for a browser:       ${info.browserSocks.host}:${info.browserSocks.port}\n` +
  `  to end it:                 bulbil testnet down --dir ${info.dir}`

const statusText = ({ state, processes }: NetworkStatus): string =>
  [
    `The private Tor network is ${state}.`,
    ...processes.map(({ name, pid, running }) => `  ${name} (${pid}) ${running ? "runs" : "has ended"}`),
  ].join("\n")

/** An interrupted `up` leaves nothing behind. */
const up = async (options: Options): Promise<Said> => {
  const interruption = new AbortController()
  let by: Interruption | undefined
  const release = onInterruption((signal) => {
    by ??= signal
    interruption.abort(new Error("interrupted"))
  })
  try {
    const began = performance.now()
    const log = options.json ? () => undefined : remark
    const info = await bringUp({ dir: options.dir, log, signal: interruption.signal })
    const seconds = (performance.now() - began) / 1000
    return { schema: "testnet up", json: { ...info, seconds: Number(seconds.toFixed(1)) }, text: upText(info, seconds) }
  } catch (error) {
    throw by === undefined
      ? error
      : new CliFailure(exitOf(by), "interrupted", `ended by ${by}; nothing of the network is left`)
  } finally {
    release()
  }
}

interface NetworkCommand {
  readonly name: string
  readonly summary: string
  readonly run: (options: Options) => Promise<Said>
}

/** What of Node or of the network itself fails has no code of its own. */
const networkCommand = ({ run, ...rest }: NetworkCommand): CliAction =>
  localCommand<[], Options>({
    ...rest,
    takes: (command) =>
      command
        .requiredOption("--dir <folder>", "folder of the network", givenPath)
        .option("--json", "answer with one line of JSON"),
    run: ({ options }) =>
      run(options).catch((error: unknown) => {
        const { code, message } = failureOf(error)
        throw code === "internal" ? new CliFailure(exitCodes.failed, "testnet-failed", message) : error
      }),
  })

const down = async ({ dir }: Options): Promise<Said> => {
  await takeDown(dir)
  return { schema: "testnet down", json: { state: "down" }, text: "The private Tor network has ended." }
}

const look = async ({ dir }: Options): Promise<Said> => {
  const now = status(dir)
  if (now.state !== "up") process.exitCode = exitCodes.notRunning
  return { schema: "testnet status", json: now, text: statusText(now) }
}

export const testnetCommand: CliGroup = {
  name: "testnet",
  summary: "a private Tor network on this machine's loopback; nothing leaves the machine",
  commands: [
    networkCommand({
      name: "up",
      summary: "start it, and return when clients can use it (about half a minute)",
      run: up,
    }),
    networkCommand({ name: "down", summary: "end all its processes", run: down }),
    networkCommand({
      name: "status",
      summary: "say which of its processes run; exit code 3 when it is not up",
      run: look,
    }),
  ],
}
