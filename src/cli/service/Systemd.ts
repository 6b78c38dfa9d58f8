/**
 * Systemd of this machine, a user's own or that of the machine, by its programs: what can be asked of it is what people
 * can type. Owns where its unit files lie. Changes nothing but what it is told to.
 */
import { spawn } from "node:child_process"
import path from "node:path"
import { CliFailure, exitCodes } from "../CliFailure.ts"
import type { Scope } from "./units.ts"

export interface UnitState {
  /** "loaded", "not-found", … */
  readonly load: string
  /** "active", "activating", "failed", "inactive", … */
  readonly active: string
  readonly sub: string
  /** "success", or what it failed by. */
  readonly result: string
  /** Of its process, the last time that it ended. */
  readonly status: number
  readonly enabled: boolean
  /** Unix milliseconds of its last change; `null` where there was none. */
  readonly since: number | null
  readonly pid: number | null
  readonly restarts: number
}

interface Ended {
  readonly ok: boolean
  readonly out: string
  readonly err: string
}

const PROPERTIES = [
  "LoadState",
  "ActiveState",
  "SubState",
  "Result",
  "ExecMainStatus",
  "UnitFileState",
  "StateChangeTimestamp",
  "MainPID",
  "NRestarts",
]

export class Systemd {
  readonly scope: Scope
  readonly folder: string
  readonly #env: NodeJS.ProcessEnv

  constructor(scope: Scope, home: string, env: NodeJS.ProcessEnv = process.env) {
    this.scope = scope
    const config = env["XDG_CONFIG_HOME"]?.startsWith("/") ? env["XDG_CONFIG_HOME"] : path.join(home, ".config")
    this.folder = scope === "system" ? "/etc/systemd/system" : path.join(config, "systemd", "user")
    // A shell that was begun by su or sudo does not know it.
    this.#env = { XDG_RUNTIME_DIR: `/run/user/${process.getuid?.()}`, ...env, LC_ALL: "C", TZ: "UTC" }
  }

  /** @throws CliFailure where there is none that answers. */
  async reach(): Promise<void> {
    const { ok, err } = await this.#systemctl(["show", "--property=Version"])
    if (ok) return
    const why = err.trim().split("\n")[0]
    const own =
      this.scope === "user" ? " A user's own answers where that user has logged in, not under su or sudo." : ""
    throw new CliFailure(
      exitCodes.failed,
      "no-systemd",
      `no systemd answers here${why ? ` (${why})` : ""}.${own} ` +
        "bulbil service install --print prints the units; without systemd, run bulbil start",
    )
  }

  /** @throws CliFailure with systemd's own words. */
  async tell(...words: readonly string[]): Promise<void> {
    const { ok, err } = await this.#systemctl(words)
    const why = err.trim().split("\n")[0]
    if (!ok) throw new CliFailure(exitCodes.failed, "service-failed", `systemctl ${words.join(" ")}: ${why}`)
  }

  /** Whether it came up is asked afterwards. */
  async start(unit: string, again: boolean): Promise<void> {
    await this.#systemctl([again ? "restart" : "start", unit])
  }

  async state(unit: string): Promise<UnitState> {
    const { out } = await this.#systemctl(["show", unit, `--property=${PROPERTIES.join(",")}`])
    const read = new Map(out.split("\n").map((line) => [line.split("=")[0]!, line.slice(line.indexOf("=") + 1)]))
    const since = Date.parse((read.get("StateChangeTimestamp") ?? "").replace(/^\w+ /, ""))
    return {
      load: read.get("LoadState") ?? "not-found",
      active: read.get("ActiveState") ?? "inactive",
      sub: read.get("SubState") ?? "dead",
      result: read.get("Result") ?? "success",
      status: Number(read.get("ExecMainStatus")) || 0,
      enabled: read.get("UnitFileState") === "enabled",
      since: Number.isNaN(since) ? null : since,
      pid: Number(read.get("MainPID")) || null,
      restarts: Number(read.get("NRestarts")) || 0,
    }
  }

  /** The last lines of a unit in the journal, oldest first; none where the journal cannot be read. */
  async lastLines(unit: string, count: number): Promise<readonly string[]> {
    const of = this.scope === "user" ? `--user-unit=${unit}` : `--unit=${unit}`
    const { out } = await this.#run("journalctl", [of, "--no-pager", "--quiet", "--output=cat", `--lines=${count}`])
    return out.split("\n").filter((line) => line.trim() !== "")
  }

  #systemctl(words: readonly string[]): Promise<Ended> {
    return this.#run("systemctl", [...(this.scope === "user" ? ["--user"] : []), "--no-ask-password", ...words])
  }

  #run(program: string, words: readonly string[]): Promise<Ended> {
    return ended(program, words, this.#env)
  }
}

/** What a program says to its end. Never rejects. */
export const ended = (
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, words, { env, stdio: ["ignore", "pipe", "pipe"] })
    const said = { out: "", err: "" }
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text))
    child.once("error", (error: NodeJS.ErrnoException) => {
      resolve({ ok: false, out: "", err: error.code === "ENOENT" ? `${program} is not there` : error.message })
    })
    child.once("close", (code) => resolve({ ok: code === 0, ...said }))
  })
