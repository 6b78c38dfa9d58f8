/**
 * Every command of the command line, found by walking it, with words that fit its arguments: for tests that hold of all
 * of them.
 */
import type { Command } from "commander"
import { commandOf } from "../../src/cli/CliCommand.ts"
import { aLink, onionOf } from "./managedRows.ts"
import { commands } from "./runCli.ts"

export interface EveryCommand {
  readonly words: readonly string[]
  readonly command: Command
  /** Words for its required arguments and options; where it takes several or --all, one. */
  readonly needs: readonly string[]
}

const leaves = (words: readonly string[], command: Command): readonly EveryCommand[] => {
  const here = [...words, command.name()]
  if (command.commands.length > 0) return command.commands.flatMap((each) => leaves(here, each))
  const needs = [
    ...command.registeredArguments
      .filter(
        (argument) =>
          argument.required ||
          (argument.variadic && command.options.some(({ long }) => long === "--all")) ||
          argument.name() === "values",
      )
      .map((argument) => wordFor(here, argument.name())),
    ...command.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long!, wordFor(here, long!)]),
  ]
  return [{ words: here, command, needs }]
}

const wordFor = (words: readonly string[], name: string): string => {
  if (name === "link") return aLink
  if (name === "address") return onionOf("far")
  if (name === "--for") return "ab".repeat(16)
  if (name === "degrees") return "2"
  if (name === "setting") return "privacy.stream-days"
  if (name === "values") return "30"
  if (name === "who") return "nobody"
  if (name === "kind") return "torrents"
  if (name === "rate") return "1M"
  if (["path", "file", "--dir"].includes(name)) return `/tmp/bulbil-nowhere/${words.join("-")}`
  return "abcdef"
}

export const everyCommand = (): readonly EveryCommand[] => commands.flatMap((entry) => leaves([], commandOf(entry)))

/** Whether what is to be given is a path, by the word for it in the help. */
export const isPath = (named: string): boolean => /^(?:--)?(?:path|file|folder|dir)$/.test(named)
