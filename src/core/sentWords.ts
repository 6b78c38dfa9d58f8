/**
 * What a question says to others: its words, as the index has them, and what is not wanted. No filter, nothing of how
 * it was typed, no more than a message takes. Read again it is the same question, unless it had to be shortened: then
 * it asks for more than is wanted, and never for anything else.
 */
import type { SearchQuery, SearchTerm } from "./searchQuery.ts"

const MOST_OCTETS = 128

export const sentWords = ({ terms, not }: SearchQuery): string => {
  const parts = [...terms.map(written), ...not.map((term) => `-${written(term)}`)]
  const fitting = parts.reduce((text, part) => (fits(`${text} ${part}`.trim()) ? `${text} ${part}`.trim() : text), "")
  const wanted = fitting !== "" && !fitting.startsWith("-")
  return wanted ? fitting : beginning(terms[0]?.words[0] ?? "")
}

const fits = (text: string): boolean => Buffer.byteLength(text) <= MOST_OCTETS

/** One that may go on is not quoted: signs part its words as blanks do. */
const written = ({ words, open }: SearchTerm): string => (open ? words.join("-") : `"${words.join(" ")}"`)

/** Of a word that does not fit by itself. */
const beginning = (word: string): string => {
  let text = ""
  for (const character of word) {
    if (!fits(text + character)) break
    text += character
  }
  return text
}
