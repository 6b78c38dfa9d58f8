/**
 * The program that gives a network its distance (wan.c): compiled, started and ended. Its namespaces carry the id of
 * its process; those of one that is gone without having removed them (it was killed) are removed before the next.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { type ProcessRecord, recordProcess } from "../../src/process/ProcessRecord.ts"
import type { WideHost } from "./plan.ts"

const SOURCE = path.join(import.meta.dirname, "wan.c")
const NAMESPACES = "/run/netns"
const NAME = "wan"

export const namespaceOf = (wan: number, host: string): string => `wide${wan}-${host}`

/**
 * Words that have a program run on a host, and end when the process that calls it does. They become the program (exec).
 */
export const runningOn = (wan: number, host: string): readonly string[] => [
  "setpriv",
  "--pdeathsig",
  "TERM",
  "ip",
  "netns",
  "exec",
  namespaceOf(wan, host),
]

/** Of all wide networks of this machine, or of one. */
export const namespaces = (wan?: number): readonly string[] =>
  (existsSync(NAMESPACES) ? readdirSync(NAMESPACES) : []).filter((name) => wanOf(name) === (wan ?? wanOf(name) ?? NaN))

const wanOf = (namespace: string): number | undefined => {
  const [, wan] = /^wide(\d+)-/.exec(namespace) ?? []
  return wan === undefined ? undefined : Number(wan)
}

/** What is left of one that has ended, until its parent has looked (a zombie), is none. */
const isWan = (pid: number): boolean => {
  try {
    return new RegExp(`^\\d+ \\(${NAME}\\) [^ZX] `).test(readFileSync(`/proc/${pid}/stat`, "latin1"))
  } catch {
    return false
  }
}

export const removeLeftOver = (): void => {
  for (const name of namespaces())
    if (!isWan(wanOf(name)!)) spawnSync("ip", ["netns", "del", name], { stdio: "ignore" })
}

/**
 * @param owner id of the process with which it is to end; it stays by itself, if left out. @param log file for what it
 * says: at its end, what each host has sent. @returns it when its namespaces are there. @throws with what it said.
 */
export const startWan = async (
  hosts: readonly WideHost[],
  log: string,
  owner: number | undefined,
): Promise<ProcessRecord> => {
  removeLeftOver()
  const folder = mkdtempSync(path.join(os.tmpdir(), "bulbil-wan-"))
  const errors = openSync(log, "a", 0o600)
  try {
    const program = path.join(folder, NAME)
    execFileSync("cc", ["-O2", "-Wall", "-o", program, SOURCE], { stdio: ["ignore", "ignore", "pipe"] })
    const wan = spawn(program, [String(owner ?? 0)], { detached: true, stdio: ["pipe", "pipe", errors] })
    await once(wan, "spawn")
    wan.stdin!.on("error", () => undefined)
    wan.stdin!.end(hosts.map(({ name, address, delayMs, rate }) => `${name} ${address} ${delayMs} ${rate}\n`).join(""))
    const said = await Promise.race([once(wan.stdout!, "data"), once(wan, "exit").then(() => undefined)])
    if (said === undefined) throw new Error(`the wide network cannot be laid: ${readFileSync(log, "utf8").trim()}`)
    wan.stdout!.destroy()
    wan.unref()
    return recordProcess(NAME, wan.pid!)
  } finally {
    closeSync(errors)
    rmSync(folder, { recursive: true, force: true })
  }
}
