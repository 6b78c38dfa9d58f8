/** What comes back from a node, or does not: its octets, its refusals, and that it ended. */
import type { IncomingMessage } from "node:http"
import type { Refusal } from "../contract/commands.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"

/** What a refusal is to a command. */
export const failed = ({ code, message, id, kinds }: Refusal): CliFailure =>
  new CliFailure(exitCodes.failed, code, message, {
    ...(id === undefined ? {} : { id }),
    ...(kinds === undefined ? {} : { kinds }),
  })

export const stopped = (): CliFailure =>
  new CliFailure(
    exitCodes.notRunning,
    "node-stopped",
    "the node stopped; what was begun goes on when it is started again",
  )

/** @throws CliFailure when the node ends meanwhile. */
export const octets = async (answer: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer)
  } catch (error) {
    throw ["ECONNRESET", "EPIPE"].includes((error as NodeJS.ErrnoException).code ?? "") ? stopped() : error
  }
  return Buffer.concat(chunks)
}
