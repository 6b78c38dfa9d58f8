/**
 * `bulbil trust add|list|show|name|degrees|tell|look|revoke`: nodes that are trusted. `add` waits until the node is
 * found and its catalogue can be searched; what it began goes on when it is interrupted.
 */
import { type Command, InvalidArgumentError, Option } from "commander"
import type { TrustedView } from "../contract/rows.ts"
import { costText, edgeText, trustedText } from "../contract/words/trust.ts"
import { countText } from "../contract/figures.ts"
import { pastedText } from "../core/pastedText.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { CliGroup, Said } from "./CliCommand.ts"
import type { Client } from "./client.ts"
import { follow } from "./follow.ts"
import { formatNode, formatTrusted, trustedHere } from "./formatTrust.ts"
import { checkedAddress } from "./mirror.ts"
import { nodeCommand } from "./nodeCommand.ts"
import type { ProgressLine } from "./progressLine.ts"
import { safeText } from "./safeText.ts"
import { rowsOf, target } from "./targets.ts"
import { confirmed, here } from "./terminal.ts"

const itsId = "its id, or the first 6 digits or more"
const idOf = (text: string): string => target(text, "bulbil trust list")

const degreesOf = (text: string): number => {
  if (!/^[1-4]$/.test(text)) throw new InvalidArgumentError("give 1, 2, 3 or 4")
  return Number(text)
}

const revoked = () => new CliFailure(exitCodes.failed, "trust-revoked", "its trust was revoked meanwhile")

/** The node's row once it is as it shall be. @throws CliFailure when it never will be. */
const settled = (
  client: Client,
  progress: ProgressLine,
  id: string,
  done: (row: TrustedView) => boolean,
): Promise<TrustedView> =>
  follow(
    client,
    ({ trusted, live }) => {
      const row = trusted.find((one) => one.id === id)
      if (!row || row.mode === "revoked") throw revoked()
      if (row.mode === "failed") {
        const where = row.meant ? `: bulbil trust add ${row.meant}` : ""
        throw new CliFailure(exitCodes.failed, row.error?.code ?? "failed", `${row.error?.message ?? ""}${where}`)
      }
      const trouble = live.troubles[id]
      progress.show([trustedText(row.mode), ...(trouble ? [safeText(trouble)] : [])].join(" · "))
      return done(row) ? row : undefined
    },
    progress,
  )

const said = (row: TrustedView): Said => ({
  schema: "trust add",
  json: { ...row },
  text: `node ${row.id}: ${trustedText(row.mode).toLowerCase()}, ${countText(row.entries, "torrent")}`,
})

/** Says what more degrees cost, asks where somebody can answer, and chooses them. */
const agree = async (client: Client, node: string, degrees: number, yes: boolean): Promise<void> => {
  const cost = await client.trustCost(node, degrees)
  const asking = here()
  if (degrees > 1) asking.output.write(`${costText(cost, degrees)}\n`)
  if (degrees > 1 && !yes) {
    if (!asking.input.isTTY)
      throw new CliFailure(exitCodes.failed, "not-agreed", "nothing was changed; say --yes if that cost is all right")
    if (!(await confirmed("Go so far?", asking)))
      throw new CliFailure(exitCodes.failed, "declined", "nothing was changed")
  }
  const { nodes, octets } = cost
  await client.command({ type: "ChooseDegrees", node, degrees, agreed: { nodes, octets } })
}

interface AddOptions {
  readonly name?: string
  readonly at?: string
  readonly degrees?: number
  readonly yes?: true
  readonly wait?: boolean
}

const withYes = (command: Command): Command => command.option("-y, --yes", "agree to what it costs, unasked")

const found = ({ mode }: TrustedView): boolean => mode !== "greeting" && mode !== "indexing"

const add = nodeCommand<[address: string], AddOptions>({
  name: "add",
  summary: "trust a node: what it publishes can be searched from here",
  example: "trust add <56 characters>.onion --name carol",
  takes: (command) =>
    withYes(
      command
        .argument("<address>", "of the node's tracker, as its operator gave it to you")
        .option("--name <name>", "what you call it; it stays on this node")
        .option("--at <address>", "of a mirror of its tracker, where it can be read as well")
        .addOption(new Option("--degrees <n>", "reach others through it, so far").argParser(degreesOf))
        .option("--wait", "wait until it is found and can be searched (default)")
        .option("--no-wait", "do not"),
    ),
  run: async ({ client, progress, options }, address) => {
    const { name, at, degrees = 1, yes, wait } = options
    const id = await client.command({
      type: "TrustNode",
      address: checkedAddress(address),
      ...(name === undefined ? {} : { name }),
      ...(at === undefined ? {} : { at: pastedText(at) }),
    })
    const row = await settled(client, progress, id, (one) => (wait === false && degrees === 1) || found(one))
    if (degrees > 1) await agree(client, id, degrees, yes === true)
    return said({ ...row, degrees })
  },
})

const list = nodeCommand({
  name: "list",
  summary: "show all nodes that are trusted",
  example: "trust list",
  run: async ({ client }) => {
    const state = await client.state()
    return { schema: "trust list", json: { trusted: trustedHere(state) }, text: formatTrusted(state) }
  },
})

