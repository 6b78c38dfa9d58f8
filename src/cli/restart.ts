/** `bulbil restart`: has the process that runs the node close it and open it again, and waits until it answers. */
import { setTimeout as sleep } from "node:timers/promises"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"

const LOOK_MS = 200
const LONGEST_MS = 180_000

/** @returns when it began this time. */
const anew = async (client: Client, before: number): Promise<number> => {
  for (const end = performance.now() + LONGEST_MS; performance.now() < end; await sleep(LOOK_MS)) {
    try {
      const { startedAt } = (await client.state()).node
      if (startedAt !== before) return startedAt
    } catch (error) {
      // While it is closed nobody answers.
      if (!(error instanceof CliFailure)) throw error
    }
  }
  throw new CliFailure(
    exitCodes.failed,
    "does-not-start",
    "the node was told to begin anew and does not answer; what it prints, or its service's journal, says why",
  )
}

export const restartCommand = nodeCommand({
  name: "restart",
  summary: "close the node and open it again in the same process, for settings that hold after a restart",
  example: "restart",
  run: async ({ client, progress }) => {
    const { startedAt } = (await client.state()).node
    const id = await client.command({ type: "RestartNode" })
    progress.show("Beginning anew: what is complete is written, and peers are told")
    return { schema: "restart", json: { id, startedAt: await anew(client, startedAt) }, text: "restarted" }
  },
})
