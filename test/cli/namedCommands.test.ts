/**
 * A command that is named exists, with the options that are named with it: in README and docs, and in what the program
 * itself says to people. What is read is the text, so a command that is renamed is found wherever it was told of.
 */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { Command } from "commander"
import { expect, it } from "vitest"
import { program } from "../../src/cli/program.ts"

const root = path.resolve(import.meta.dirname, "..", "..")
const below = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file))
const read = (file: string): string => readFileSync(path.join(root, file), "utf8")

/** Texts that are hashed or signed begin with the name as well, and so does the sentence about the plant. */
const NO_CALL = /^(?:(?:[a-z]+ )+1\b|(?:beacon|history|transfer|is)\b)/

/** What stands behind `bulbil` up to the end of the code or the line, or what a sentence or a shell ends it with. */
const calls = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=^|["'`( ])bulbil (?=[a-z-])([^`\n\\#,;:)"|&$]*)/gm)]
    .map(([, words]) => words!.trim().replace(/\.$/, ""))
    .filter((words) => !NO_CALL.test(words))

const code = (text: string): string =>
  [...text.matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)]
    .map(([, block, inline]) => block ?? inline!)
    // A shell line of another program, about a unit or a package of this name.
    .map((each) => each.replace(/^\s*(?:journalctl|systemctl|adduser|ln)\b.*$/gm, ""))
    .join("\n")

/** @returns what is wrong with such a call. */
const fault = (words: string): string | undefined => {
  let command: Command = program()
  const rest = words.split(/\s+/)
  while (command.commands.length > 0) {
    const name = rest[0]
    const next = command.commands.find((each) => each.name() === name)
    if (next) {
      command = next
      rest.shift()
    } else if (name === undefined || /^(?:--|…|[A-Z.])/.test(name)) break
    else return `there is no ${name}`
  }
  const known = ["--help", "--version", ...command.options.flatMap(({ short, long }) => [short, long])]
  const unknown = rest.find((word) => /^--?[a-z]/.test(word) && !known.includes(word.replace(/[=.].*$/, "")))
  return unknown && `${command.name()} has no ${unknown}`
}

const faults = (texts: readonly (readonly [file: string, text: string])[]) => {
  const found = texts.flatMap(([file, text]) => calls(text).map((words) => ({ file, words })))
  return {
    count: found.length,
    wrong: found.flatMap(({ file, words }) => {
      const why = fault(words)
      return why === undefined ? [] : [`${file}: bulbil ${words} (${why})`]
    }),
  }
}

it("exists where README and docs name it", () => {
  const files = ["README.md", ...below("docs", /\.md$/)]
  const { count, wrong } = faults(files.map((file) => [file, code(read(file))]))
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(100)
})

it("exists where the program tells people of it", () => {
  const files = below("src", /\.tsx?$/)
  const { count, wrong } = faults(files.map((file) => [file, read(file)]))
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(100)
})

it("is missed when it does not exist", () => {
  for (const words of ["nonsense", "relay nonsense", "start --nonsense", "trust add ADDRESS --nonsense"])
    expect(fault(words), words).toBeDefined()
  for (const words of ["relay", "trust add ADDRESS --name ann", "logs -f", "relay stop --json", "--help"])
    expect(fault(words), words).toBeUndefined()
})
