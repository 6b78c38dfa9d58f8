/** `bulbil start`: runs a node in the foreground until Ctrl-C, and prints its management link when it is up. */
import { Command } from "commander"
import { defaultDataDir } from "./dataDir.ts"
import { sizeOf } from "./sizes.ts"

interface StartOptions {
  readonly data: string
  readonly testnet?: string
  readonly loopback?: string
  readonly grant?: number
  readonly json?: boolean
}

export const startCommand = (): Command =>
  new Command("start")
    .description("run a node; prints the management link when it is up, and stops on Ctrl-C")
    .option("--data <dir>", "where the node keeps its keys and history", defaultDataDir())
    .option("--testnet <dir>", "join the private Tor network in this folder instead of the public one")
    .option("--loopback <dir>", "for tests: unix sockets in this folder instead of Tor")
    .option("--grant <size>", "for tests, with --testnet or --loopback: what a new ledger is granted, in octets of payload", sizeOf)
    .option("--json", "one JSON object a line on standard output")
    .addHelpText("after", "\nOpen the link in Tor Browser. Whoever has it can run this node: keep it to yourself.\nExit codes: 0 stopped, 1 failed, 2 wrong usage.")
    .action(async (options: StartOptions, command: Command) => {
      if (options.grant !== undefined && options.testnet === undefined && options.loopback === undefined) {
        command.error("error: --grant is for tests: it goes with --testnet or --loopback only")
      }
      const say = (message: string) => (options.json ? undefined : process.stderr.write(`${message}\n`))
      const told = (line: Record<string, unknown>) => (options.json ? process.stdout.write(`${JSON.stringify(line)}\n`) : undefined)
      // Loaded only here: all of a node takes a second, which no other command should cost.
      const [{ loopbackCarrier, torCarrier }, { noRelay, torRelay }, { runNode }] =
        await Promise.all([import("../app/carriers.ts"), import("../app/relays.ts"), import("../app/runNode.ts")])
      const carrier = options.loopback === undefined ? torCarrier(options.testnet) : loopbackCarrier(options.loopback)
      const relay = options.loopback === undefined ? torRelay(options.testnet) : noRelay
      const onDefect = (where: string, defect: unknown) => process.stderr.write(`bulbil: ${where}: ${defect instanceof Error ? defect.stack : String(defect)}\n`)
      const run = await runNode({
        data: options.data, carrier, relay, onDefect, ...(options.grant === undefined ? {} : { credit: { grant: options.grant } }), forgetful: process.env.FORGETFUL === "1",
      })
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, run.stop)
      // Where a program started it with a channel, it ends with that program.
      if (process.channel) process.once("disconnect", run.stop).channel?.unref()
      let percent = -1
      const follow = (): void => {
        const health = run.running.parts.ports.transport.health()
        if (health.percent === percent) return
        percent = health.percent
        say(`tor: ${health.percent} % ${health.summary}${health.reason ? ` (${health.reason})` : ""}`)
        told({ event: "carrier", state: health.state, percent: health.percent, summary: health.summary })
      }
      run.running.parts.ports.transport.onHealth(follow)
      follow()
      void run.running.managementLink.then((link) => {
        told({ event: "ready", managementLink: link })
        if (!options.json) process.stdout.write(`${link}\n`)
      })
      await run.stopped
      say("stopped")
    })
