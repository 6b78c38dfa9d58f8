/**
 * A mirror that was ended is forgotten by its actor a little later: its rows, and last its secret. Who takes the same
 * up again at once would have what is new forgotten with it; so an ending is answered when it is whole.
 */
import { wait } from "../../core/wait.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { NodeParts } from "../NodeParts.ts"

const LOOK_MS = 20
/** A disk that fails must not keep the answer back: the actor goes on by itself. */
const LONGEST_MS = 10_000

export const whenForgotten = async (
  { ports: { clock, vault } }: NodeParts,
  kind: "mirror" | "trusted",
  reply: CommandReply,
): Promise<CommandReply> => {
  const until = clock.now() + LONGEST_MS
  while (reply.ok && vault.get(kind, reply.id) !== undefined && clock.now() < until) await wait(clock, LOOK_MS)
  return reply
}
