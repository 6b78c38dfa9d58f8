/** The words that the page knows, as its files have them in English. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(import.meta.dirname, "../../src")

/** The sources that hold words which a translation takes the place of. */
export const holders: readonly string[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => path.join(root, file))
  .filter((file) => /\binLanguage(?:<[^(]*>)?\(\s*"\w/.test(readFileSync(file, "utf8")))

/** What holds words, and their name. */
const NAMED = /export const (\w+)[^=\n]*= inLanguage(?:<[^(]*>)?\(\s*"(\w+)"/g

/** All sentences in something, however deep; what makes a sentence of figures is none. */
export const sentencesIn = (words: unknown): readonly string[] => {
  if (typeof words === "string") return [words]
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(sentencesIn) : []
}

/** What the page would say in English. */
export const englishSentences = async (): Promise<readonly string[]> =>
  sentencesIn(await Promise.all(holders.map(async (file) => ({ ...((await import(file)) as object) }))))

/** All of it, by the names of the words. Whoever asks for it speaks nothing else. */
export const englishWords = async (): Promise<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    (
      await Promise.all(
        holders.map(async (file) => {
          const all = (await import(file)) as Readonly<Record<string, unknown>>
          return [...readFileSync(file, "utf8").matchAll(NAMED)].map(([, held, name]) => [name!, all[held!]] as const)
        }),
      )
    ).flat(),
  )
