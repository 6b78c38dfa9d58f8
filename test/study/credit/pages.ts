/**
 * The study in the docs: each table between its markers in docs/credit.md, each plot a file of docs/credit/. What
 * stands outside the markers is people's and never touched.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { Study } from "./study.ts"

const page = (docs: string) => path.join(docs, "credit.md")
const plot = (docs: string, name: string) => path.join(docs, "credit", name)
const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}

const markers = (name: string) => ({ begin: `<!-- study:begin ${name} -->`, end: `<!-- study:end ${name} -->` })

/** What stands between the markers; undefined where they are missing or in the wrong order. */
const placeOf = (text: string, name: string): { readonly from: number; readonly to: number } | undefined => {
  const { begin, end } = markers(name)
  const [at, to] = [text.indexOf(begin), text.indexOf(end)]
  return at < 0 || to < at ? undefined : { from: at + begin.length, to }
}

const between = (table: string): string => `\n\n${table}\n\n`

/** One line for each table or plot that is not in the docs as the study has it; none when all are. */
export const differences = ({ tables, plots }: Study, docs: string): readonly string[] => {
  const text = textOf(page(docs)) ?? ""
  const wrongTables = Object.entries(tables).flatMap(([name, table]) => {
    const place = placeOf(text, name)
    if (place === undefined)
      return [`credit.md has no place for the table "${name}": ${markers(name).begin} … ${markers(name).end}`]
    return text.slice(place.from, place.to) === between(table) ? [] : [`credit.md: the table "${name}" differs`]
  })
  const wrongPlots = Object.entries(plots).flatMap(([name, svg]) =>
    textOf(plot(docs, name)) === svg ? [] : [`credit/${name} differs`],
  )
  return [...wrongTables, ...wrongPlots]
}

export const write = ({ tables, plots }: Study, docs: string): void => {
  let text = readFileSync(page(docs), "utf8")
  for (const [name, table] of Object.entries(tables)) {
    const place = placeOf(text, name)
    if (place === undefined)
      throw new Error(
        `docs/credit.md has no place for the table "${name}": ${markers(name).begin} … ${markers(name).end}`,
      )
    text = text.slice(0, place.from) + between(table) + text.slice(place.to)
  }
  mkdirSync(path.join(docs, "credit"), { recursive: true })
  for (const [name, svg] of Object.entries(plots)) writeFileSync(plot(docs, name), svg)
  writeFileSync(page(docs), text)
}
