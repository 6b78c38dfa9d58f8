/** What may come where on the command line, read off the parser's own commands: from it the completions are made. */
import type { Argument, Command, Option } from "commander"

/** What is completed: words that are known, files, folders, or ids of what the node has, and names of its settings. */
export type Completed =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "files" | "folders" }
  | { readonly kind: "ids"; readonly of: IdKind }

export const idKinds = ["torrents", "shares", "mirrors", "nodes", "settings"] as const
export type IdKind = (typeof idKinds)[number]

interface Described {
  readonly name: string
  readonly about: string
}

export interface Place {
  /** The words before, each with a blank before it: ` relay start`; empty at the beginning. */
  readonly at: string
  readonly commands: readonly Described[]
  /** `value`: what comes after it; null where nothing does. */
  readonly options: readonly (Described & { readonly value: Completed | null | undefined })[]
  /** Undefined where one cannot help. */
  readonly argument: Completed | undefined
}

const byName: Readonly<Record<string, Completed>> = {
  torrent: { kind: "ids", of: "torrents" },
  infohash: { kind: "ids", of: "torrents" },
  share: { kind: "ids", of: "shares" },
  mirror: { kind: "ids", of: "mirrors" },
  node: { kind: "ids", of: "nodes" },
  setting: { kind: "ids", of: "settings" },
  path: { kind: "files" },
  file: { kind: "files" },
  folder: { kind: "folders" },
  dir: { kind: "folders" },
}

const completed = (name: string, choices: readonly string[] | undefined): Completed | undefined =>
  choices ? { kind: "words", words: choices } : byName[name]

const ofArgument = (argument: Argument | undefined): Completed | undefined =>
  argument && completed(argument.name(), argument.argChoices)

const ofOption = ({ flags, argChoices, required, optional }: Option): Completed | null | undefined =>
  required || optional ? completed(/[<[]([\w-]+)[>\]]/.exec(flags)?.[1] ?? "", argChoices) : null

const firstLine = (text: string): string => text.split("\n")[0]!

/** Of a command and all below it, under each of its names. */
export const placesOf = (command: Command, at = ""): readonly Place[] => {
  const help = command.createHelp()
  const commands = help.visibleCommands(command)
  const below = commands.flatMap((each) => [each.name(), ...each.aliases()].map((name) => [name, each] as const))
  return [
    {
      at,
      commands: below.map(([name, each]) => ({ name, about: firstLine(each.description()) })),
      options: help
        .visibleOptions(command)
        .flatMap((option) =>
          [option.long, option.short]
            .filter((name) => name !== undefined && name !== null)
            .map((name) => ({ name, about: firstLine(option.description), value: ofOption(option) })),
        ),
      argument: ofArgument(command.registeredArguments[0]),
    },
    ...below.filter(([name]) => name !== "help").flatMap(([name, each]) => placesOf(each, `${at} ${name}`)),
  ]
}
