/** `bulbil service remove`: ends node and relay and takes their units away; data stay. */
import { homeFolder } from "../../storage/givenPath.ts"
import { localCommand } from "../CliCommand.ts"
import { type ScopeOptions, scopeOf, takesScope } from "./options.ts"
import { Systemd } from "./Systemd.ts"
import { installed, ourUnits, removeUnits } from "./unitFiles.ts"
import { NODE_UNIT, RELAY_PATH, RELAY_UNIT } from "./units.ts"

const about = `
Keys, history and downloads stay where they are; bulbil start, or the service installed anew, goes on with them.
Exit codes: 0 done, also when there was no service · 1 failed or refused · 2 wrong usage`

/** The node first: while it runs it wants its relay. */
const ENDING = [NODE_UNIT, RELAY_PATH, RELAY_UNIT]

export const removeCommand = localCommand<[], ScopeOptions>({
  name: "remove",
  summary: "end the node and its relay, and remove their units; all data stay",
  takes: (command) => takesScope(command).option("--json", "print one JSON object").addHelpText("after", about),
  run: async ({ options, progress }) => {
    const systemd = new Systemd(scopeOf(options), homeFolder() ?? "/")
    const there = ourUnits(systemd.folder)
    if (there.length === 0)
      return {
        schema: "service remove",
        json: { removed: [], data: null },
        text: "there is no such service; nothing was done",
      }
    const data = installed(systemd.folder)?.data
    await systemd.reach()
    progress.show("Stopping: what is complete is written, and peers are told")
    for (const unit of ENDING.filter((name) => there.includes(name))) await systemd.tell("stop", unit)
    await systemd.tell("disable", ...there.filter((name) => name !== RELAY_UNIT))
    const removed = removeUnits(systemd.folder)
    await systemd.tell("daemon-reload")
    const where = data === undefined ? "" : ` Its data stay in ${data}; bulbil start --data ${data} goes on with them.`
    return { schema: "service remove", json: { removed, data: data ?? null }, text: `The service is removed.${where}` }
  },
})
