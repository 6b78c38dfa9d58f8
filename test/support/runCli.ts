/**
 * Runs one CLI command in this process against a node in memory, or any other; collects what it prints and its exit
 * code.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { listenLocally } from "../../src/api/localSocket.ts"
import { startManagementServer } from "../../src/api/server.ts"
import type { CliCommand } from "../../src/cli/CliCommand.ts"
import { cliCommands } from "../../src/cli/commands.ts"
import { program } from "../../src/cli/program.ts"
import { run } from "../../src/cli/run.ts"
import { HandClock } from "./HandClock.ts"
import { countingRandom } from "./managementApi.ts"
import { MemoryManagedNode } from "./MemoryManagedNode.ts"

export interface RunningNode extends AsyncDisposable {
  readonly node: MemoryManagedNode
  readonly clock: HandClock
  readonly data: string
  stop(): Promise<void>
}

/** A node in memory whose local socket lies where the CLI looks for it. */
export const runningNode = async (): Promise<RunningNode> => {
  const data = await mkdtemp(join(tmpdir(), "node-"))
  const node = new MemoryManagedNode()
  const clock = new HandClock()
  const server = await startManagementServer({ node, clock, random: countingRandom, access: { kind: "local" } })
  await mkdir(data, { recursive: true })
  const socket = await listenLocally(join(data, "run"), server.attach)
  return {
    node,
    clock,
    data,
    stop: () => server.close(),
    async [Symbol.asyncDispose]() {
      await server.close()
      await socket.close()
      await rm(data, { recursive: true })
    },
  }
}

export interface Ran {
  readonly out: string
  readonly err: string
  readonly exit: number
}

/** What a command answered with --json, without what all answers have. */
export const answerIn = <T = Record<string, any>>(out: string): T => {
  const { ok, schema, ...answer } = JSON.parse(out) as Record<string, unknown>
  if (ok !== true || !/^bulbil\.[a-z-]+\/\d+$/.test(String(schema))) throw new Error(`this is no answer: ${out}`)
  return answer as T
}

/** All but those that run a whole node in this process. */
export const commands: readonly CliCommand[] = cliCommands.filter(({ name }) => name !== "start" && name !== "demo")

export const runCli = (...args: readonly string[]): Promise<Ran> => runCliOf(commands, ...args)

/** For what is to be looked at while it goes on. */
export const beginCli = (...args: readonly string[]) => {
  const said = { out: "", err: "" }
  return {
    ended: runInto(said, commands, args),
    until: async (text: string): Promise<void> => {
      while (!said.out.includes(text)) await new Promise((resolve) => setTimeout(resolve, 1))
    },
  }
}

export const runCliOf = (all: readonly CliCommand[], ...args: readonly string[]): Promise<Ran> =>
  runInto({ out: "", err: "" }, all, args)

/** One at a time: it stands in for the process's own streams. */
const runInto = async (
  said: { out: string; err: string },
  all: readonly CliCommand[],
  args: readonly string[],
): Promise<Ran> => {
  const keep = { out: process.stdout.write, err: process.stderr.write, exit: process.exitCode }
  process.stdout.write = (text: unknown) => ((said.out += String(text)), true)
  process.stderr.write = (text: unknown) => ((said.err += String(text)), true)
  process.exitCode = 0
  try {
    await run(() => program([{ heading: "Commands:", commands: all }]), args)
  } finally {
    process.stdout.write = keep.out
    process.stderr.write = keep.err
  }
  const exit = Number(process.exitCode)
  process.exitCode = keep.exit
  return { ...said, exit }
}

/** As if somebody sat at the terminal and typed this. */
export const runCliTyping = async (typed: string, ...args: readonly string[]): Promise<Ran> => {
  const there = Object.getOwnPropertyDescriptor(process, "stdin")!
  const terminal = Object.assign(new PassThrough(), { isTTY: true })
  terminal.end(typed)
  Object.defineProperty(process, "stdin", { value: terminal, configurable: true })
  try {
    return await runCli(...args)
  } finally {
    Object.defineProperty(process, "stdin", there)
  }
}
