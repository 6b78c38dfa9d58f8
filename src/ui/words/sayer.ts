/**
 * Says sentences of the node in another language. The node speaks English, and what it says holds paths, names and
 * figures; a translation knows each sentence by its English, with a hole for each value: `"{path}" is not there`.
 *
 * What a hole holds is told by its name: `{n}`, `{m}`, `{k}` and `{size}` figures; `{why}` words of the node, said in
 * the language where they are known; `{what}` the same, but if they are not known, it is another sentence; `{_}` what
 * the language leaves out, as `…` at the end is the rest of a long sentence. In every other hole is text, which stays
 * as it is; a `{path}` does not begin with a quote: what does is a list.
 */
type Sentences = Readonly<Record<string, string>>

interface Pattern {
  /** Before, between and behind the holes. */
  readonly pieces: readonly string[]
  readonly holes: readonly string[]
  readonly said: string
  /** How much of it is no hole. */
  readonly fixed: number
}

/** Of one text: paths are chosen by others, and one of nothing but commas would be taken apart at each. */
const MOST_PARTS = 500

const HOLE = /\{(\w+)\}/
const isFigure = (hole: string): boolean => /^[nmk]$/.test(hole)
const isKnown = (hole: string): boolean => hole.startsWith("what")
const isSaid = (hole: string): boolean => isKnown(hole) || hole.startsWith("why")

const fits = (hole: string, value: string): boolean =>
  isFigure(hole) ? /^\d[\d.,]*$/.test(value) : hole !== "path" || !value.startsWith('"')

const patternOf = ([english, said]: readonly [string, string]): Pattern => {
  const parts = english.replace(/…$/, "{_}").split(HOLE)
  const pieces = parts.filter((_, i) => i % 2 === 0)
  return { pieces, holes: parts.filter((_, i) => i % 2 === 1), said, fixed: pieces.join("").length }
}

/** The values, each as short as it can be; undefined where the text is another sentence. */
const valuesIn = ({ pieces, holes }: Pattern, text: string): readonly string[] | undefined => {
  const last = pieces.at(-1)!
  if (!text.startsWith(pieces[0]!)) return undefined
  if (holes.length === 0) return text === last ? [] : undefined
  const values: string[] = []
  let at = pieces[0]!.length
  for (const piece of pieces.slice(1, -1)) {
    const next = text.indexOf(piece, at)
    if (next < 0) return undefined
    values.push(text.slice(at, next))
    at = next + piece.length
  }
  if (!text.endsWith(last) || text.length - last.length < at) return undefined
  values.push(text.slice(at, text.length - last.length))
  return holes.every((hole, i) => fits(hole, values[i]!)) ? values : undefined
}

/** What a text came to; undefined: it is not known, or is being looked at. */
type Known = Map<string, string | undefined>

const filled = (said: string, holes: readonly string[], values: readonly string[]): string =>
  said
    .split(HOLE)
    .map((part, i) => (i % 2 === 0 ? part : values[holes.indexOf(part)]!))
    .join("")

/** Those of which most is fixed come first. */
const ordered = (sentences: Sentences): readonly Pattern[] =>
  Object.entries(sentences)
    .map(patternOf)
    .toSorted((a, b) => b.fixed - a.fixed)

/**
 * @param figure a figure that is written as English has it, as the language has it.
 * @returns what says a sentence of the node; undefined where it is not known.
 */
export const sayer = (sentences: Sentences, figure: (english: string) => string) => {
  let patterns: readonly Pattern[] | undefined

  /** Within another sentence, one ends without its full stop. */
  const valueOf = (hole: string, value: string, { said }: Pattern, known: Known): string | undefined => {
    if (!isSaid(hole)) return isFigure(hole) || hole.startsWith("size") ? figure(value) : value
    const words = say(value, known)
    if (words === undefined) return isKnown(hole) ? undefined : value
    return said.endsWith(`{${hole}}`) ? words : words.replace(/\.$/, "")
  }

  const saidBy = (pattern: Pattern, text: string, known: Known): string | undefined => {
    const values = valuesIn(pattern, text)
    if (!values) return undefined
    const all: string[] = []
    for (const [i, value] of values.entries()) {
      const said = valueOf(pattern.holes[i]!, value, pattern, known)
      if (said === undefined) return undefined
      all.push(said)
    }
    return filled(pattern.said, pattern.holes, all)
  }

  const say = (text: string, known: Known): string | undefined => {
    if (known.has(text)) return known.get(text)
    if (known.size >= MOST_PARTS) return undefined
    known.set(text, undefined)
    patterns ??= ordered(sentences)
    for (const pattern of patterns) {
      const said = saidBy(pattern, text, known)
      if (said === undefined) continue
      known.set(text, said)
      return said
    }
    return undefined
  }

  return (text: string): string | undefined => say(text, new Map())
}
