/** What can be told of the house by its texts alone: lengths, words, references, versions, and that nothing is dead. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"

const root = path.resolve(import.meta.dirname, "..")
const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n")
const read = (file: string) => readFileSync(path.join(root, file), "utf8")
const isCode = (file: string) => /\.(ts|tsx|js)$/.test(file)
const sources = files.filter((file) => file.startsWith("src/") && isCode(file))
const lines = (file: string) => read(file).split("\n")

/** In tests a regular expression by itself; a sentence by itself, which is no easier to read in two. */
const mayBeLong = (file: string, line: string): boolean =>
  /^\s*(?:\w+: )?(["`]).*\1(?:,| \+)?$/.test(line) || (file.startsWith("test/") && /^\s*\/.*\/[a-z]*,?$/.test(line))

it("has no line over 120 columns, but what no formatter can break", () => {
  const long = files
    .filter((file) => isCode(file) && /^(src|scripts|bin|test)\//.test(file) && !file.startsWith("test/fixtures/"))
    .flatMap((file) =>
      lines(file).flatMap((line, i) => ([...line].length > 120 && !mayBeLong(file, line) ? [`${file}:${i + 1}`] : [])),
    )
  expect(long).toEqual([])
})

it("has no file over 250 lines in src, and a median of at most 60", () => {
  const lengths = sources.map((file) => [lines(file).length - 1, file] as const).sort(([a], [b]) => a - b)
  expect(lengths.filter(([length]) => length > 250)).toEqual([])
  expect(lengths[Math.floor(lengths.length / 2)]![0]).toBeLessThanOrEqual(60)
})

it("refers only to sections and files that are there", () => {
  const documents = files.filter((file) => file.startsWith("docs/") && file.endsWith(".md"))
  const headings = new Map(
    documents.map((file) => [file, [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!)] as const),
  )
  const broken: string[] = []
  for (const file of files.filter((each) => isCode(each) || each.endsWith(".md"))) {
    for (const [, document, section] of read(file).matchAll(/(docs\/[\w/.-]+\.md)(?:,? "([^"\n]+)")?/g)) {
      if (!headings.has(document!)) broken.push(`${file}: ${document}`)
      else if (section && !headings.get(document!)!.some((heading) => heading.includes(section)))
        broken.push(`${file}: ${document} "${section}"`)
    }
    for (const [, number] of read(file).matchAll(/\bADR (\d{4})\b/g))
      if (!documents.some((document) => document.startsWith(`docs/adr/${number}-`)))
        broken.push(`${file}: ADR ${number}`)
  }
  expect(broken).toEqual([])
})

it("pins each dependency exactly, and gives a reason for it", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"))
  const reasons = read("docs/dependencies.md")
  for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    if (!name.startsWith("@types/")) expect(reasons, name).toContain(name)
  }
})

it("holds nothing that nobody uses", () => {
  const knip = path.join(root, "node_modules/knip/bin/knip.js")
  expect(() => execFileSync(process.execPath, [knip, "--no-progress"], { cwd: root, encoding: "utf8" })).not.toThrow()
})
