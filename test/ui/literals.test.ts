/**
 * No sentence stands in the code of the page but in its words (`inLanguage`), so that each is there in every language.
 * A sentence is what JSX shows, what is said of an element to who does not see it, what goes by one of the names under
 * which words are handed on, and any other string that begins with a capital and goes on after a space.
 */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { type ESTree, parseSync } from "vite"

type Node = ESTree.Node

const root = path.resolve(import.meta.dirname, "../../src/ui")
/** Attributes and properties that are shown or read out. */
const SHOWN = /^(text|short|head|hint|title|label|placeholder|alt|not|aria-(label|description|valuetext))$/
/** What is in them is read as it stands, whatever one speaks. */
const CODE = /^(code|kbd|samp|pre)$/
/** Of the software, of what it speaks, of how time is written. */
const NAMES = /\b(Bulbil|Tor|TCP|ISO|UTC)\b/g
/** To be copied into a terminal, or a part of an address. */
const TYPED = /^(bulbil \w|\/\w+\/)/
const letters = (text: string): boolean => !TYPED.test(text) && /\p{L}/u.test(text.replaceAll(NAMES, ""))
const sentence = (text: string): boolean => /^\p{Lu}\S*\s+\S/u.test(text) && /\p{Ll}{2}/u.test(text)

/** The strings that an expression may come to; not those that it compares, calls with or looks up by. */
const stringsOf = (node: Node | null | undefined): readonly string[] => {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : []
    case "TemplateLiteral":
      return [node.quasis.map(({ value }) => value.cooked).join("…"), ...node.expressions.flatMap(stringsOf)]
    case "ConditionalExpression":
      return [...stringsOf(node.consequent), ...stringsOf(node.alternate)]
    case "LogicalExpression":
      return [...stringsOf(node.left), ...stringsOf(node.right)]
    case "BinaryExpression":
      return node.operator === "+" ? [...stringsOf(node.left as Node), ...stringsOf(node.right)] : []
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
    case "TSAsExpression":
      return stringsOf(node.expression as Node)
    default:
      return []
  }
}

const nameOf = (node: any): string => String(node.name?.name ?? node.name ?? node.value ?? "")

/** What is shown of one part of the code, leaving out what stands within that part. */
const shownOf = (node: any): readonly string[] => {
  switch ((node as Node).type) {
    case "JSXText":
      return [node.value.trim()].filter(letters)
    case "JSXElement":
    case "JSXFragment":
      return node.children
        .filter(({ type }: Node) => type === "JSXExpressionContainer")
        .flatMap(stringsOf)
        .filter(letters)
    case "JSXAttribute":
      return SHOWN.test(nameOf(node.name)) ? stringsOf(node.value).filter(letters) : []
    case "Property":
      return SHOWN.test(nameOf(node.key)) ? stringsOf(node.value).filter(letters) : []
    case "Literal":
    case "TemplateLiteral":
      return stringsOf(node).filter(sentence)
    default:
      return []
  }
}

/** Words in all their languages, types, the names of files, and code that is quoted. */
const isElsewhere = (node: any): boolean =>
  (node.type === "CallExpression" && nameOf(node.callee) === "inLanguage") ||
  /^TS.*(Type|Interface)/.test(node.type) ||
  (/^(Import|Export)/.test(node.type) && Boolean(node.source)) ||
  (node.type === "JSXElement" && CODE.test(nameOf(node.openingElement.name)))

const shownIn = (node: any): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(shownIn)
  if (typeof node?.type !== "string" || isElsewhere(node)) return []
  return [...shownOf(node), ...Object.values(node).flatMap(shownIn)]
}

const sentencesIn = (code: string, file = "a.tsx"): readonly string[] => {
  const { program, errors } = parseSync(file, code)
  expect(errors, file).toEqual([])
  return [...new Set(shownIn(program))]
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("words/"))
  .toSorted()

describe("a sentence", () => {
  it("is what is shown or read out, however it is chosen", () => {
    expect(sentencesIn(`const a = <p title={b ? "one" : c + "two"}>three {d && "four"} <code>five</code></p>`)).toEqual(
      ["four", "one", "two", "three"],
    )
    expect(sentencesIn(`export const column = { head: "Size", id: "size", say: () => say("Not now") }`)).toEqual([
      "Size",
      "Not now",
    ])
    expect(sentencesIn("const said = `Up for ${time}`")).toEqual(["Up for …"])
  })

  it("is no class, no key, no name of the software, and nothing that stands among the words", () => {
    expect(sentencesIn(`const a = <p class="big one" title={b === "Two" ? c : words["d"]}>Bulbil · 5 %</p>`)).toEqual(
      [],
    )
    expect(sentencesIn(`export const words = inLanguage("a", { title: "One", text: "Two words" })`)).toEqual([])
    expect(sentencesIn(`import { type A } from "./Some file.ts"\ntype B = { kind: "Some kind" }`)).toEqual([])
  })

  it("stands nowhere in the code of the page but among its words", () => {
    expect(
      files.flatMap((file) =>
        sentencesIn(readFileSync(path.join(root, file), "utf8"), file).map((text) => `${file}: ${text}`),
      ),
    ).toEqual([])
  })
})
