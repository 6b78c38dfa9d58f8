/** Commands about newer software. None of them unpacks or runs anything. */
import type { ReleaseCommand } from "../../actors/release/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { CompareChecksum, DismissRelease } from "../../contract/commands/releases.ts"
import { readChecksum } from "../../core/checksum.ts"
import type { NodeParts } from "../NodeParts.ts"
import { answered, refuse } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

const tell = async (parts: NodeParts, command: ReleaseCommand): Promise<CommandReply> =>
  answered(parts, "self", await parts.kernel.tell("release", "self", command))

export const compareChecksumCommand = defineCommand(CompareChecksum, async (parts, { checksum }) => {
  const sha256 = readChecksum(checksum)
  if (sha256 === undefined)
    return refuse("bad-checksum", "this is no SHA-256 checksum: copy its 64 digits whole, and nothing else")
  return tell(parts, { type: "CompareChecksum", sha256 })
})

export const dismissReleaseCommand = defineCommand(DismissRelease, (parts) => tell(parts, { type: "DismissRelease" }))
