/**
 * A node of the demo: a `bulbil start` process of its own, spoken to as a person would, by the command line. It ends
 * with the demo, however that ends: the channel between them is all that tells.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

const MAIN = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "main.ts")

export interface DemoNode {
  readonly name: string
  readonly data: string
  readonly managementLink: string
  /**
   * Runs `bulbil … --data <this node's> --json` and answers with what it printed. @throws with what it said when it
   * failed.
   */
  command<T>(...words: string[]): Promise<T>
  readonly running: boolean
  stop(): Promise<void>
  /** As a power failure would: without a word to anybody. */
  kill(): Promise<void>
}

export interface DemoNodeOptions {
  readonly name: string
  readonly data: string
  readonly testnet: string
  readonly options: readonly string[]
  /** Instead of the command line's own; it knows `start` at least. */
  readonly program?: string
  readonly say: (line: string) => void
}

/** A node that begins; whoever has it ends it, also while it is not up yet. */
export const beginDemoNode = ({
  name,
  data,
  testnet,
  options,
  say,
  program = MAIN,
}: DemoNodeOptions): DemoNode & { readonly ready: Promise<void> } => {
  const child = spawn(
    process.execPath,
    [program, "start", "--data", data, "--testnet", testnet, ...options, "--json"],
    { stdio: ["ignore", "pipe", "inherit", "ipc"] },
  )
  let managementLink = ""
  const running = () => child.exitCode === null && child.signalCode === null
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (!running()) return
    child.kill(signal)
    await once(child, "exit")
  }
  return {
    name,
    data,
    ready: readyLink(child, name, say).then((link) => void (managementLink = link)),
    get managementLink() {
      return managementLink
    },
    command: (...words) => runJson([...words, "--data", data, "--json"], say),
    get running() {
      return running()
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  }
}

/** A node that is up. */
export const startDemoNode = async (options: DemoNodeOptions): Promise<DemoNode> => {
  const node = beginDemoNode(options)
  await node.ready
  return node
}

const readyLink = (child: ChildProcess, name: string, say: (line: string) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${name} ended with code ${code} before it was up`)))
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const report = JSON.parse(line) as { event: string; percent?: number; managementLink?: string }
      if (report.event === "carrier" && (report.percent === 0 || report.percent === 100))
        say(`${name}: tor ${report.percent} %`)
      if (report.event === "ready" && report.managementLink) resolve(report.managementLink)
    })
  })

/** Runs a command that prints one JSON object at its end; its progress goes where ours goes. */
const runJson = <T>(words: readonly string[], say: (line: string) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"] })
    let out = ""
    let complaint = ""
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()))
    createInterface({ input: child.stderr }).on("line", (line) => {
      complaint = line
      say(`  ${line}`)
    })
    child.once("exit", (code) => {
      if (code !== 0) return reject(new Error(`bulbil ${words[0]} ended with code ${code}: ${complaint}`))
      resolve(JSON.parse(out.trim().split("\n").at(-1)!) as T)
    })
  })
