/** `bulbil relay …`: this node's middle relay, which goes on when the node stops. */
import { Argument, Command, InvalidArgumentError } from "commander"
import { bytesText, rateText } from "../contract/figures.ts"
import { LEAST_RATE, MOST_RATE, type RelayLive, type RelayRow } from "../contract/relay.ts"
import type { Snapshot } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { consentText, formatRelay, relayObject, relayProgress, relayRow } from "./formatRelay.ts"
import { givenPath } from "./givenPath.ts"
import { family, join } from "./relayFamily.ts"
import { type NodeOptions, nodeCommand, type Said, speak } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"
import { sizeOf } from "./sizes.ts"

const said = (state: Snapshot): Said => ({ json: relayObject(state), text: formatRelay(state) })

/** In the list of relays, and reached by others. */
const serving = ({ live: { relay } }: Snapshot): boolean =>
  relay.state === "running" && relay.flags !== null && relay.reachable === "yes"

/** So long a failure may be that of the settings before, or of a port that was drawn and is drawn anew. */
const PATIENCE_MS = 3_000

const failure = ({ reason, summary }: RelayLive): CliFailure =>
  new CliFailure(exitCodes.failed, "relay-failed", reason ?? summary)

/** @throws CliFailure when the relay cannot get there. */
const until = (client: Client, progress: ProgressLine, done: (state: Snapshot) => boolean): Promise<Snapshot> => {
  let failedSince: number | undefined
  return follow(client, (state) => {
    const { relay } = state.live
    if (relayRow(state).mode !== "running")
      throw new CliFailure(
        exitCodes.failed,
        "relay-not-running",
        "the relay was stopped meanwhile; bulbil relay status says why",
      )
    // Off for a reason of its own: there is no network to relay for.
    if (relay.state === "off" && relay.reason !== null) throw failure(relay)
    if (relay.state !== "failed") failedSince = undefined
    else if (performance.now() - (failedSince ??= performance.now()) >= PATIENCE_MS) throw failure(relay)
    progress.show(relayProgress(state))
    return done(state) ? state : undefined
  })
}

const ended = (client: Client, progress: ProgressLine): Promise<Snapshot> => {
  progress.show("Ending the relay")
  return follow(client, (state) => (state.live.relay.state === "off" ? state : undefined))
}

const started = ({ live: { relay } }: Snapshot): boolean => relay.state === "running" || relay.state === "bootstrapping"

type WaitOptions = NodeOptions & { readonly wait?: true }

const waiting = (command: Command): Command =>
  command.option(
    "--wait",
    "wait until other relays reach it and it is in the consensus; on the public network that takes an hour or more",
  )

const consent = (): Command =>
  waiting(
    nodeCommand(
      "consent",
      "say yes or no to a relay; without an answer, read what you would say yes to",
      "relay consent yes",
    ),
  )
    .addArgument(new Argument("[answer]", "your answer").choices(["yes", "no"]))
    .addHelpText("after", `\n${consentText}`)
    .action((answer: "yes" | "no" | undefined, options: WaitOptions) =>
      speak(options, async ({ client, progress }) => {
        if (answer === undefined) {
          const state = await client.state()
          const given = answerOf(relayRow(state))
          return {
            json: { answer: given, about: consentText, relay: relayObject(state) },
            text: `${consentText}\n\nYour answer so far: ${given}`,
          }
        }
        await client.command({ type: "AnswerConsent", consent: answer })
        if (answer === "no") return said(await ended(client, progress))
        return said(await until(client, progress, options.wait ? serving : started))
      }),
    )

const answerOf = ({ mode }: RelayRow): string => (mode === "unasked" ? "none" : mode === "refused" ? "no" : "yes")

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new InvalidArgumentError("a port is a number from 1024 to 65535")
  return port
}

const start = (): Command =>
  waiting(
    nodeCommand(
      "start",
      "start the relay, or move it to another port; it goes on when the node stops",
      "relay start --port 9001",
    ),
  )
    .option(
      "--port <number>",
      "TCP port for other relays, 1024 to 65535, as your router forwards it (default: as before, or drawn)",
      portOf,
    )
    .action((options: WaitOptions & { readonly port?: number }) =>
      speak(options, async ({ client, progress }) => {
        await client.command({ type: "StartRelay", ...(options.port === undefined ? {} : { port: options.port }) })
        return said(await until(client, progress, options.wait ? serving : started))
      }),
    )

const stop = (): Command =>
  nodeCommand(
    "stop",
    "end the relay's process, which goes on when only the node stops; bulbil relay start begins again",
    "relay stop",
  ).action((options: NodeOptions) =>
    speak(options, async ({ client, progress }) => {
      await client.command({ type: "StopRelay" })
      return said(await ended(client, progress))
    }),
  )

const status = (): Command =>
  nodeCommand(
    "status",
    "show the relay: whether others reach it, its flags in Tor's consensus, what it relays",
    "relay status",
  ).action((options: NodeOptions) => speak(options, async ({ client }) => said(await client.state())))

