/**
 * One well-formed command of each kind that the management contract has: a command that is added is tested without
 * being named here.
 */
import { Arbitrary, FastCheck, Schema, SchemaAST } from "effect"
import { ManagementCommand } from "../../src/contract/commands.ts"

const union = ManagementCommand.ast
if (!SchemaAST.isUnion(union)) throw new TypeError("the contract's commands are no union")

export const everyCommand: readonly ManagementCommand[] = union.types.map((type) => {
  const schema = Schema.make<ManagementCommand>(type)
  const [command] = FastCheck.sample(Arbitrary.make(schema), { numRuns: 1, seed: 1 })
  return Schema.decodeUnknownSync(schema)(command)
})
