/**
 * `bulbil relay family|join`: what a family of relays tells; to declare one, to leave it, to join that of another
 * relay.
 */
import { Argument } from "commander"
import { familyText, familyWords } from "../contract/words/family.ts"
import type { Snapshot } from "../contract/rows.ts"
import { relayRow } from "./formatRelay.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand } from "./nodeCommand.ts"

const about = `What a family of relays is, and tells:\n${familyWords.meaning.map((line) => `  ${line}`).join("\n")}`

const how = `With "declare" this node's relay declares a family, and each bulbil relay export \
carries its key from then on.
On the other machine bulbil relay join FILE takes it. To leave is to publish it no more; old lists keep it.
A tor without Bulbil joins so: copy relay/keys/declared.secret_family_key (in the data folder) \
into the keys folder of its
DataDirectory, and the line that begins with FamilyId from relay/torrc into its torrc; then start it again.`

const purpose =
  "say that your relays are one operator's, as Tor asks of who runs more than one; alone: read what that tells"

const anyFile =
  "Any such file of a relay in the family will do, whichever ledger it is made out to; " +
  "its credit is not taken by this."

const state = (schema: "relay family" | "relay join", snapshot: Snapshot) => {
  const row = relayRow(snapshot)
  const { inFamily } = snapshot.live.relay
  const text = familyText(row, snapshot.live.relay)
  return {
    schema,
    json: { declared: row.family !== null, published: inFamily },
    text: `Family: ${text ?? "none is declared"}`,
  }
}

export const family = nodeCommand<[step: "declare" | "leave" | undefined]>({
  name: "family",
  summary: purpose,
  example: "relay family declare",
  takes: (command) =>
    command
      .addArgument(new Argument("[step]", "what to do").choices(["declare", "leave"]))
      .addHelpText("after", `\n${about}\n\n${how}`),
  run: async ({ client }, step) => {
    if (step !== undefined) {
      await client.command({ type: step === "declare" ? "DeclareFamily" : "LeaveFamily" })
      return state("relay family", await client.state())
    }
    const { json, text } = state("relay family", await client.state())
    return { schema: "relay family", json: { ...json, about }, text: `${about}\n\n${how}\n\n${text}` }
  },
})

export const join = nodeCommand<[file: string]>({
  name: "join",
  summary: "have this node's relay declare the family of another relay of yours",
  example: "relay join sums.bulbil",
  takes: (command) =>
    command
      .argument("<file>", "what bulbil relay export wrote on the other machine", givenPath)
      .addHelpText("after", `\n${about}\n\n${anyFile}`),
  run: async ({ client }, file) => {
    await client.command({ type: "JoinFamily", path: file })
    return state("relay join", await client.state())
  },
})
