/** The tor of a node that runs: where its sockets are, and its control port. */
import { readFileSync } from "node:fs"
import path from "node:path"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import { TorControl } from "../../../src/transport/tor/TorControl.ts"

export const socketsOf = (data: string): string => readFileSync(path.join(data, "tor", "sockets"), "utf8").trim()

/** A connection of its own, beside the node's. @param data the node's data folder. */
export const controlOf = async (data: string): Promise<TorControl> => {
  const folder = socketsOf(data)
  const control = new TorControl({
    socketPath: path.join(folder, "control"),
    clock: systemClock,
    random: systemRandom,
    readCookie: async () => readFileSync(path.join(folder, "cookie")),
  })
  await control.connect()
  return control
}
