/**
 * One well-formed command of each kind that the management contract has: a command that is added is tested without
 * being named here.
 */
import { Arbitrary, FastCheck } from "effect"
import { ManagementCommand } from "../../src/contract/commands.ts"

export const everyCommand: readonly ManagementCommand[] = ManagementCommand.members.map(
  (schema) => FastCheck.sample(Arbitrary.make(schema as never), { numRuns: 1, seed: 1 })[0] as ManagementCommand,
)
