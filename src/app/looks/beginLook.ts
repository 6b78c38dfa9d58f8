/** Begins a look at what a path holds, as it would be shared. */
import type { Refusal } from "../../contract/commands.ts"
import type { LookAsked, LookBegun } from "../../contract/traces.ts"
import { refuse } from "../commands/answers.ts"
import { shareSource } from "../commands/shareSource.ts"
import type { NodeParts } from "../NodeParts.ts"

export const beginLook = async (parts: NodeParts, asked: LookAsked): Promise<LookBegun | Refusal> => {
  const source = await shareSource(parts, asked)
  if ("ok" in source) return source
  const looking = parts.looks.begin(source)
  if (!looking) return refuse("too-many-looks", "several looks at files are under way; wait until one is over")
  return { ok: true, id: looking.id }
}
