/**
 * `bulbil testnet up|down|status --dir D`: a private Tor network on this machine, for the demo, tests and trying things
 * out.
 */
import { Command } from "commander"
import { bringUp, type NetworkInfo, type NetworkStatus, status, takeDown } from "../testnet/privateTorNetwork.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { fail, failureOf } from "./failure.ts"
import { givenPath } from "./givenPath.ts"
import { remark, say as sayText, sayJson } from "./output.ts"
import { exitOf, type Interruption, onInterruption } from "./signals.ts"

interface Options {
  readonly dir: string
  readonly json?: boolean
}

const say = (options: Options, value: unknown, text: string): void =>
  void (options.json ? sayJson(value) : sayText(text))

const tellUp = (info: NetworkInfo, seconds: number): string =>
  `The private Tor network stands (${seconds.toFixed(1)} s, ${info.pids.length} processes).\n` +
  `  settings for a tor client: ${info.dir}/client.torrc\n` +
  `  SOCKS for a browser:       ${info.browserSocks.host}:${info.browserSocks.port}\n` +
  `  to end it:                 bulbil testnet down --dir ${info.dir}`

const tellStatus = ({ state, processes }: NetworkStatus): string =>
  [
    `The private Tor network is ${state}.`,
    ...processes.map((one) => `  ${one.name} (${one.pid}) ${one.running ? "runs" : "has ended"}`),
  ].join("\n")

/** An interrupted `up` leaves nothing behind. */
const up = async (options: Options): Promise<void> => {
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
    say(options, { ...info, seconds: Number(seconds.toFixed(1)) }, tellUp(info, seconds))
  } catch (error) {
    throw by === undefined
      ? error
      : new CliFailure(exitOf(by), "interrupted", `ended by ${by}; nothing of the network is left`)
  } finally {
    release()
  }
}

const guarded = (run: (options: Options) => Promise<void> | void) => async (options: Options) => {
  try {
    await run(options)
  } catch (error) {
    const { code, message } = failureOf(error)
    fail(
      code === "internal" ? new CliFailure(exitCodes.failed, "testnet-failed", message) : error,
      options.json === true,
    )
  }
}

export const testnetCommand = (): Command => {
  const command = new Command("testnet").description(
    "a private Tor network on this machine's loopback; nothing leaves the machine",
  )
  const sub = (name: string, about: string) =>
    command
      .command(name)
      .description(about)
      .requiredOption("--dir <folder>", "folder of the network", givenPath)
      .option("--json", "answer with one line of JSON")
  sub("up", "start it, and return when clients can use it (about half a minute)").action(guarded(up))
  sub("down", "end all its processes").action(
    guarded(async (options) => {
      await takeDown(options.dir)
      say(options, { state: "down" }, "The private Tor network has ended.")
    }),
  )
  sub("status", "say which of its processes run; exit code 3 when it is not up").action(
    guarded((options) => {
      const now = status(options.dir)
      if (now.state !== "up") process.exitCode = 3
      say(options, now, tellStatus(now))
    }),
  )
  return command
}
