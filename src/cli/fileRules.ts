/** Options by which files of a torrent are chosen, and the rules that they come to. */
import { type Command, InvalidArgumentError } from "commander"
import type { FileRule, LevelName } from "../core/fileSelection.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"

export interface ChoiceOptions {
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly priority?: readonly string[]
}

export const choiceHelp = `
A glob names files: * stands for any characters of a name, ? for one, ** for any folders. Without a slash it means
files and folders of that name wherever they lie, with one it begins at the torrent's own folder. A folder stands for
all that is in it; capitals make no difference. Put globs in quotes, or the shell takes them for its own.
Where one fits no file, nothing is changed, and a download that it came with is held until files are chosen or it is
resumed.
Of these options, --only counts first, then --priority, then --skip: what --priority names is fetched, even if --only
does not name it.`

/** An option that stands where a glob should is one whose globs were forgotten. */
const wordsOf = (word: string, before: readonly string[] = []): readonly string[] => {
  if (/^--[a-z]/.test(word))
    throw new InvalidArgumentError('globs are wanted here; a name that begins with -- reads as "?-name"')
  return [...before, word]
}

export const withChoice = (command: Command): Command =>
  command
    .option("--only <globs...>", "fetch these files and no others", wordsOf)
    .option("--skip <globs...>", "do not fetch these files", wordsOf)
    .option("--priority <words...>", "high, normal or low, and globs: these files before or after the others", wordsOf)

/** @returns undefined where nothing was chosen. */
export const rulesOf = ({ only, skip, priority }: ChoiceOptions): readonly FileRule[] | undefined => {
  if (!only && !skip && !priority) return undefined
  return [
    ...(only ? [{ glob: "**", level: "skip" } as const] : []),
    ...(only ?? []).map((glob) => ({ glob, level: "normal" }) as const),
    ...priorities(priority ?? []),
    ...(skip ?? []).map((glob) => ({ glob, level: "skip" }) as const),
  ]
}

const isLevel = (word: string): word is LevelName => word === "high" || word === "normal" || word === "low"

const priorities = (words: readonly string[]): FileRule[] => {
  let level: LevelName | undefined
  const rules: FileRule[] = []
  for (const word of words) {
    if (isLevel(word)) level = word
    else if (level) rules.push({ glob: word, level })
  }
  const idle = words.some((word, i) => isLevel(word) && (i + 1 === words.length || isLevel(words[i + 1]!)))
  if (words.length > 0 && (!isLevel(words[0]!) || idle))
    throw new CliFailure(
      exitCodes.usage,
      "bad-priority",
      'after --priority come high, normal or low, and then globs, as in: --priority high "*.pdf"',
    )
  return rules
}
