/** `bulbil relay stop`: ends the relay's process, by the node or, where none runs, without it. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { relayEnded } from "./awaitRelay.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"
import { formatRelay } from "./formatRelay.ts"
import { nodeCommand } from "./nodeCommand.ts"

/** @throws CliFailure, the given one where there never was a node. */
const endAlone = async (data: string, why: CliFailure): Promise<void> => {
  if (!existsSync(join(data, "events.sqlite"))) throw why
  const { endRelay } = await import("../app/endRelay.ts")
  const reply = await endRelay(data)
  if (!reply.ok) throw new CliFailure(exitCodes.failed, reply.code, reply.message)
}

export const stop = nodeCommand({
  name: "stop",
  summary: "end the relay's process, which goes on when only the node stops; bulbil relay start begins again",
  example: "relay stop",
  takes: (command) => command.addHelpText("after", "\nIt needs no node that runs."),
  run: async ({ client, progress, options }) => {
    try {
      await client.command({ type: "StopRelay" })
    } catch (error) {
      if (!(error instanceof CliFailure) || error.code !== "not-running") throw error
      progress.show("Ending the relay")
      await endAlone(options.data, error)
      return {
        schema: "relay stop",
        json: { nodeRuns: false },
        text: "Relay: Stopped. No node runs; the next one does not start it again",
      }
    }
    return { schema: "relay stop", json: { nodeRuns: true }, text: formatRelay(await relayEnded(client, progress)) }
  },
})
