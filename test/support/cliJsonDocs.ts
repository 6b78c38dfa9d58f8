/** docs/cli-json.md, out of the schemas of what commands print. */
import { Option, SchemaAST as AST, type Schema } from "effect"
import { answers, lines } from "../../src/cli/answers.ts"
import { schemaName } from "../../src/cli/CliCommand.ts"

type Fields = Schema.Struct.Fields
type Objects = Map<string, AST.TypeLiteral>

const head = `# What commands print with \`--json\`

<!-- Generated from src/cli/answers.ts; to write it anew: vitest run test/cli/json.test.ts --update. -->

Every command takes \`--json\`, and prints one object on one line of standard output:

- done: \`{"ok":true,"schema":"bulbil.NAME/1",…}\`, where the schema tells which table below holds for the rest.
- failed: \`{"ok":false,"code":…,"message":…}\`: the code for scripts (docs/errors.md), the message for people. Where
  several targets were named and some failed, the code is \`some-failed\`, and \`results\` is there as well; \`id\`,
  \`ids\`, or \`target\` and \`title\`, where they are there, name what it is about.

The number behind the name goes up when a field is taken away or means something else. Fields may be added without:
leave alone what you do not know. Ids are whole; commands take the first 6 digits or more of them. Octets are counted,
never KiB; times are milliseconds since 1970 in UTC. What others wrote (titles, names, tags) stands there as it came,
with each control character as its \`\\u\` escape.

\`bulbil watch\`, \`logs\`, \`log tail\`, \`log show\`, \`log replay\`, \`log export\`, \`start\` and \`demo\` print an
object a line; of a failure the last line is as above, and of \`watch\` the last line says how it ended.
`

const described = (ast: AST.AST): string => Option.getOrElse(AST.getDescriptionAnnotation(ast), () => "")

const named = (ast: AST.AST): string | undefined => Option.getOrUndefined(AST.getIdentifierAnnotation(ast))

/** In words; objects with a name are kept for later. */
const typeOf = (ast: AST.AST, objects: Objects): string => {
  const name = named(ast)
  if (AST.isTypeLiteral(ast) && name !== undefined) {
    if (!objects.has(name)) {
      objects.set(name, ast)
      // Those in it as well.
      rows(ast, objects)
    }
    return `[${name}](#${name.toLowerCase()})`
  }
  if (AST.isUnion(ast)) {
    const parts = ast.types.filter((type) => !AST.isUndefinedKeyword(type))
    return parts.map((type) => typeOf(type, objects)).join(" \\| ")
  }
  if (AST.isLiteral(ast)) return `\`${JSON.stringify(ast.literal)}\``
  if (AST.isTupleType(ast)) return `list of ${typeOf(ast.rest[0]!.type, objects)}`
  if (AST.isStringKeyword(ast)) return "text"
  if (AST.isNumberKeyword(ast)) return "number"
  if (AST.isBooleanKeyword(ast)) return "true or false"
  if (AST.isObjectKeyword(ast)) return "object"
  if (AST.isUnknownKeyword(ast)) return "any"
  throw new Error(`no words for ${ast._tag}`)
}

const rows = (ast: AST.TypeLiteral, objects: Objects): readonly string[] =>
  ast.propertySignatures.map(({ name, type, isOptional }) => {
    const inner = isOptional && AST.isUnion(type) ? type.types.find((one) => !AST.isUndefinedKeyword(one))! : type
    const words = named(inner) === undefined || !AST.isTypeLiteral(inner) ? described(inner) : ""
    const about = [...(isOptional ? ["may be left out"] : []), ...(words === "" ? [] : [words])].join("; ")
    return `| \`${String(name)}\` | ${typeOf(inner, objects)} | ${about} |`
  })

const table = (ast: AST.TypeLiteral, objects: Objects): string => {
  const all = rows(ast, objects)
  return all.length === 0 ? "Nothing more." : ["| field | type | what |", "| --- | --- | --- |", ...all].join("\n")
}

export const cliJsonDocs = (structOf: (fields: Fields) => AST.AST): string => {
  const objects: Objects = new Map()
  const tableOf = (fields: Fields) => table(structOf(fields) as AST.TypeLiteral, objects)
  const commands = Object.entries<Fields>(answers).map(
    ([name, fields]) => `### bulbil ${name}\n\n\`"schema": "${schemaName(name)}"\`\n\n${tableOf(fields)}`,
  )
  const streams = Object.entries<Fields>(lines).map(
    ([name, fields]) => `### Lines of bulbil ${name}\n\n${tableOf(fields)}`,
  )
  const parts = [...objects]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, ast]) => `### ${name}\n\n${table(ast, objects)}`)
  return [head.trimEnd(), "## Answers", ...commands, "## Lines", ...streams, "## Objects", ...parts]
    .join("\n\n")
    .concat("\n")
}
