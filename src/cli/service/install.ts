/** `bulbil service install`: writes the units, or what has changed in them, and has systemd run them. */
import { setTimeout as sleep } from "node:timers/promises"
import path from "node:path"
import { makeFolderSync } from "../../storage/makeFolder.ts"
import { homeFolder } from "../../storage/givenPath.ts"
import { type Call, localCommand, type Said } from "../CliCommand.ts"
import { CliFailure, exitCodes } from "../CliFailure.ts"
import { Client } from "../client.ts"
import { givenPath } from "../givenPath.ts"
import type { ProgressLine } from "../progressLine.ts"
import { answers } from "./answers.ts"
import { installedWords } from "./installedWords.ts"
import { takesScope, type ScopeOptions, scopeOf } from "./options.ts"
import { checkWrite, planOf } from "./plan.ts"
import { ended, Systemd } from "./Systemd.ts"
import { installed, writeUnits } from "./unitFiles.ts"
import { NODE_UNIT, RELAY_PATH, type ServicePlan, type Unit, unitsOf } from "./units.ts"

interface Options extends ScopeOptions {
  readonly as?: string
  readonly data?: string
  readonly write?: readonly string[]
  readonly print?: boolean
}

const LOOK_MS = 200
const UP_WITHIN_MS = 60_000

const about = `
Called again it brings the units up to date, and keeps the data folder and the folders that were allowed before.
What the service may do and what not: docs/service.md.
Exit codes: 0 done · 1 failed or refused · 2 wrong usage`

export const installCommand = localCommand<[], Options>({
  name: "install",
  summary: "have systemd run the node, and its relay in a unit of its own",
  takes: (command) =>
    takesScope(command)
      .option("--as <user>", "with --system: the account that it runs as (under sudo: yours)")
      .option("--data <folder>", "the node's data folder (otherwise that of before, or $BULBIL_DATA)", givenPath)
      .option(
        "--write <folder>",
        "beside the data folder, downloads may go here; may be given again",
        (folder: string, before: readonly string[] = []) => [...before, givenPath(folder)],
      )
      .option("--print", "print the units and change nothing")
      .option("--json", "print one JSON object")
      .addHelpText("after", about),
  run: async (call) => {
    const scope = scopeOf(call.options)
    const systemd = new Systemd(scope, homeFolder() ?? "/")
    const plan = planOf({ ...call.options, scope }, installed(systemd.folder))
    return call.options.print ? printed(systemd, unitsOf(plan)) : install(call, systemd, plan)
  },
})

const printed = ({ folder }: Systemd, units: readonly Unit[]): Said => {
  const files = units.map(({ name, text }) => ({ path: path.join(folder, name), text }))
  return {
    schema: "service install",
    json: { units: files },
    text: files.map((file) => `# ${file.path}\n${file.text}`).join("\n"),
  }
}

const install = async ({ options, progress }: Call<Options>, systemd: Systemd, plan: ServicePlan): Promise<Said> => {
  refuseRoot(plan)
  checkWrite(options.write ?? [])
  await systemd.reach()
  const client = new Client(plan.data)
  if (!(await runs(systemd)) && (await answers(client)))
    throw new CliFailure(
      exitCodes.failed,
      "already-running",
      `a node that is no service runs with this data folder; stop it first: bulbil stop --data ${plan.data}`,
    )
  await makeDataFolder(plan)
  const changed = await begin(systemd, plan, progress)
  progress.show("Waiting until the node answers")
  const outcome = await up(systemd, client, plan)
  if (outcome !== "not-confined") return installedWords(plan, changed, outcome)
  const open = { ...plan, confined: false }
  await begin(systemd, open, progress)
  return installedWords(open, changed, await up(systemd, client, open))
}

const runs = async (systemd: Systemd): Promise<boolean> =>
  ["active", "activating", "reloading"].includes((await systemd.state(NODE_UNIT)).active)

/** @returns the files that changed. */
const begin = async (systemd: Systemd, plan: ServicePlan, progress: ProgressLine): Promise<readonly string[]> => {
  const changed = writeUnits(systemd.folder, unitsOf(plan))
  await systemd.tell("daemon-reload")
  await systemd.tell("enable", NODE_UNIT, RELAY_PATH)
  for (const name of [RELAY_PATH, NODE_UNIT]) {
    const again = changed.includes(path.join(systemd.folder, name))
    if (again && (await runs(systemd)))
      progress.show("Starting it again: what is complete is written, and peers are told")
    await systemd.start(name, again)
  }
  return changed
}

/** @throws CliFailure where the node would run as root. */
const refuseRoot = ({ scope }: ServicePlan): void => {
  const isRoot = process.getuid?.() === 0
  if (scope === "user" && isRoot)
    throw new CliFailure(
      exitCodes.failed,
      "root",
      "a node must not run as root. Call this as the user whose node it is to be, " +
        "or have a system unit for that user: bulbil service install --system --as USER",
    )
  if (scope === "system" && !isRoot)
    throw new CliFailure(
      exitCodes.failed,
      "no-permission",
      "only root can install a system unit: call this with sudo, or leave --system out for a unit of your own",
    )
}

/** As the user whose it is: systemd lets nobody write into a folder that is not there when it starts the unit. */
const makeDataFolder = async ({ owner, data }: ServicePlan): Promise<void> => {
  if (owner === undefined) return void makeFolderSync(data, 0o700)
  const { ok, err } = await ended("runuser", ["-u", owner, "--", "mkdir", "-p", "-m", "700", "--", data])
  if (!ok) throw new CliFailure(exitCodes.failed, "no-folder", `${owner} cannot have the data folder: ${err.trim()}`)
}

/** What systemd ends a process with that it could not give namespaces to. */
const NO_NAMESPACES = [217, 226]

/**
 * A node with much to read is still starting after a minute; one that is not confined has not been started. @throws
 * CliFailure when it does not come up, with what it said last.
 */
const up = async (
  systemd: Systemd,
  client: Client,
  { confined, scope }: ServicePlan,
): Promise<"answers" | "starting" | "not-confined"> => {
  const before = await systemd.state(NODE_UNIT)
  for (const end = performance.now() + UP_WITHIN_MS; performance.now() < end; await sleep(LOOK_MS)) {
    if (await answers(client)) return "answers"
    const { active, result, restarts, status } = await systemd.state(NODE_UNIT)
    if (confined && scope === "user" && NO_NAMESPACES.includes(status)) return "not-confined"
    if (active === "failed" || restarts > before.restarts || result !== "success") throw await failed(systemd)
  }
  return "starting"
}

const failed = async (systemd: Systemd): Promise<CliFailure> => {
  const lines = await systemd.lastLines(NODE_UNIT, 5)
  return new CliFailure(
    exitCodes.failed,
    "service-failed",
    "the units are installed, and the node does not come up; " +
      (lines.length === 0 ? "bulbil service status says more" : `it said last: ${lines.join(" · ")}`),
  )
}
