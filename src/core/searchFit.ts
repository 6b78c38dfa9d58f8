/**
 * How well what was found is what was asked for: by its title, or else by what is said of it and by names of its files.
 */
import { type SearchQuery, standsIn } from "./searchQuery.ts"
import { titleScore } from "./searchRank.ts"
import { wordsOf } from "./searchWords.ts"

/** What a torrent is found by; names of its files one a line. */
interface Worded {
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly names: string
}

interface Fit {
  /** From 0 to 1. */
  readonly part: number
  /** A file whose name is what was looked for, where the title is not. */
  readonly file: string | null
}

/** Of a title that is not what was looked for, where a file's name, a tag or the description is. */
const ELSEWHERE = 0.3

/** @returns undefined for what holds the words, but not as they were asked for. */
export const fitOf = ({ terms, not }: SearchQuery, { title, description, tags, names }: Worded): Fit | undefined => {
  const titled = wordsOf(title)
  if (not.some((term) => standsIn(term, titled))) return undefined
  const missing = terms.filter((term) => !standsIn(term, titled))
  if (missing.length === 0) return { part: titleScore(terms, titled), file: null }
  const about = [description, ...tags].map(wordsOf)
  const files = names
    .split("\n")
    .filter((name) => name !== "")
    .map((name) => ({ name, words: wordsOf(name) }))
  const texts = [...about, ...files.map(({ words }) => words)]
  if (!missing.every((term) => texts.some((words) => standsIn(term, words)))) return undefined
  const file = files.find(({ words }) => missing.some((term) => standsIn(term, words)))?.name ?? null
  return { part: titleScore(terms, titled) * ELSEWHERE, file }
}