const show = nodeCommand<[node: string]>({
  name: "show",
  summary: "show one trusted node, and whom it leads to",
  example: "trust show 4f1c22",
  takes: (command) => command.argument("<node>", itsId),
  run: async ({ client }, text) => {
    const [state, page] = [await client.state(), await client.trust()]
    const [row, ...others] = rowsOf(trustedHere(state), idOf(text))
    if (!row) throw new CliFailure(exitCodes.failed, "no-such-node", "there is no such node; bulbil trust list")
    if (others.length > 0) throw new CliFailure(exitCodes.failed, "ambiguous", "several nodes begin so; give more")
    const far = page.far.filter(({ via }) => row.address !== null && via.includes(row.address))
    const { nodes, octets } = page.beyond.find(({ address }) => address === row.address) ?? { nodes: 0, octets: false }
    return {
      schema: "trust show",
      json: { ...row, leadsTo: far, beyond: { nodes, octets } },
      text: formatNode(row, page, state.live),
    }
  },
})

const name = nodeCommand<[node: string, name: string]>({
  name: "name",
  summary: "call a node something else; the name stays here",
  example: "trust name 4f1c22 carol",
  takes: (command) => command.argument("<node>", itsId).argument("<name>", 'at most 64 characters; "" for none'),
  run: async ({ client }, text, given) => {
    const id = await client.command({ type: "NameNode", node: idOf(text), name: given })
    return { schema: "trust name", json: { id }, text: `named ${id}` }
  },
})

const degrees = nodeCommand<[node: string, degrees: number], { readonly yes?: true }>({
  name: "degrees",
  summary: "choose how far others are reached through a node; the cost is said first",
  example: "trust degrees 4f1c22 2",
  takes: (command) =>
    withYes(command.argument("<node>", itsId).argument("<degrees>", "1 to 4; 1: it alone", degreesOf)),
  run: async ({ client, options }, text, far) => {
    const id = idOf(text)
    await agree(client, id, far, options.yes === true)
    return { schema: "trust degrees", json: { id, degrees: far }, text: `${id}: ${countText(far, "degree")}` }
  },
})

const tell = nodeCommand<[node: string, who: string]>({
  name: "tell",
  summary: "choose who may know that you trust a node",
  example: "trust tell 4f1c22 anybody",
  takes: (command) =>
    command
      .argument("<node>", itsId)
      .addArgument(command.createArgument("<who>", "nobody or anybody").choices(["nobody", "anybody"])),
  run: async ({ client }, text, who) => {
    const told = who as "nobody" | "anybody"
    const id = await client.command({ type: "TellOthers", node: idOf(text), told })
    return { schema: "trust tell", json: { id, told }, text: edgeText(told) }
  },
})

const look = nodeCommand<[node: string]>({
  name: "look",
  summary: "look at a node now",
  example: "trust look 4f1c22",
  takes: (command) => command.argument("<node>", itsId),
  run: async ({ client }, text) => {
    const id = await client.command({ type: "LookNow", node: idOf(text) })
    return { schema: "trust look", json: { id }, text: `looking at ${id}` }
  },
})

const NAMED = 12

/** Who falls away with it. */
const lossLines = (far: readonly string[]): readonly string[] =>
  far.length === 0
    ? ["Nobody else falls away with it."]
    : [
        `${countText(far.length, "node")} ${far.length === 1 ? "falls" : "fall"} away with it, and what is found by them:`,
        ...far.slice(0, NAMED).map((address) => `  · ${address}`),
        ...(far.length > NAMED ? [`  · and ${far.length - NAMED} more`] : []),
      ]

/** Of a node whose address is lost nobody can say; it can be revoked all the same. */
const lossOf = (client: Client, node: string): Promise<readonly string[]> =>
  client.trustLoss(node).then(
    ({ far }) => far,
    (error: unknown) => {
      if (error instanceof CliFailure && error.code === "no-address") return []
      throw error
    },
  )

const revoke = nodeCommand<[node: string], { readonly yes?: true }>({
  name: "revoke",
  summary: "trust a node no more: what only it led to is forgotten, and said first",
  example: "trust revoke 4f1c22",
  takes: (command) => command.argument("<node>", itsId).option("-y, --yes", "do not ask"),
  run: async ({ client, options }, text) => {
    const node = idOf(text)
    const far = await lossOf(client, node)
    const asking = here()
    if (asking.input.isTTY && !options.yes) {
      asking.output.write(`${lossLines(far).join("\n")}\n`)
      if (!(await confirmed("Trust it no more?", asking)))
        throw new CliFailure(exitCodes.failed, "declined", "nothing was changed")
      const id = await client.command({ type: "RevokeTrust", node })
      return { schema: "trust revoke", json: { id, lost: far }, text: `revoked ${id}` }
    }
    const id = await client.command({ type: "RevokeTrust", node })
    return { schema: "trust revoke", json: { id, lost: far }, text: [`revoked ${id}`, ...lossLines(far)].join("\n") }
  },
})

export const trustCommand: CliGroup = {
  name: "trust",
  summary: "nodes that you trust: what they publish can be searched from here",
  commands: [add, list, show, name, degrees, tell, look, revoke],
}
