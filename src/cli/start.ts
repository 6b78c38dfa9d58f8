/** `bulbil start`: runs a node in the foreground until Ctrl-C, and prints its management link when it is up. */
import { readFile } from "node:fs/promises"
import type { NodeRun } from "../app/runNode.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { localCommand } from "./CliCommand.ts"
import { dataOption } from "./dataDir.ts"
import { givenPath } from "./givenPath.ts"
import { outliveOutput, remark, say as sayText, sayJson } from "./output.ts"
import { onInterruption } from "./signals.ts"
import { sizeOf } from "./sizes.ts"

interface StartOptions {
  readonly data: string
  readonly testnet?: string
  readonly loopback?: string
  readonly grant?: number
  readonly acceptLoss?: readonly string[]
  readonly releaseRoot?: string
  readonly relayUnit?: boolean
  readonly watch?: string
  readonly json?: boolean
}

const about = `
Open the link in Tor Browser. Whoever has it can run this node: keep it to yourself.
Ctrl-C again, while it stops, changes nothing. It goes on when nobody reads what it prints.
Exit codes: 0 stopped, also by Ctrl-C, SIGTERM or SIGHUP; 1 failed; 2 wrong usage.`

export const startCommand = localCommand<[], StartOptions>({
  name: "start",
  summary: "run a node; prints the management link when it is up, and stops on Ctrl-C",
  takes: (command) =>
    command
      .addOption(dataOption("--data <dir>", "where the node keeps its keys and history ($BULBIL_DATA)"))
      .option("--testnet <dir>", "join the private Tor network in this folder instead of the public one", givenPath)
      .option("--loopback <dir>", "for tests: unix sockets in this folder instead of Tor", givenPath)
      .option(
        "--grant <size>",
        "for tests, with --testnet or --loopback: what a new ledger is granted, in octets of payload",
        sizeOf,
      )
      .option(
        "--accept-loss <file>",
        "go on without a file that is lost or damaged, as a refusal to start has named it; may be given again",
        (file: string, before: readonly string[] = []) => [...before, file],
      )
      .option(
        "--release-root <file>",
        "whose releases count, instead of the maintainers' of this build: a root.json of your own",
        givenPath,
      )
      .option("--relay-unit", "leave it to the relay's own systemd unit to start the relay: see bulbil service install")
      .option(
        "--watch <folder>",
        "take up links (.link, .txt, .url: one a line) and .torrents with their data beside them that are put there",
        givenPath,
      )
      .option("--json", "one JSON object a line on standard output")
      .addHelpText("after", about),
  run: async ({ options, command }) => {
    if (options.grant !== undefined && options.testnet === undefined && options.loopback === undefined) {
      command.error("error: --grant is for tests: it goes with --testnet or --loopback only")
    }
    outliveOutput()
    await runUntilAsked(options)
    return undefined
  },
})

const runUntilAsked = async (options: StartOptions): Promise<void> => {
  const say = (text: string): void => (options.json ? undefined : remark(text))
  const report = (line: Record<string, unknown>): void => void (options.json && sayJson(line))
  let run: NodeRun | undefined
  let asked = false
  const stop = (): void => {
    say("stopping: the swarms are told, and what has come is kept; Ctrl-\\ would end it at once")
    asked = true
    run?.stop()
  }
  const release = onInterruption(stop)
  // Where a program started it with a channel, it ends with that program.
  if (process.channel) process.once("disconnect", stop).channel?.unref()
  try {
    // What was lost once is not lost again unnoticed.
    for (let given = options; ; given = { ...options, acceptLoss: [] }) {
      run = await begun(given)
      if (asked) run.stop()
      const { transport } = run.running.parts.ports
      let percent = -1
      const follow = (): void => {
        const health = transport.health()
        if (health.percent === percent) return
        percent = health.percent
        say(`tor: ${health.percent} % ${health.summary}${health.reason ? ` (${health.reason})` : ""}`)
        report({ event: "carrier", state: health.state, percent: health.percent, summary: health.summary })
      }
      transport.onHealth(follow)
      follow()
      void run.running.managementLink.then((link) => {
        report({ event: "ready", managementLink: link })
        if (!options.json) sayText(link)
      })
      if ((await run.stopped) === "stop" || asked) break
    }
    say("stopped")
  } finally {
    release()
  }
}

const readRoot = async (file: string): Promise<Uint8Array> => {
  const failed = (why: string) => new CliFailure(exitCodes.failed, "no-root", why)
  const octets = await readFile(file).catch((error: Error) => {
    throw failed(`the root of releases cannot be read: ${error.message}`)
  })
  const { isRoot } = await import("../app/ownSoftware.ts")
  if (isRoot(octets)) return octets
  throw failed(
    `${file} is no root of releases: give the root.json of the maintainers, whole and as they signed it, or leave ` +
      "--release-root out",
  )
}

/** All of a node is loaded only here: it takes a second, which no other command should cost. */
const begun = async (options: StartOptions): Promise<NodeRun> => {
  const [{ loopbackCarrier, torCarrier }, { noRelay, torRelay }, { runNode }, { checkStart }] = await Promise.all([
    import("../app/carriers.ts"),
    import("../app/relays.ts"),
    import("../app/runNode.ts"),
    import("../app/checkStart.ts"),
  ])
  const releaseRoot = options.releaseRoot === undefined ? {} : { releaseRoot: await readRoot(options.releaseRoot) }
  await checkStart(options)
  return runNode({
    data: options.data,
    carrier: options.loopback === undefined ? torCarrier(options.testnet) : loopbackCarrier(options.loopback),
    relay:
      options.loopback === undefined ? torRelay(options.testnet, options.relayUnit ? "unit" : "detached") : noRelay,
    onDefect: (where, defect) => remark(`bulbil: ${where}: ${defect instanceof Error ? defect.stack : String(defect)}`),
    ...(options.grant === undefined ? {} : { credit: { grant: options.grant } }),
    forgetful: process.env.FORGETFUL === "1",
    acceptLoss: options.acceptLoss ?? [],
    ...releaseRoot,
    ...(options.watch === undefined ? {} : { watch: options.watch }),
    onTold: (line) => remark(`bulbil: ${line}`),
  })
}