const rateOf = (text: string): number => {
  const rate = sizeOf(text)
  if (rate < LEAST_RATE || rate > MOST_RATE)
    throw new InvalidArgumentError("Tor takes no relay that gives less than 75K a second")
  return rate
}

const limit = (): Command =>
  nodeCommand("limit", "set how much the relay may use of your line; it applies at once", "relay limit 2M --burst 4M")
    .argument(
      "<rate>",
      "octets a second in each direction, as 500K or 1.5M (KiB, MiB); Tor takes no relay with less than 75K",
      rateOf,
    )
    .option("--burst <rate>", "for a moment (default: twice the rate)", rateOf)
    .action((rate: number, options: NodeOptions & { readonly burst?: number }) =>
      speak(options, async ({ client }) => {
        await client.command({
          type: "LimitRelay",
          rate,
          ...(options.burst === undefined ? {} : { burst: options.burst }),
        })
        const row = relayRow(await client.state())
        return {
          json: { rate: row.rate, burst: row.burst },
          text: `at most ${rateText(row.rate)} on the average, ${rateText(row.burst)} for a moment`,
        }
      }),
    )

const aboutFamily = `
If a relay runs on that machine too, Tor asks you to say that both are yours: read bulbil relay family, and declare one, before
you export. The file then holds the family's secret key, for that relay to join: keep it like a key, and delete it when it
was taken.`

const exportCommand = (): Command =>
  nodeCommand(
    "export",
    "hand credit that was earned here over to a node of yours on another machine, in a signed file",
    "relay export sums.bulbil --for 5d41402abc4b2a76b9719d911017c592",
  )
    .argument("<file>", "where to; nothing may be there yet", givenPath)
    .requiredOption("--for <code>", "code of the other node's ledger: bulbil credit show prints it there")
    .addHelpText(
      "after",
      "\nAll that was earned here and is not spent goes over; what was granted stays. On the other node: bulbil relay import FILE --trust.\nThe file tells how much your relay carried on which day, and which relay it is: give it to nobody else.\nWhat was handed over is gone here. A file that got lost is written again by the next export to the same code.",
    )
    .addHelpText("after", aboutFamily)
    .action((file: string, options: NodeOptions & { readonly for: string }) =>
      speak(options, async ({ client }) => {
        const before = (await client.state()).credits[0]?.handedOver ?? 0
        await client.command({ type: "ExportRelay", path: file, code: codeOf(options.for) })
        const state = await client.state()
        const credit = (state.credits[0]?.handedOver ?? 0) - before
        const { family } = relayRow(state)
        const handed = credit > 0 ? `${bytesText(credit)} of credit handed over` : nothingNew
        const text = `${file}: ${handed}\n${family === null ? withoutFamily : withFamily(file)}`
        return { json: { file, credit, family: family !== null }, text }
      }),
    )

const nothingNew = "nothing new; it holds what was handed over before"
const withoutFamily =
  "No family is declared. If a relay runs on that machine too, Tor asks you to say that both are yours: " +
  "bulbil relay family"
const withFamily = (file: string): string =>
  `It holds the secret key of your relays' family: on the other machine, bulbil relay join ${file}. ` +
  "Keep it like a key, and delete it when it was taken."

const codeOf = (text: string): string => {
  const code = text.trim().toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(code))
    throw new CliFailure(
      exitCodes.usage,
      "bad-code",
      "a ledger's code has 32 hex digits: bulbil credit show prints it on the other node",
    )
  return code
}

const offered = (file: string): string =>
  "It holds a family of relays. If a relay runs here too, read bulbil relay family, and say that both are yours: " +
  `bulbil relay join ${file}`

const importCommand = (): Command =>
  nodeCommand(
    "import",
    "take credit that a relay of yours earned on another machine",
    "relay import sums.bulbil --trust",
  )
    .argument("<file>", "what bulbil relay export wrote for this node", givenPath)
    .option("--trust", "the relay that signed it is yours: needed the first time")
    .addHelpText(
      "after",
      "\nOnly what is new in it is taken: the same file again, or an older one after a newer, adds nothing.\nThis node keeps its own circuits away from that relay from then on.",
    )
    .action((file: string, options: NodeOptions & { readonly trust?: true }) =>
      speak(options, async ({ client }) => {
        const before = (await client.state()).credits[0]?.imported ?? 0
        const reply = await client.ask({ type: "ImportRelay", path: file, ...(options.trust ? { trust: true } : {}) })
        const credit = ((await client.state()).credits[0]?.imported ?? 0) - before
        const taken = credit > 0 ? `${bytesText(credit)} of credit taken` : "nothing new in it that counts"
        const text = reply.family ? `${taken}\n${offered(file)}` : taken
        return { json: { credit, family: reply.family ?? false }, text }
      }),
    )

export const relayCommand = (): Command => {
  const command = new Command("relay").description(
    "run a Tor middle relay, by which you earn credit for downloads; nothing runs before you have said yes",
  )
  const subs = [consent(), start(), stop(), status(), limit(), exportCommand(), importCommand(), family(), join()]
  for (const sub of subs) command.addCommand(sub)
  return command
}
