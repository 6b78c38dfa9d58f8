/** `bulbil restart`: has the process that runs the node close it and open it again, and waits until it answers. */
import { setTimeout as sleep } from "node:timers/promises"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"

const LOOK_MS = 200
const LONGEST_MS = 180_000

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

const doesNotStart = (how: string): CliFailure =>
  new CliFailure(
    exitCodes.failed,
    "does-not-start",
    `the node was told to begin anew and ${how}; what it prints, or its service's journal, says why`,
  )

/** @param ended whether its process has ended: then nobody comes any more. @returns when it began this time. */
const anew = async (client: Client, before: number, ended: () => boolean): Promise<number> => {
  for (const end = performance.now() + LONGEST_MS; performance.now() < end; await sleep(LOOK_MS)) {
    try {
      const { startedAt } = (await client.state()).node
      if (startedAt !== before) return startedAt
    } catch (error) {
      // While it is closed nobody answers.
      if (!(error instanceof CliFailure)) throw error
      if (ended()) throw doesNotStart("ended instead")
    }
  }
  throw doesNotStart("does not answer")
}

export const restartCommand = nodeCommand({
  name: "restart",
  summary: "close the node and open it again in the same process, for settings that hold after a restart",
  example: "restart",
  run: async ({ client, progress }) => {
    const { startedAt, pid } = (await client.state()).node
    // One that is not seen from here, as of a container, says nothing.
    const seen = lives(pid)
    const id = await client.command({ type: "RestartNode" })
    progress.show("Beginning anew: what is complete is written, and peers are told")
    return {
      schema: "restart",
      json: { id, startedAt: await anew(client, startedAt, () => seen && !lives(pid)) },
      text: "restarted",
    }
  },
})
