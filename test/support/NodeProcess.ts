/**
 * A node as its operator runs it: `bulbil start` in a process of its own, maybe under a wrapper (strace, unshare),
 * spoken to by the command line. A wrapper must become the node (exec), so that `pid` is the node's own. Owns the
 * process; ends it by its id.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import path from "node:path"
import { createInterface } from "node:readline"

const MAIN = path.resolve(import.meta.dirname, "..", "..", "src", "cli", "main.ts")

export interface NodeProcess {
  readonly pid: number
  readonly data: string
  readonly managementLink: string
  /**
   * Runs `bulbil … --data <this node's> --json`. @returns what it printed last. @throws with what it said when it
   * failed.
   */
  command<T>(...words: string[]): Promise<T>
  /** Resolves when the process has ended. */
  end(signal?: "SIGTERM" | "SIGKILL"): Promise<void>
}

/**
 * @param wrapper words before the node's own, also for its commands. @param carrier such as `["--loopback", folder]`.
 */
export const startNodeProcess = async (
  data: string,
  carrier: readonly string[],
  wrapper: readonly string[] = [],
): Promise<NodeProcess> => {
  const child = bulbil(["start", "--data", data, ...carrier, "--json"], wrapper)
  const end = async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, "exit")
    child.kill(signal)
    await exited
  }
  const managementLink = await ready(child)
  return {
    pid: child.pid!,
    data,
    managementLink,
    end,
    command: async <T>(...words: string[]) => {
      const { out, err, code } = await ended(bulbil([...words, "--data", data, "--json"], wrapper))
      if (code !== 0) throw new Error(`bulbil ${words[0]} ended with code ${code}: ${err}`)
      return JSON.parse(out.trim().split("\n").at(-1)!) as T
    },
  }
}

/** What a process printed, and its exit code. */
export const ended = (child: ChildProcess): Promise<{ out: string; err: string; code: number | null }> =>
  new Promise((resolve, reject) => {
    let [out, err] = ["", ""]
    child.stdout!.on("data", (chunk: Buffer) => (out += chunk.toString()))
    child.stderr!.on("data", (chunk: Buffer) => (err += chunk.toString()))
    child.once("error", reject).once("close", (code) => resolve({ out, err, code }))
  })

/** Its child that runs a program of this name. */
export const childOf = (pid: number, name: string): number | undefined =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .split(" ")
    .filter(Boolean)
    .map(Number)
    .find((child) => readFileSync(`/proc/${child}/comm`, "utf8").trim() === name)

const bulbil = (words: readonly string[], wrapper: readonly string[]): ChildProcess => {
  const [program, ...args] = [...wrapper, process.execPath, MAIN, ...words]
  return spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] })
}

/** @returns the management link. */
const ready = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ""
    child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()))
    child
      .once("error", reject)
      .once("exit", (code) => reject(new Error(`the node ended with code ${code} before it was up: ${said}`)))
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const told = JSON.parse(line) as { event: string; managementLink?: string }
      if (told.event === "ready") resolve(told.managementLink!)
    })
  })
