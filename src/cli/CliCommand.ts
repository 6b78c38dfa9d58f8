/**
 * What a command is: one object that its file exports. The program, its help and the tests' walk over all commands are
 * made from these objects alone; `commands.ts` lists them.
 */
import { Command } from "commander"
import type { Answers } from "./answers.ts"
import { fail } from "./failure.ts"
import { say, sayJson } from "./output.ts"
import { type ProgressLine, progressLine } from "./progressLine.ts"

export interface CliAction {
  readonly name: string
  /** Another name of it. */
  readonly alias?: string
  readonly summary: string
  /** Gives the parser its options, arguments and words of help, in the order in which the help shows them. */
  readonly takes: (command: Command) => Command
  /** Prints, and sets the exit code. Never throws. */
  readonly run: (options: object, words: readonly unknown[], command: Command) => Promise<void>
}

export interface CliGroup {
  readonly name: string
  readonly alias?: string
  readonly summary: string
  readonly commands: readonly CliCommand[]
  /** Which of them is meant where none is named. */
  readonly otherwise?: string
}

export type CliCommand = CliAction | CliGroup

type Answered<Name> = Name extends keyof Answers
  ? { readonly schema: Name; readonly json: Answers[Name]; readonly text: string }
  : never

/** An answer in both of its forms: what its schema says, and words; none where all has been said. */
export type Said = Answered<keyof Answers>

const VERSION = 1

/** As it stands in an answer: `bulbil.relay-status/1`. */
export const schemaName = (schema: string): string => `bulbil.${schema.replaceAll(" ", "-")}/${VERSION}`

/** What a command's work is given, beside its arguments. */
export interface Call<Options> {
  readonly options: Options
  readonly progress: ProgressLine
  /** For wrong usage that the parser cannot see. */
  readonly command: Command
}

interface LocalCommand<Words extends readonly unknown[], Options> {
  readonly name: string
  readonly alias?: string
  readonly summary: string
  readonly takes: (command: Command) => Command
  /** @returns what is to be printed, unless the work has printed all itself. */
  readonly run: (call: Call<Options>, ...words: Words) => Promise<Said | undefined>
}

/** A command that says what it came to, or why it failed, in one way: as words, or with --json as one object. */
export const localCommand = <Words extends readonly unknown[], Options extends { readonly json?: boolean }>({
  run,
  ...rest
}: LocalCommand<Words, Options>): CliAction => ({
  ...rest,
  run: async (given, words, command) => {
    const options = given as Options
    const json = options.json === true
    const progress = progressLine(process.stderr, json)
    try {
      const said = await run({ options, progress, command }, ...(words as unknown as Words))
      progress.end()
      if (!said) return
      if (json) sayJson({ ok: true, schema: schemaName(said.schema), ...(said.json as object) })
      else if (said.text !== "") say(said.text)
    } catch (error) {
      progress.end()
      fail(error, json)
    }
  },
})

/** The parser's form of it. */
export const commandOf = (entry: CliCommand): Command => {
  const command = new Command(entry.name).description(entry.summary)
  if (entry.alias !== undefined) command.alias(entry.alias)
  if ("commands" in entry) {
    for (const each of entry.commands) command.addCommand(commandOf(each), { isDefault: each.name === entry.otherwise })
    return command
  }
  return entry.takes(command).action(() => entry.run(command.opts(), command.processedArgs, command))
}
