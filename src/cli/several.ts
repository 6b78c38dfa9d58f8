/** Commands on one target, several or all: the same is sent for each of them. */
import type { Command } from "commander"
import type { CommandReply, ManagementCommand } from "../contract/commands.ts"
import type { Snapshot } from "../contract/rows.ts"
import type { CliAction } from "./CliCommand.ts"
import { exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { resultsOf } from "./results.ts"
import { rowsOf, target } from "./targets.ts"

type Done = Extract<CommandReply, { ok: true }>

/** What is meant, before anything is sent. */
export interface Meant {
  readonly targets: readonly string[]
  readonly all: boolean
}

interface SeveralCommand<Options> {
  readonly name: "pause" | "resume" | "recheck" | "remove" | "unshare" | "unpublish"
  readonly summary: string
  readonly example: string
  /** What one of them is called, and how it is named. */
  readonly word: string
  readonly about: string
  readonly takes?: (command: Command) => Command
  /** Those that --all means. */
  readonly all: (state: Snapshot) => readonly { readonly id: string }[]
  /** Asks where something cannot be undone. @throws CliFailure when nobody agreed to it. */
  readonly agree?: (talk: Talk<Options>, meant: Meant) => Promise<void>
  readonly command: (target: string, options: Options) => ManagementCommand
  /** What is said of each that was done. */
  readonly done: (reply: Done) => string
}

interface AllOption {
  readonly all?: true
}

export const severalCommand = <Options = object>(it: SeveralCommand<Options>): CliAction =>
  nodeCommand<[given: readonly string[]], Options & AllOption>({
    name: it.name,
    summary: it.summary,
    example: it.example,
    takes: (command) =>
      (it.takes ?? ((same: Command) => same))(
        command
          .argument(`[${it.word}...]`, `${it.about}; several at once may be given`)
          .option("--all", "instead of naming them: all"),
      ),
    run: async (talk, given) => {
      const meant = await meantBy(talk, given, it)
      if (meant.targets.length === 0)
        return { schema: it.name, json: { results: [] }, text: `there is nothing to ${it.name}` }
      await it.agree?.(talk, meant)
      const results = resultsOf<Done>(meant.targets, talk)
      for (const each of meant.targets) {
        await talk.client.ask(it.command(each, talk.options)).then(
          (reply) => results.done(each, reply, it.done(reply)),
          async (error: unknown) => results.failed(each, error, await titleOf(talk.client, each)),
        )
      }
      return { schema: it.name, ...results.answer() }
    },
  })

/** Of what a target names; undefined where it names nothing, or several. */
const titleOf = async (client: Client, named: string): Promise<string | undefined> => {
  const state = await client.state().catch(() => undefined)
  const titles = new Set(
    state && [...rowsOf(state.torrents, named), ...rowsOf(state.shares, named)].map(({ title }) => title),
  )
  return titles.size === 1 ? [...titles][0] : undefined
}

const meantBy = async <Options>(
  { client, command, options }: Talk<Options & AllOption>,
  given: readonly string[],
  { word, all }: SeveralCommand<Options>,
): Promise<Meant> => {
  if (given.length > 0 === (options.all === true)) {
    const wrong = options.all ? "--all and names do not go together" : "missing argument"
    command.error(`error: ${wrong}: give one ${word} or several, or --all`, { exitCode: exitCodes.usage })
  }
  if (!options.all) return { targets: [...new Set(given.map((text) => target(text)))], all: false }
  return { targets: all(await client.state()).map(({ id }) => id), all: true }
}
