/** The folder that is watched for links and .torrents, where the operator has named one. */
import { realpath } from "node:fs/promises"
import type { ManagementCommand } from "../../contract/commands.ts"
import { shares } from "../../projections/shares.ts"
import { makeFolder } from "../../storage/makeFolder.ts"
import { execute } from "../commands/execute.ts"
import type { NodeConfig } from "../NodeConfig.ts"
import type { NodeParts } from "../NodeParts.ts"
import { StartError } from "../StartError.ts"
import { WatchFolder } from "../watch/WatchFolder.ts"

/** @returns what ends it, and resolves when nothing of it goes on. @throws StartError for a folder that cannot be. */
export const watching = async (parts: NodeParts, { watch }: NodeConfig): Promise<() => Promise<void>> => {
  if (watch === undefined) return async () => undefined
  const folder = await makeFolder(watch)
    .then(() => realpath(watch))
    .catch((error: Error) => {
      throw new StartError("no-folder", `the folder to watch cannot be used: ${error.message}`)
    })
  const taken = await parts.places.folderTaken(folder)
  if (taken) throw new StartError("no-folder", `the folder to watch cannot be used: ${taken.message}`)
  const ended = new AbortController()
  const running = new WatchFolder({
    folder,
    clock: parts.ports.clock,
    signal: ended.signal,
    ask: (command: ManagementCommand) => execute(parts, command),
    shares: () => parts.projector.all(shares),
    tell: (level, text) => parts.logs.add("node", level, text),
  }).run()
  return async () => {
    ended.abort()
    await running
  }
}
