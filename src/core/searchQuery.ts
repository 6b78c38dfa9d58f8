/**
 * What somebody is looking for, read from what they typed: words, "rows of words", -not, and filters. No text makes it
 * throw, and nothing in a text reaches an index but words. Owns the caps.
 */
import { wordsOf } from "./searchWords.ts"
import { octetsOf } from "./sizeText.ts"

const MAX_QUERY_OCTETS = 128
const MAX_TERMS = 8
/** Characters from which the last word of a term may go on in what is found. */
export const PREFIX_FROM = 3

/** Words that follow each other; the last one may be only the beginning of one. */
export interface SearchTerm {
  readonly words: readonly string[]
  readonly open: boolean
}

export interface SearchFilters {
  /** Octets. */
  readonly least?: number
  readonly most?: number
  /** Furthest: 0 is this node's own. */
  readonly degree?: number
  /** The beginning of a tracker's address. */
  readonly tracker?: string
}

export interface SearchQuery extends SearchFilters {
  readonly terms: readonly SearchTerm[]
  readonly not: readonly SearchTerm[]
}

export interface QueryProblem {
  readonly problem: string
}

/** A minus, then a quoted text or anything up to a blank. */
const PARTS = /(-?)(?:["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+))/gu
const FILTER = /^(size[<>]|degree(?:<=?|:)|tracker:)(.+)$/

export const parseQuery = (text: string): SearchQuery | QueryProblem => {
  if (Buffer.byteLength(text) > MAX_QUERY_OCTETS)
    return { problem: `This is too much to look for: at most ${MAX_QUERY_OCTETS} characters. Leave some words out.` }
  const terms: SearchTerm[] = []
  const not: SearchTerm[] = []
  let filters: SearchFilters = {}
  for (const [, minus, quoted, plain] of text.matchAll(PARTS)) {
    const filter = minus === "" && plain !== undefined ? FILTER.exec(plain.toLowerCase()) : null
    if (filter) {
      const read = readFilter(filter[1]!, filter[2]!)
      if ("problem" in read) return read
      filters = { ...filters, ...read }
      continue
    }
    const words = wordsOf(quoted ?? plain ?? "")
    if (words.length === 0) continue
    const open = quoted === undefined && words.at(-1)!.length >= PREFIX_FROM
    if (minus === "") terms.push({ words, open })
    else not.push({ words, open: false })
  }
  if (terms.length === 0) return { problem: "Give at least one word to look for." }
  if (terms.length + not.length > MAX_TERMS)
    return { problem: `At most ${MAX_TERMS} words can be looked for at once. Leave some out.` }
  return { terms, not, ...filters }
}

const readFilter = (name: string, value: string): SearchFilters | QueryProblem => {
  if (name.startsWith("size")) {
    const octets = octetsOf(value)
    if (octets === undefined) return { problem: `“${value}” is no size. Write it as 700MB, or 1.5GB.` }
    return name === "size>" ? { least: octets } : { most: octets }
  }
  if (name.startsWith("degree")) {
    if (!/^[0-4]$/.test(value)) return { problem: "A degree is a number from 0 (your own) to 4." }
    return { degree: name === "degree<" ? Number(value) - 1 : Number(value) }
  }
  if (!/^[a-z2-7]{1,56}(\.onion)?$/.test(value))
    return { problem: "After “tracker:” give the beginning of a tracker’s address." }
  return { tracker: value.replace(/\.onion$/, "") }
}

/** Words that may go on in what is found, each once. */
export const openWords = ({ terms }: Pick<SearchQuery, "terms">): readonly string[] => [
  ...new Set(terms.flatMap(({ words, open }) => (open ? [words.at(-1)!] : []))),
]

/** The first letters of an open word, of which an index keeps who begins so; nothing of a word that has fewer. */
const beginning = (word: string): string | undefined => {
  const letters = [...word]
  return letters.length < PREFIX_FROM ? undefined : letters.slice(0, PREFIX_FROM).join("")
}

/**
 * Expressions of FTS5 whose matches hold all that is sought; which rows of words they are is seen in `fits`.
 *
 * @param wide open words that go on in too many ways to look at all: they are taken as whole words, and after that by
 *   their first letters, which finds others too.
 */
export const matchesOf = (query: SearchQuery, wide: ReadonlySet<string> = new Set()): readonly string[] => {
  const whole = matchOf(query, (word) => (wide.has(word) ? `"${word}"` : `"${word}" *`))
  const begun = matchOf(query, (word) => {
    const letters = wide.has(word) ? beginning(word) : word
    return letters === undefined ? `"${word}"` : `"${letters}" *`
  })
  return whole === begun ? [whole] : [whole, begun]
}

const matchOf = ({ terms, not }: SearchQuery, opened: (word: string) => string): string => {
  const sought = terms.flatMap(({ words, open }) =>
    words.map((word, i) => (open && i === words.length - 1 ? opened(word) : `"${word}"`)),
  )
  const without = not.flatMap(({ words }) => (words.length === 1 ? `"${words[0]!}"` : []))
  const all = [...new Set(sought)].join(" AND ")
  return without.length === 0 ? all : `(${all}) NOT (${without.join(" OR ")})`
}

/** Whether the term stands in a text, given as its words. */
export const standsIn = ({ words, open }: SearchTerm, text: readonly string[]): boolean => {
  const last = words.length - 1
  const same = (at: number) =>
    words.every((word, i) => (open && i === last ? (text[at + i]?.startsWith(word) ?? false) : text[at + i] === word))
  return text.some((_, at) => same(at))
}
