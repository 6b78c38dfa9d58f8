/**
 * `bulbil credit show|history|policy`: what was earned by relaying and spent on downloads, and what happens when it is
 * used up.
 */
import { Argument, InvalidArgumentError } from "commander"
import { bytesText, rateText } from "../contract/figures.ts"
import type { CreditDay, CreditRow } from "../contract/relay.ts"
import { policyMeaning, priceText, ratioOf, ratioText, waitText } from "../contract/words/relay.ts"
import type { HistoryEntry, Snapshot } from "../contract/rows.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { CliGroup } from "./CliCommand.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { table } from "./table.ts"
import { creditCause, creditChange } from "../contract/words/creditHistory.ts"
import { timeText } from "../contract/words/time.ts"

const ledgerOf = ({ credits }: Snapshot): CreditRow => {
  const [ledger] = credits
  if (!ledger)
    throw new CliFailure(exitCodes.failed, "no-ledger", "the ledger has not been opened yet; try again in a moment")
  return ledger
}

const show = nodeCommand({
  name: "show",
  summary: "show the balance, how it came about, the last days, and the code of this ledger",
  example: "credit show",
  run: async ({ client }) => {
    const state = await client.state()
    const ledger = ledgerOf(state)
    const { credit } = state.live
    const days = (await client.credit()).days
    return {
      schema: "credit show",
      json: { ...ledger, ratio: ratioOf(ledger), live: credit, days },
      text: [...lines(ledger, state), "", ...dayLines(days.slice(-7))].join("\n"),
    }
  },
})

const lines = (ledger: CreditRow, { live: { credit }, torrents }: Snapshot): readonly string[] => {
  const title = (id: string) => safeText(torrents.find((row) => row.id === id)?.title || id.slice(0, 8))
  return [
    `Balance: ${bytesText(ledger.balance)} of credit, enough for ` +
      `${credit.affordable === null ? "anything: nothing is held up" : `${bytesText(credit.affordable)} of downloads`}`,
    `${priceText(ledger.price)}. Ratio ${ratioText(ledger)} (1.00 leaves Tor as rich as before)`,
    `Granted ${bytesText(ledger.granted)} · earned ${bytesText(ledger.earned)} · imported ` +
      `${bytesText(ledger.imported)} · spent ${bytesText(ledger.spent)} · handed over ` +
      `${bytesText(ledger.handedOver)}`,
    `Earning now: ${rateText(credit.earningRate)}`,
    `Policy ${ledger.policy}: ${policyMeaning[ledger.policy]}`,
    ...(credit.slowed ? ["There is no credit: downloads go on slowly."] : []),
    ...Object.entries(credit.waiting).map(([id, wait]) => `${title(id)} waits: ${waitText(wait)}`),
    `Code of this ledger, for a relay on another machine: ${ledger.code}`,
  ]
}

const dayLines = (days: readonly CreditDay[]): readonly string[] =>
  days.length === 0
    ? ["Nothing was earned or spent yet."]
    : table([
        ["DAY", "EARNED", "IMPORTED", "SPENT", "DOWNLOADED"],
        ...days.map(({ day, earned, imported, spent, downloaded }) => [
          day,
          bytesText(earned),
          bytesText(imported),
          bytesText(spent),
          bytesText(downloaded),
        ]),
      ])

const linesOf = (text: string): number => {
  const lines = Number(text)
  if (!Number.isInteger(lines) || lines < 1 || lines > 10_000)
    throw new InvalidArgumentError("a whole number from 1 to 10000 is wanted.")
  return lines
}

const nameOf = ({ torrent }: Readonly<Record<string, unknown>>, { torrents }: Snapshot): string => {
  const row = torrents.find(({ id }) => id === torrent)
  return row?.title || row?.name || `torrent ${String(torrent).slice(0, 8)}`
}

const history = nodeCommand<[], { readonly lines: number }>({
  name: "history",
  summary: "show each change of the balance with its cause, newest first",
  example: "credit history --lines 50",
  takes: (command) => command.option("-n, --lines <number>", "how many, at most 10000", linesOf, 50),
  run: async ({ client, options }) => {
    const state = await client.state()
    const entries: HistoryEntry[] = []
    // What was booked after the balance was read is left out, or no line would fit it.
    for (let before = state.cursor + 1; entries.length < options.lines; before = entries.at(-1)!.seq) {
      const page = await client.history("credits", "self", before, Math.min(200, options.lines - entries.length))
      entries.push(...page)
      if (page.length === 0) break
    }
    let balance = ledgerOf(state).balance
    const shown = entries.map((entry) => {
      const after = balance
      balance -= creditChange(entry.event)
      return { seq: entry.seq, at: entry.at, change: creditChange(entry.event), balance: after, event: entry.event }
    })
    const text = shown.map(({ at, change, balance: after, event }) => [
      timeText(at),
      change === 0 ? "" : `${change > 0 ? "+" : "−"}${bytesText(Math.abs(change))}`,
      bytesText(after),
      safeText(creditCause(event, ` of ${nameOf(event, state)}`)),
    ])
    return {
      schema: "credit history",
      json: { entries: shown },
      text:
        text.length === 0
          ? "Nothing has happened yet."
          : table([["TIME", "CHANGE", "BALANCE", "WHY"], ...text]).join("\n"),
    }
  },
})

const meanings = Object.entries(policyMeaning)
  .map(([name, meaning]) => `${name}: ${meaning}`)
  .join("\n")

const policy = nodeCommand<[policy: CreditRow["policy"] | undefined]>({
  name: "policy",
  summary: "choose what happens to downloads when the credit is used up; without an argument, show it",
  example: "credit policy strict",
  takes: (command) =>
    command
      .addArgument(new Argument("[policy]", "the policy").choices(["strict", "soft", "off"]))
      .addHelpText("after", `\n${meanings}`),
  run: async ({ client }, wanted) => {
    if (wanted !== undefined) await client.command({ type: "ChoosePolicy", policy: wanted })
    const now = ledgerOf(await client.state()).policy
    return { schema: "credit policy", json: { policy: now }, text: `${now}: ${policyMeaning[now]}` }
  },
})

export const creditCommand: CliGroup = {
  name: "credit",
  summary: "what you earned by relaying and spent on downloads",
  commands: [show, history, policy],
}
