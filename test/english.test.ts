/** The English of comments and documents: words that they do without. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"

const root = path.resolve(import.meta.dirname, "..")
const below = (folder: string, ending: RegExp): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file))
const comments = (text: string): string => (text.match(/\/\*[\s\S]*?\*\/|(?<![:"'])\/\/.*$/gm) ?? []).join("\n")

/** A peer is it, a person is they or has a role; what is clear need not be called so. */
const UNWANTED = /\b(?:he|his|him|himself|she|her|hers|herself|clearly|simply|of course)\b/i

it("says they, it or the role, and leaves out what says nothing", () => {
  const texts = [
    ...["src", "test"].flatMap((folder) =>
      below(folder, /\.tsx?$/).map((file) => [file, comments(readFileSync(path.join(root, file), "utf8"))] as const),
    ),
    ...["src", "docs"].flatMap((folder) =>
      below(folder, /\.md$/).map((file) => [file, readFileSync(path.join(root, file), "utf8")] as const),
    ),
    ["README.md", readFileSync(path.join(root, "README.md"), "utf8")] as const,
  ]
  expect(texts.length).toBeGreaterThan(500)
  const found = texts.flatMap(([file, text]) =>
    text.split("\n").flatMap((line) => (UNWANTED.test(line) ? `${file}: ${line.trim()}` : [])),
  )
  expect(found).toEqual([])
})
