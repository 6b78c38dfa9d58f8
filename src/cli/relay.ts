/** `bulbil relay consent|start|stop|status|limit|export|import`: this node's middle relay, which goes on when the node stops. */
import { resolve } from "node:path"
import { Argument, Command, InvalidArgumentError } from "commander"
import { bytesText, rateText } from "../api/contract/figures.ts"
import type { RelayRow } from "../api/contract/relay.ts"
import type { Snapshot } from "../api/contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { consentText, formatRelay, relayObject, relayProgress, relayRow } from "./formatRelay.ts"
import { type NodeOptions, nodeCommand, type Said, speak } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"
import { sizeOf } from "./sizes.ts"

const said = (state: Snapshot): Said => ({ json: relayObject(state), text: formatRelay(state) })

/** In the list of relays, and reached by others. */
const serving = ({ live: { relay } }: Snapshot): boolean => relay.state === "running" && relay.flags !== null && relay.reachable === "yes"

/** @throws CliFailure when the relay cannot get there. */
const until = (client: Client, progress: ProgressLine, done: (state: Snapshot) => boolean): Promise<Snapshot> =>
  follow(client, (state) => {
    const { mode } = relayRow(state)
    const { reason, state: now } = state.live.relay
    if (mode !== "running") throw new CliFailure(exitCodes.failed, "relay-not-running", "the relay was stopped meanwhile")
    if (now === "failed" || (now === "off" && reason !== null)) throw new CliFailure(exitCodes.failed, "relay-failed", reason ?? "the relay does not come up")
    progress.show(relayProgress(state))
    return done(state) ? state : undefined
  })

const started = ({ live: { relay } }: Snapshot): boolean => relay.state === "running" || relay.state === "bootstrapping"

type WaitOptions = NodeOptions & { readonly wait?: true }

const waiting = (command: Command): Command => command.option("--wait", "wait until other relays reach it and it is in the consensus; on the public network that takes an hour or more")

const consent = (): Command =>
  waiting(nodeCommand("consent", "say yes or no to a relay; without an answer, read what you would say yes to", "relay consent yes"))
    .addArgument(new Argument("[answer]", "your answer").choices(["yes", "no"]))
    .addHelpText("after", `\n${consentText}`)
    .action((answer: "yes" | "no" | undefined, options: WaitOptions) =>
      speak(options, async ({ client, progress }) => {
        if (answer === undefined) {
          const state = await client.state()
          return { json: relayObject(state), text: `${consentText}\n\nYour answer so far: ${answerOf(relayRow(state))}` }
        }
        await client.command({ type: "AnswerConsent", consent: answer })
        if (answer === "no") return said(await client.state())
        return said(await until(client, progress, options.wait ? serving : started))
      }))

const answerOf = ({ mode }: RelayRow): string => (mode === "unasked" ? "none" : mode === "refused" ? "no" : "yes")

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) throw new InvalidArgumentError("a port is a number from 1024 to 65535")
  return port
}

const start = (): Command =>
  waiting(nodeCommand("start", "start the relay; it goes on when the node stops", "relay start --port 9001"))
    .option("--port <number>", "TCP port for other relays, as your router forwards it (default: as before, or drawn)", portOf)
    .action((options: WaitOptions & { readonly port?: number }) =>
      speak(options, async ({ client, progress }) => {
        await client.command({ type: "StartRelay", ...(options.port === undefined ? {} : { port: options.port }) })
        return said(await until(client, progress, options.wait ? serving : started))
      }))

const stop = (): Command =>
  nodeCommand("stop", "end the relay's process; nothing else ends it", "relay stop").action((options: NodeOptions) =>
    speak(options, async ({ client, progress }) => {
      await client.command({ type: "StopRelay" })
      progress.show("Ending the relay")
      return said(await follow(client, (state) => (state.live.relay.state === "off" ? state : undefined)))
    }))

const status = (): Command =>
  nodeCommand("status", "show the relay: reachable, in the consensus, with which flags, what it relays", "relay status").action((options: NodeOptions) =>
    speak(options, async ({ client }) => said(await client.state())))

const limit = (): Command =>
  nodeCommand("limit", "how much the relay may use of your line, in both directions each", "relay limit 2M --burst 4M")
    .argument("<rate>", "a second, as 500K or 1.5M (KiB, MiB); Tor takes no relay with less than 75K", sizeOf)
    .option("--burst <rate>", "for a moment (default: twice the rate)", sizeOf)
    .action((rate: number, options: NodeOptions & { readonly burst?: number }) =>
      speak(options, async ({ client }) => {
        await client.command({ type: "LimitRelay", rate, ...(options.burst === undefined ? {} : { burst: options.burst }) })
        const row = relayRow(await client.state())
        return { json: { rate: row.rate, burst: row.burst }, text: `at most ${rateText(row.rate)} on the average, ${rateText(row.burst)} for a moment` }
      }))

const exportCommand = (): Command =>
  nodeCommand("export", "hand credit earned here over to a node of yours on another machine, as a signed file of daily sums", "relay export sums.bulbil --for 5d41…")
    .argument("<file>", "where to; nothing may be there yet", (file: string) => resolve(file))
    .requiredOption("--for <code>", "what bulbil credit show prints on the other node")
    .addHelpText("after", "\nThe file tells how much your relay carried on which day, and which relay it is: give it to nobody else.\nWhat was handed over is spent here. A file that got lost is written again by the next export to the same code.")
    .action((file: string, options: NodeOptions & { readonly for: string }) =>
      speak(options, async ({ client }) => {
        const before = (await client.state()).credits[0]?.handedOver ?? 0
        await client.command({ type: "ExportRelay", path: file, code: codeOf(options.for) })
        const credit = ((await client.state()).credits[0]?.handedOver ?? 0) - before
        return { json: { file, credit }, text: `${file}: ${bytesText(credit)} of credit handed over` }
      }))

const codeOf = (text: string): string => {
  const code = text.trim().toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(code)) throw new CliFailure(exitCodes.usage, "bad-code", "a ledger's code has 32 hex digits: bulbil credit show prints it on the other node")
  return code
}

const importCommand = (): Command =>
  nodeCommand("import", "take credit that a relay of yours earned on another machine", "relay import sums.bulbil --trust")
    .argument("<file>", "what bulbil relay export wrote for this node", (file: string) => resolve(file))
    .option("--trust", "the relay that signed it is yours: needed the first time")
    .action((file: string, options: NodeOptions & { readonly trust?: true }) =>
      speak(options, async ({ client }) => {
        const before = (await client.state()).credits[0]?.imported ?? 0
        await client.command({ type: "ImportRelay", path: file, ...(options.trust ? { trust: true } : {}) })
        const credit = ((await client.state()).credits[0]?.imported ?? 0) - before
        return { json: { credit }, text: credit > 0 ? `${bytesText(credit)} of credit taken` : "nothing new in it" }
      }))

export const relayCommand = (): Command => {
  const command = new Command("relay").description("run a Tor middle relay, by which you earn credit for downloads")
  for (const sub of [consent(), start(), stop(), status(), limit(), exportCommand(), importCommand()]) command.addCommand(sub)
  return command
}
