/**
 * The process of a node that is killed again and again: `bulbil start` over unix sockets, in a process of its own,
 * maybe under a wrapper.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { createInterface } from "node:readline"

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..")
const MAIN = path.join(ROOT, "src", "cli", "main.ts")

export class CampaignNode {
  readonly #child: ChildProcess
  /** Resolves with true when it is up, with false when it ended before. */
  readonly up: Promise<boolean>
  readonly ended: Promise<void>
  said = ""

  constructor(data: string, sockets: string, wrapper: readonly string[] = []) {
    const [program, ...words] = [
      ...wrapper,
      process.execPath,
      MAIN,
      "start",
      "--data",
      data,
      "--loopback",
      sockets,
      "--json",
    ]
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(ROOT, ".runtime", "compiled") }
    const child = (this.#child = spawn(program!, words, { stdio: ["ignore", "pipe", "pipe"], env }))
    child.stderr!.on("data", (text: Buffer) => (this.said += text.toString()))
    this.ended = once(child, "close").then(() => undefined)
    const lines = createInterface({ input: child.stdout! })
    this.up = new Promise((resolve) => {
      lines.on("line", (line) => (line.includes('"ready"') ? resolve(true) : undefined))
      void this.ended.then(() => resolve(false))
    })
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.running) this.#child.kill(signal)
    await this.ended
  }
}
