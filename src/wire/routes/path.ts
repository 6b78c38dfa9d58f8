/**
 * Paths of requests between nodes, declared as they are spelled: `/tracker/entries/${{ seq }}` writes and reads the
 * same text. One spelling each (WIRE3): a parameter's pattern allows no second one, and nothing may stand beside.
 */
import type { InfoHash, PieceIndex } from "../../core/ids.ts"

/** A part of a path that differs from request to request. */
export interface Parameter<T> {
  /** Of a regular expression, without groups that capture. */
  readonly pattern: string
  /** Of what fits the pattern. */
  readonly read: (text: string) => T
  readonly write: (value: T) => string
  /** How documents write it; its name in angle brackets if it is left out. */
  readonly text?: string
}

export interface Path<P> {
  /** As documents write it. */
  readonly text: string
  write(parameters: P): string
  /** `undefined` for any other path. */
  read(path: string): P | undefined
}

type Named = Readonly<Record<string, Parameter<any>>>
type Both<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never
type Values<N> = { readonly [K in keyof N]: N[K] extends Parameter<infer T> ? T : never }

/** Each `${…}` is an object of one parameter under its name. */
export const path = <const N extends readonly Named[]>(
  fixed: TemplateStringsArray,
  ...named: N
): Path<Values<Both<N[number]>>> => {
  const parameters = named.flatMap((one) => Object.entries(one))
  const spelled = (between: (text: string) => string, each: (name: string, parameter: Parameter<any>) => string) =>
    fixed.map((text, i) => between(text) + (parameters[i] ? each(...parameters[i]) : "")).join("")
  const form = new RegExp(`^${spelled(literal, (_, { pattern }) => `(${pattern})`)}$`)
  return {
    text: spelled(String, (name, { text = `<${name}>` }) => text),
    // Plain loops: these two are on the way of every request for a piece.
    write: (values) => {
      let written = fixed[0]!
      for (let i = 0; i < parameters.length; i++) {
        const [name, { write }] = parameters[i]!
        written += write((values as Readonly<Record<string, unknown>>)[name]) + fixed[i + 1]!
      }
      return written
    },
    read: (given) => {
      const match = form.exec(given)
      if (!match) return undefined
      const values: Record<string, unknown> = {}
      for (let i = 0; i < parameters.length; i++) {
        const [name, { read }] = parameters[i]!
        values[name] = read(match[i + 1]!)
      }
      return values as never
    },
  }
}

/** In a regular expression. */
const literal = (text: string): string => text.replace(/[^\w/-]/g, "\\$&")

export const infoHash: Parameter<InfoHash> = {
  pattern: "[0-9a-f]{64}",
  read: (text) => text as InfoHash,
  write: (hash) => hash,
  text: "<infohash>",
}

/** A number of at most so many digits, without leading zeros. */
export const whole = (digits: number, from: 0 | 1 = 0): Parameter<number> => ({
  pattern: `${from === 0 ? "0|" : ""}[1-9]\\d{0,${digits - 1}}`,
  read: Number,
  write: String,
})

export const piece: Parameter<PieceIndex> = { ...whole(7), read: (text) => Number(text) as PieceIndex }

/** One of a few words. */
export const oneOf = <const W extends string>(...words: readonly W[]): Parameter<W> => ({
  pattern: words.join("|"),
  read: (text) => text as W,
  write: (word) => word,
})

/** There, or not there. */
export const flag = (text: string): Parameter<boolean> => ({
  pattern: `${literal(text)}|`,
  read: (found) => found !== "",
  write: (is) => (is ? text : ""),
  text: `[${text}]`,
})
