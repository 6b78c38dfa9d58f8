/** `bulbil relay …`: this node's middle relay, which goes on when the node stops. */
import { Argument, type Command, InvalidArgumentError } from "commander"
import { chosenRateText } from "../contract/figures.ts"
import { LEAST_RATE, MOST_RATE, type RelayRow } from "../contract/relay.ts"
import type { Snapshot } from "../contract/rows.ts"
import { relayEnded, relayStarted } from "./awaitRelay.ts"
import type { CliGroup, Said } from "./CliCommand.ts"
import { consentText, formatRelay, relayObject, relayRow } from "./formatRelay.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { exportCommand, importCommand } from "./relayCredit.ts"
import { family, join } from "./relayFamily.ts"
import { stop } from "./relayStop.ts"
import { givenRate, RATES } from "./sizes.ts"

const said = (schema: "relay start" | "relay status", state: Snapshot): Said => ({
  schema,
  json: relayObject(state),
  text: formatRelay(state),
})

interface WaitOptions {
  readonly wait?: true
}

const withWait = (command: Command): Command =>
  command.option(
    "--wait",
    "wait until other relays reach it and it is in the consensus; on the public network that takes an hour or more",
  )

const answerOf = ({ mode }: RelayRow): "none" | "no" | "yes" =>
  mode === "unasked" ? "none" : mode === "refused" ? "no" : "yes"

const consent = nodeCommand<[answer: "yes" | "no" | undefined], WaitOptions>({
  name: "consent",
  summary: "say yes or no to a relay; without an answer, read what you would say yes to",
  example: "relay consent yes",
  takes: (command) =>
    withWait(command)
      .addArgument(new Argument("[answer]", "your answer").choices(["yes", "no"]))
      .addHelpText("after", `\n${consentText}`),
  run: async ({ client, progress, options }, answer) => {
    if (answer === undefined) {
      const state = await client.state()
      const given = answerOf(relayRow(state))
      return {
        schema: "relay consent",
        json: { answer: given, about: consentText, relay: relayObject(state) },
        text: `${consentText}\n\nYour answer so far: ${given}`,
      }
    }
    await client.command({ type: "AnswerConsent", consent: answer })
    const state =
      answer === "no" ? await relayEnded(client, progress) : await relayStarted(client, progress, options.wait)
    return { schema: "relay consent", json: { answer, relay: relayObject(state) }, text: formatRelay(state) }
  },
})

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new InvalidArgumentError("a port is a number from 1024 to 65535")
  return port
}

const start = nodeCommand<[], WaitOptions & { readonly port?: number }>({
  name: "start",
  summary: "start the relay, or move it to another port; it goes on when the node stops",
  example: "relay start --port 9001",
  takes: (command) =>
    withWait(command).option(
      "--port <number>",
      "TCP port for other relays, 1024 to 65535, as your router forwards it (default: as before, or drawn)",
      portOf,
    ),
  run: async ({ client, progress, options: { port, wait } }) => {
    await client.command({ type: "StartRelay", ...(port === undefined ? {} : { port }) })
    return said("relay start", await relayStarted(client, progress, wait))
  },
})

const status = nodeCommand({
  name: "status",
  summary: "show the relay: whether others reach it, its flags in Tor's consensus, what it relays",
  example: "relay status",
  run: async ({ client }) => said("relay status", await client.state()),
})

const rateOf = (text: string): number => {
  const rate = givenRate(text)
  if (rate < LEAST_RATE)
    throw new InvalidArgumentError("Tor takes no relay that gives less than 75KiB (76.8K) a second")
  if (rate > MOST_RATE) throw new InvalidArgumentError("a relay's limit is 1TiB a second at most")
  return rate
}

const limit = nodeCommand<[rate: number], { readonly burst?: number }>({
  name: "limit",
  summary: "set how much the relay may use of your line; it applies at once",
  example: "relay limit 2M --burst 4M",
  takes: (command) =>
    command
      .argument("<rate>", `in each direction: ${RATES}; Tor takes no relay with less than 75KiB`, rateOf)
      .option("--burst <rate>", "for a moment (default: twice the rate)", rateOf),
  run: async ({ client, options: { burst } }, rate) => {
    await client.command({ type: "LimitRelay", rate, ...(burst === undefined ? {} : { burst }) })
    const row = relayRow(await client.state())
    return {
      schema: "relay limit",
      json: { rate: row.rate, burst: row.burst },
      text: `at most ${chosenRateText(row.rate)} on the average, ${chosenRateText(row.burst)} for a moment`,
    }
  },
})

export const relayCommand: CliGroup = {
  name: "relay",
  summary: "run a Tor middle relay, by which you earn credit for downloads; nothing runs before you have said yes",
  commands: [consent, start, stop, status, limit, exportCommand, importCommand, family, join],
}
