/**
 * `bulbil link`: the management link once more, and what changes it. It is a key: whoever has it runs this node. What
 * is said of it goes to stderr; stdout holds the link alone, and below it the key where one is asked for.
 */
import { Option } from "commander"
import type { ManagementLink } from "../contract/feed.ts"
import { linkText } from "../contract/words/access.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Said } from "./CliCommand.ts"
import { remark } from "./output.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { type QrOptions, sayQr, withQr } from "./qr.ts"
import { type Asking, confirmed, here } from "./terminal.ts"

interface LinkOptions extends QrOptions {
  readonly new?: true
  readonly newAddress?: true
  readonly keepSessions?: true
  readonly requireKey?: "on" | "off"
  readonly yes?: true
}

/** Scripts are not asked. @throws CliFailure when whoever sits at the terminal does not want it. */
const agreed = async (what: string, yes: boolean, asking: Asking): Promise<void> => {
  asking.output.write(`${what}\n`)
  if (yes || !asking.input.isTTY) return
  if (!(await confirmed("Change it?", asking)))
    throw new CliFailure(exitCodes.failed, "declined", "nothing was changed")
}

const said = ({ link, key, reachable }: ManagementLink): Said => ({
  schema: "link",
  json: { managementLink: link, ...(key && { key }), reachable },
  text: [link, ...(key ? [`key: ${key}`] : [])].join("\n"),
})

const changed = async ({ client, options }: Talk<LinkOptions>): Promise<void> => {
  const { newAddress = false, keepSessions = false, requireKey, yes = false } = options
  if (options.new) {
    await agreed(linkText.renewed({ newAddress, keepSessions }), yes, here())
    await client.command({ type: "ChangeLink", newAddress, keepSessions })
  } else if (requireKey) {
    const required = (await client.managementLink()).key !== undefined
    if (required === (requireKey === "on")) return remark(linkText.same(required))
    await agreed(requireKey === "on" ? linkText.keyed : linkText.keyless, yes, here())
    await client.command({ type: "RequireKey", required: requireKey === "on" })
  }
}

const about = `
With --require-key on, Tor itself lets in only who has the key: Tor Browser asks for it when it opens the link. Without
it nobody can tell that there is a node. Where the link is printed, the key stands below it.`

export const linkCommand = nodeCommand<[], LinkOptions>({
  name: "link",
  summary: "print this node's management link again, or change it; whoever has it can run the node",
  example: "link --new",
  takes: (command) =>
    withQr(command)
      .option("--new", "make another link; the old one ends at once, and with it all sessions")
      .option("--new-address", "with --new: at another onion address too, so that the old one leads nowhere")
      .option("--keep-sessions", "with --new: browsers that are signed in stay so")
      .addOption(new Option("--require-key <choice>", "let in only who has a key as well").choices(["on", "off"]))
      .option("-y, --yes", "do not ask")
      .addHelpText("after", about),
  run: async (talk) => {
    const { client, options, command } = talk
    if (!options.new && (options.newAddress || options.keepSessions))
      command.error("error: --new-address and --keep-sessions go with --new")
    if (options.newAddress && options.keepSessions)
      command.error("error: sessions cannot go to another address: leave out --keep-sessions or --new-address")
    if (options.new && options.requireKey) command.error("error: change the link or the key, one after the other")
    await changed(talk)
    const way = await client.managementLink()
    await sayQr(way.link, options)
    return said(way)
  },
})
