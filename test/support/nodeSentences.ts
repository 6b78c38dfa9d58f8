/**
 * The sentences that the node may send to its page, read from its sources: of refusals, of what keeps a torrent or a
 * share from going on, of what its health is. Each is a pattern, in which a hole stands for a value.
 */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { parseSync } from "vite"

type Node = any

/** Stands for a value in a sentence: a path, a name, a figure. */
export const HOLE = "\u0001"

const root = path.resolve(import.meta.dirname, "../../src")
/** What the page says itself, and what a terminal is told. */
const ELSEWHERE = /^(ui|cli|testnet|process|release\/tool)\//
/** Before the node is up there is no page. */
const BEFORE = /^app\/start\//
/** What is called with a sentence, and which of its arguments it is. */
const SAYING: Readonly<Record<string, number>> = {
  reject: 1,
  refuse: 1,
  refused: 1,
  trouble: 1,
  malformed: 1,
  setTrouble: 1,
  setHealth: 1,
  StoreError: 1,
  MetainfoError: 1,
  RelayError: 1,
  InspectError: 1,
  BackupError: 1,
  NewFileError: 1,
  ReadGivenError: 1,
  NotShared: 1,
  Unusable: 1,
  NoAnswer: 0,
  DialError: 2,
}
const SAID = /^(message|problem|reason|what)$/

interface Declared {
  readonly node: Node
  /** The function, or the file, in which it has its name. */
  readonly within: Node
}

interface Source {
  readonly program: Node
  readonly named: ReadonlyMap<string, readonly Declared[]>
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>
}

const FN = /^(ArrowFunctionExpression|FunctionDeclaration|FunctionExpression)$/

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flat()
    .filter((child: Node) => typeof child?.type === "string") as readonly Node[]

const walk = (node: Node, visit: (node: Node, within: Node) => void, within = node): void => {
  visit(node, within)
  for (const child of childrenOf(node)) walk(child, visit, FN.test(node.type) ? node : within)
}

const readSource = (file: string): Source => {
  const { program } = parseSync(file, readFileSync(file, "utf8"))
  const named = new Map<string, Declared[]>()
  const imported = new Map<string, { file: string; name: string }>()
  const add = (name: string, node: Node, within: Node) =>
    named.set(name, [...(named.get(name) ?? []), { node, within }])
  walk(program, (node, within) => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.init)
      add(node.id.name, node.init, within)
    if (node.type === "FunctionDeclaration") add(node.id.name, node, within)
    if (node.type === "ImportDeclaration" && node.source.value.startsWith("."))
      for (const { type, local, imported: of } of node.specifiers)
        if (type === "ImportSpecifier")
          imported.set(local.name, { file: path.resolve(path.dirname(file), node.source.value), name: of.name })
  })
  return { program, named, imported }
}

const sources = new Map<string, Source>()
const sourceOf = (file: string): Source => {
  if (!sources.has(file)) sources.set(file, readSource(file))
  return sources.get(file)!
}

/** What a name stands for at a place: where it is declared in several functions, in the innermost of them. */
const found = (name: string, at: Node, source: Source): readonly (readonly [Node, Source])[] => {
  const own = (source.named.get(name) ?? [])
    .filter(({ within }) => within.start <= at.start && at.end <= within.end)
    .toSorted((a, b) => b.within.start - a.within.start)[0]
  if (own) return [[own.node, source]]
  const from = source.imported.get(name)
  if (!from?.file.endsWith(".ts")) return []
  const other = sourceOf(from.file)
  return found(from.name, other.program, other)
}

const both = (some: readonly string[], more: readonly string[]): readonly string[] =>
  some.flatMap((a) => more.map((b) => a + b)).slice(0, 400)

const returned = (fn: Node): readonly Node[] => {
  if (fn.body.type !== "BlockStatement") return [fn.body]
  const all: Node[] = []
  const look = (node: Node): void => {
    if (node.type === "ReturnStatement" && node.argument) all.push(node.argument)
    if (!/Function/.test(node.type)) childrenOf(node).forEach(look)
  }
  childrenOf(fn.body).forEach(look)
  return all
}

const MOST_DEEP = 8

