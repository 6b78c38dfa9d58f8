/** `bulbil service status`: what systemd says of the units, and whether the node answers. */
import { homeFolder } from "../../storage/givenPath.ts"
import { localCommand } from "../CliCommand.ts"
import { CliFailure, exitCodes } from "../CliFailure.ts"
import { Client } from "../client.ts"
import { answers } from "./answers.ts"
import { type ScopeOptions, scopeOf, takesScope } from "./options.ts"
import { Systemd, type UnitState } from "./Systemd.ts"
import { installed } from "./unitFiles.ts"
import { NODE_UNIT, RELAY_PATH, RELAY_UNIT } from "./units.ts"

const LOOKED_AT = 200
const SHOWN = 5

const about = `
Exit codes: 0 the node answers · 1 failed, or there is no service · 2 wrong usage · 3 the node does not answer`

export const statusCommand = localCommand<[], ScopeOptions>({
  name: "status",
  summary: "show the units, since when they are as they are, their last trouble, and whether the node answers",
  takes: (command) => takesScope(command).option("--json", "print one JSON object").addHelpText("after", about),
  run: async ({ options }) => {
    const scope = scopeOf(options)
    const systemd = new Systemd(scope, homeFolder() ?? "/")
    const service = installed(systemd.folder)
    if (!service)
      throw new CliFailure(
        exitCodes.failed,
        "no-service",
        `no service is installed in ${systemd.folder}; bulbil service install does it`,
      )
    await systemd.reach()
    const [node, relay, path] = await Promise.all(
      [NODE_UNIT, RELAY_UNIT, RELAY_PATH].map((unit) => systemd.state(unit)),
    )
    const answering = await answers(new Client(service.data))
    const trouble = troubleIn(node!, await systemd.lastLines(NODE_UNIT, LOOKED_AT))
    if (!answering) process.exitCode = exitCodes.notRunning
    return {
      schema: "service status",
      json: {
        scope,
        data: service.data,
        write: service.write,
        answering,
        node: node!,
        relay: relay!,
        path: path!,
        trouble,
      },
      text: [
        unitText(NODE_UNIT, node!),
        unitText(RELAY_UNIT, relay!),
        ...(path!.active === "active" ? [] : [`${RELAY_PATH} is ${path!.active}: the relay cannot be started`]),
        answering ? `the node answers (${service.data})` : `the node does not answer (${service.data})`,
        ...(trouble.length === 0 ? [] : ["last trouble:", ...trouble.map((line) => `  ${line}`)]),
      ].join("\n"),
    }
  },
})

/** What a node complains of begins with its name; of one that does not run, its last words matter whatever they are. */
const troubleIn = ({ active }: UnitState, lines: readonly string[]): readonly string[] =>
  (active === "active" ? lines.filter((line) => line.startsWith("bulbil: ")) : lines).slice(-SHOWN)

const unitText = (name: string, { active, sub, result, since, pid, restarts, enabled }: UnitState): string =>
  [
    `${name}  ${active} (${sub})`,
    since === null ? "" : ` since ${new Date(since).toISOString().slice(0, 19).replace("T", " ")} UTC`,
    pid === null ? "" : `, process ${pid}`,
    result === "success" ? "" : `, ended by ${result}`,
    restarts === 0 ? "" : `, started again ${restarts} ${restarts === 1 ? "time" : "times"}`,
    name === NODE_UNIT && !enabled ? ", not started by itself" : "",
  ].join("")
