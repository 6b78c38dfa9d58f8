/** Reads what was asked strictly, and has the command that is meant do it, in its turn. */
import { Either, Schema, SchemaAST } from "effect"
import type { CommandReply } from "../../contract/commands.ts"
import type { NodeParts } from "../NodeParts.ts"
import type { Command } from "./defineCommand.ts"
import { commands as all } from "./registry.ts"
import { refuse, type Refused } from "./answers.ts"

export interface Understood {
  readonly command: Command
  readonly given: { readonly type: string }
}

/** The command that is asked for, with what it is given; else the refusal to answer with. */
export const understand = (asked: unknown, commands: readonly Command[] = all): Understood | Refused => {
  const type = (asked as { readonly type?: unknown } | null | undefined)?.type
  const command = commands.find((each) => each.type === type)
  if (!command) return refuse("malformed", "The command could not be read: there is none of this type.")
  const given = Schema.decodeUnknownEither(command.schema, { onExcessProperty: "error" })(asked)
  if (Either.isRight(given)) return { command, given: given.right }
  return refuse("malformed", `The command could not be read: ${command.type} takes ${takes(command)}.`)
}

export const execute = async (
  parts: NodeParts,
  asked: unknown,
  commands: readonly Command[] = all,
): Promise<CommandReply> => {
  const understood = understand(asked, commands)
  if ("ok" in understood) return understood
  const { command, given } = understood
  const act = () => command.run(parts, given)
  return command.turns === undefined ? act() : parts.turns.take(command.turns, act)
}

/** In words, from the schema itself. */
const takes = ({ schema }: Command): string => {
  const { ast } = schema
  const fields = SchemaAST.isTypeLiteral(ast) ? ast.propertySignatures.filter(({ name }) => name !== "type") : []
  const words = fields.map(({ name, isOptional, type }) => {
    const described = SchemaAST.isUnion(type) ? (type.types.find(descriptionOf) ?? type) : type
    return `${String(name)}${isOptional ? ", if it is wanted" : ""} (${descriptionOf(described) ?? "see its schema"})`
  })
  return words.length === 0 ? "nothing else" : words.join("; ")
}

const descriptionOf = (ast: SchemaAST.AST): string | undefined =>
  ast.annotations[SchemaAST.DescriptionAnnotationId] as string | undefined