/** All that an expression may come to, with a hole for what is known only when the node runs. */
const textsOf = (node: Node, source: Source, deep = 0): readonly string[] => {
  const of = (inner: Node) => textsOf(inner, source, deep + 1)
  if (deep > MOST_DEEP) return [HOLE]
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : node.value === null ? [] : [HOLE]
    case "TemplateLiteral":
      return node.quasis.reduce(
        (all: readonly string[], quasi: Node, i: number) =>
          both(both(all, i === 0 ? [""] : of(node.expressions[i - 1])), [quasi.value.cooked]),
        [""],
      )
    case "ConditionalExpression":
      return [...of(node.consequent), ...of(node.alternate)]
    case "LogicalExpression":
      return node.operator === "&&" ? of(node.right) : [...of(node.left), ...of(node.right)]
    case "BinaryExpression":
      return node.operator === "+" ? both(of(node.left), of(node.right)) : [HOLE]
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return of(node.expression)
    case "Identifier": {
      if (node.name === "undefined") return []
      const all = found(node.name, node, source).filter(([one]) => !FN.test(one.type))
      return all.length === 0 ? [HOLE] : all.flatMap(([one, from]) => textsOf(one, from, deep + 1))
    }
    case "MemberExpression": {
      const tables = node.object.type === "Identifier" ? found(node.object.name, node, source) : []
      const fields = tables.flatMap(([one, from]) => {
        let table = one
        while (/^TS(As|Satisfies)Expression$/.test(table.type)) table = table.expression
        return table.type === "ObjectExpression"
          ? table.properties
              .filter((p: Node) => node.computed || p.key?.name === node.property.name)
              .flatMap((p: Node) => textsOf(p.value, from, deep + 1))
          : []
      })
      return fields.length > 0 ? fields : [HOLE]
    }
    case "CallExpression": {
      if (node.callee.type !== "Identifier") return [HOLE]
      const fns = found(node.callee.name, node, source).filter(([one]) => FN.test(one.type))
      const all = fns.flatMap(([fn, from]) => returned(fn).flatMap((one) => textsOf(one, from, deep + 1)))
      return all.length > 0 ? all : [HOLE]
    }
    case "ArrowFunctionExpression":
      return returned(node).flatMap(of)
    default:
      return [HOLE]
  }
}

export interface NodeSentence {
  readonly file: string
  /** Where it stands beside it. */
  readonly code: string | undefined
  readonly text: string
}

const isSentence = (text: string): boolean => /\p{L}{2,} .*\p{L}/u.test(text.replaceAll(HOLE, " "))

const codeIn = (nodes: readonly Node[]): string | undefined =>
  nodes.find((node) => node?.type === "Literal" && /^[a-zA-Z][\w-]*$/.test(node.value))?.value

const saidIn = (file: string): readonly NodeSentence[] => {
  const source = sourceOf(path.join(root, file))
  const all = new Map<string, NodeSentence>()
  const add = (node: Node, code: string | undefined) => {
    for (const text of textsOf(node, source)) if (isSentence(text)) all.set(`${code} ${text}`, { file, code, text })
  }
  walk(source.program, (node) => {
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      const name = node.callee.name ?? node.callee.property?.name
      const at = Object.hasOwn(SAYING, name ?? "") ? SAYING[name]! : -1
      if (at >= 0 && node.arguments[at]) add(node.arguments[at], codeIn(node.arguments.slice(0, at)))
    }
    if (node.type === "ObjectExpression")
      for (const field of node.properties)
        if (SAID.test(field.key?.name ?? ""))
          add(
            field.value,
            codeIn(node.properties.filter((p: Node) => p.key?.name === "code").map((p: Node) => p.value)),
          )
  })
  return [...all.values()]
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => file.endsWith(".ts") && !ELSEWHERE.test(file))
  .toSorted()

export const nodeSentences: readonly NodeSentence[] = files.filter((file) => !BEFORE.test(file)).flatMap(saidIn)

const writtenIn = (file: string): readonly string[] => {
  const source = sourceOf(path.join(root, file))
  const all = new Set<string>()
  walk(source.program, (node) => {
    if (/^(Literal|TemplateLiteral|BinaryExpression)$/.test(node.type))
      for (const text of textsOf(node, source)) all.add(text)
  })
  return [...all]
}

/** Whatever is written as text in the sources of the node. */
export const nodeTexts = (): readonly string[] => files.flatMap(writtenIn)
