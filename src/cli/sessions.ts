/** `bulbil sessions list|end`: the browsers that are signed in at the management onion. */
import { countText } from "../contract/figures.ts"
import { timeText } from "../contract/words/time.ts"
import type { CliGroup } from "./CliCommand.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { table } from "./table.ts"
import { target } from "./targets.ts"

const list = nodeCommand({
  name: "list",
  summary: "show which browsers are signed in, and in which hour each was last of use",
  example: "sessions list",
  run: async ({ client }) => {
    const sessions = await client.sessions()
    const rows = sessions.map(({ id, name, seenAt }) => [id, name, `last seen ${timeText(seenAt)}`])
    return {
      schema: "sessions list",
      json: { sessions },
      text: rows.length === 0 ? "no browser is signed in; bulbil link prints what to open" : table(rows).join("\n"),
    }
  },
})

const end = nodeCommand<[sessions: readonly string[]], { readonly all?: true }>({
  name: "end",
  summary: "sign browsers out, at once; the management link opens a new session",
  example: "sessions end 4f1c22",
  takes: (command) =>
    command
      .argument("[sessions...]", "their ids, or the first 6 digits or more of each")
      .option("--all", "all that are signed in"),
  run: async ({ client, options, command }, given) => {
    if (given.length > 0 === (options.all === true)) command.error("error: name the sessions to end, or say --all")
    const sessions = given.map((id) => target(id, "bulbil sessions list"))
    const before = await client.sessions()
    await client.command({ type: "EndSessions", ...(options.all ? {} : { sessions }) })
    const left = new Set((await client.sessions()).map(({ id }) => id))
    const ended = before.filter(({ id }) => !left.has(id))
    return {
      schema: "sessions end",
      json: { ended: ended.map(({ id }) => id), left: left.size },
      text: [countText(ended.length, "session") + " ended", ...ended.map(({ id, name }) => `${id}  ${name}`)].join(
        "\n",
      ),
    }
  },
})

export const sessionsCommand: CliGroup = {
  name: "sessions",
  summary: "the browsers that are signed in at the management link",
  commands: [list, end],
  otherwise: "list",
}
