/** The sentences of the page that are functions, and what each takes: read from its English, where types stand. */
import { readFileSync } from "node:fs"
import { type ESTree, parseSync } from "vite"
import { holders } from "./spokenWords.ts"

type Path = readonly string[]

/** Figures in all that is asked for: a fact, a row, whatever a sentence is made of. */
const allFigures = (figure: number): unknown => new Proxy({}, { get: () => figure })

export interface WordFunction {
  /** From the name of the words to the function. */
  readonly path: Path
  /** Each way to call it: every number is the figure, and every choice is made once. */
  calls(figure: number): readonly (readonly unknown[])[]
}

type Node = any

/** All values of a type that tell its kinds apart. */
const valuesOf = (type: Node, types: ReadonlyMap<string, Node>, figure: number): readonly unknown[] => {
  const of = (inner: Node) => valuesOf(inner, types, figure)
  switch (type?.type) {
    case "TSNumberKeyword":
      return [figure]
    case "TSStringKeyword":
      return ["x"]
    case "TSBooleanKeyword":
      return [true, false]
    case "TSNullKeyword":
      return [null]
    case "TSUndefinedKeyword":
      return [undefined]
    case "TSLiteralType":
      return [type.literal.value]
    case "TSUnionType":
      return type.types.flatMap(of)
    case "TSParenthesizedType":
      return of(type.typeAnnotation)
    case "TSTypeOperator":
      return of(type.typeAnnotation)
    case "TSArrayType":
      return of(type.elementType).map((one) => [one])
    case "TSTypeReference":
      return types.has(type.typeName.name) ? of(types.get(type.typeName.name)) : [allFigures(figure)]
    default:
      return [allFigures(figure)]
  }
}

const productOf = (choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  choices.reduce<readonly (readonly unknown[])[]>(
    (all, values) => all.flatMap((some) => values.map((value) => [...some, value])),
    [[]],
  )

/** @param named what a name stands for, in the same file. */
const functionsIn = (node: Node, path: Path, named: ReadonlyMap<string, Node>): readonly WordFunction[] => {
  switch (node?.type) {
    case "Identifier":
      return functionsIn(named.get(node.name), path, named)
    case "ObjectExpression":
      return node.properties.flatMap((property: Node) =>
        functionsIn(property.value, [...path, String(property.key?.name ?? property.key?.value)], named),
      )
    case "ArrayExpression":
      return node.elements.flatMap((element: Node, at: number) => functionsIn(element, [...path, String(at)], named))
    case "TSSatisfiesExpression":
    case "TSAsExpression":
      return functionsIn(node.expression, path, named)
    case "CallExpression":
      return functionsIn(node.arguments[0], path, named)
    case "ArrowFunctionExpression":
      return [
        {
          path,
          calls: (figure) =>
            productOf(node.params.map((param: Node) => valuesOf(param.typeAnnotation?.typeAnnotation, named, figure))),
        },
      ]
    default:
      return []
  }
}

/** Every `inLanguage("name", words)` within something. */
const wordsIn = (node: Node): readonly (readonly [name: string, words: Node])[] => {
  if (Array.isArray(node)) return node.flatMap(wordsIn)
  if (typeof node?.type !== "string") return []
  if (node.type === "CallExpression" && node.callee.name === "inLanguage")
    return [[node.arguments[0].value, node.arguments[1]]]
  return Object.values(node).flatMap(wordsIn)
}

/** Types and constants of a file, by their names. */
const namedIn = (program: ESTree.Program): ReadonlyMap<string, Node> =>
  new Map(
    program.body
      .map((statement: Node) => statement.declaration ?? statement)
      .flatMap((declared: Node): readonly (readonly [string, Node])[] => {
        if (declared.type === "TSTypeAliasDeclaration") return [[declared.id.name, declared.typeAnnotation]]
        if (declared.type !== "VariableDeclaration") return []
        return declared.declarations.map(({ id, init }: Node) => [id.name, init])
      }),
  )

export const wordFunctions: readonly WordFunction[] = holders.flatMap((file) => {
  const { program } = parseSync(file, readFileSync(file, "utf8"))
  return wordsIn(program).flatMap(([name, words]) => functionsIn(words, [name], namedIn(program)))
})
