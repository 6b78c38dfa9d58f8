/** `bulbil relay export|import`: credit that was earned on one machine, to be spent on another of the same operator. */
import { bytesText } from "../contract/figures.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { relayRow } from "./formatRelay.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand } from "./nodeCommand.ts"

const aboutExport = `
All that was earned here and is not spent goes over; what was granted stays. \
On the other node: bulbil relay import FILE --trust.
The file tells how much your relay carried on which day, and which relay it is: give it to nobody else.
What was handed over is gone here. A file that got lost is written again by the next export to the same code.`

const aboutFamily = `
If a relay runs on that machine too, Tor asks you to say that both are yours: read bulbil relay family, \
and declare one, before
you export. The file then holds the family's secret key, for that relay to join: keep it like a key, \
and delete it when it
was taken.`

const nothingNew = "nothing new; it holds what was handed over before"
const withoutFamily =
  "No family is declared. If a relay runs on that machine too, Tor asks you to say that both are yours: " +
  "bulbil relay family"
const withFamily = (file: string): string =>
  `It holds the secret key of your relays' family: on the other machine, bulbil relay join ${file}. ` +
  "Keep it like a key, and delete it when it was taken."

/** How one trusts a relay is said by the command line, which has a word for it. */
const withWay = (error: unknown, file: string): never => {
  if (!(error instanceof CliFailure) || error.code !== "unknown-relay") throw error
  throw new CliFailure(error.exit, error.code, `${error.message}: bulbil relay import ${file} --trust`)
}

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

export const exportCommand = nodeCommand<[file: string], { readonly for: string }>({
  name: "export",
  summary: "hand credit that was earned here over to a node of yours on another machine, in a signed file",
  example: "relay export sums.bulbil --for 5d41402abc4b2a76b9719d911017c592",
  takes: (command) =>
    command
      .argument("<file>", "where to; nothing may be there yet", givenPath)
      .requiredOption("--for <code>", "code of the other node's ledger: bulbil credit show prints it there")
      .addHelpText("after", aboutExport)
      .addHelpText("after", aboutFamily),
  run: async ({ client, options }, file) => {
    const before = (await client.state()).credits[0]?.handedOver ?? 0
    await client.command({ type: "ExportRelay", path: file, code: codeOf(options.for) })
    const state = await client.state()
    const credit = (state.credits[0]?.handedOver ?? 0) - before
    const { family } = relayRow(state)
    const handed = credit > 0 ? `${bytesText(credit)} of credit handed over` : nothingNew
    const text = `${file}: ${handed}\n${family === null ? withoutFamily : withFamily(file)}`
    return { schema: "relay export", json: { file, credit, family: family !== null }, text }
  },
})

const aboutImport = `
Only what is new in it is taken: the same file again, or an older one after a newer, adds nothing.
This node keeps its own circuits away from that relay from then on.`

const offered = (file: string): string =>
  "It holds a family of relays. If a relay runs here too, read bulbil relay family, and say that both are yours: " +
  `bulbil relay join ${file}`

export const importCommand = nodeCommand<[file: string], { readonly trust?: true }>({
  name: "import",
  summary: "take credit that a relay of yours earned on another machine",
  example: "relay import sums.bulbil --trust",
  takes: (command) =>
    command
      .argument("<file>", "what bulbil relay export wrote for this node", givenPath)
      .option("--trust", "the relay that signed it is yours: needed the first time")
      .addHelpText("after", aboutImport),
  run: async ({ client, options }, file) => {
    const before = (await client.state()).credits[0]?.imported ?? 0
    const reply = await client
      .ask({ type: "ImportRelay", path: file, ...(options.trust ? { trust: true } : {}) })
      .catch((error: unknown) => withWay(error, file))
    const credit = ((await client.state()).credits[0]?.imported ?? 0) - before
    const taken = credit > 0 ? `${bytesText(credit)} of credit taken` : "nothing new in it that counts"
    const text = reply.family ? `${taken}\n${offered(file)}` : taken
    return { schema: "relay import", json: { credit, family: reply.family ?? false }, text }
  },
})
