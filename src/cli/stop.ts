/** `bulbil stop`: ends the node, and waits until it has. Its relay is a process of its own, and goes on. */
import { setTimeout as sleep } from "node:timers/promises"
import { relayRow } from "./formatRelay.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import type { Client } from "./client.ts"
import { nodeCommand } from "./nodeCommand.ts"

const LOOK_MS = 200
const LONGEST_MS = 120_000

/** @throws CliFailure when it does not end. */
const gone = async (client: Client): Promise<void> => {
  for (const end = performance.now() + LONGEST_MS; performance.now() < end; await sleep(LOOK_MS)) {
    try {
      await client.managementLink()
    } catch (error) {
      if (!(error instanceof CliFailure)) throw error
      // A node that is stopping may refuse before it is gone.
      if (error.exit === exitCodes.notRunning) return
    }
  }
  throw new CliFailure(
    exitCodes.failed,
    "does-not-stop",
    "the node was told to stop and still answers; look into bulbil logs",
  )
}

export const stopCommand = nodeCommand({
  name: "stop",
  summary: "stop the node; what was begun goes on when it is started again",
  example: "stop",
  run: async ({ client, progress }) => {
    const relay = relayRow(await client.state())
    const id = await client.command({ type: "StopNode" })
    progress.show("Stopping: what is complete is written, and peers are told")
    await gone(client)
    const goesOn = relay?.mode === "running" ? "\nIts relay goes on; to end that as well: bulbil relay stop" : ""
    return { schema: "stop", json: { id }, text: `stopped${goesOn}` }
  },
})
