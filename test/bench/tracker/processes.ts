/**
 * Processes that a benchmark forks and asks: each says one thing when it is ready, then one answer to each question.
 */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"

/** What a server says: asked for `cpu` or for `memory`, which is read after it has been collected. */
export interface Usage {
  /** Seconds of processor time until now. */
  readonly cpu: number
  readonly memory: NodeJS.MemoryUsage
}

export class Forked {
  readonly #child: ChildProcess
  readonly #answers: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = []

  /** @param flags of Node, beside --expose-gc */
  constructor(file: string, args: readonly string[], flags: readonly string[] = []) {
    this.#child = fork(file, args, {
      execArgv: ["--expose-gc", ...flags],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    })
    this.#child.on("message", (answer) => this.#answers.shift()?.resolve(answer))
    this.#child.once("exit", (code, signal) => {
      for (const { reject } of this.#answers.splice(0)) reject(new Error(`ended (${signal ?? code})`))
    })
  }

  /** The next thing that it says. */
  heard<T>(): Promise<T> {
    return new Promise((resolve, reject) =>
      this.#answers.push({ resolve: resolve as (answer: unknown) => void, reject }),
    )
  }

  ask<T>(question: unknown): Promise<T> {
    const answer = this.heard<T>()
    this.#child.send(question as object)
    return answer
  }

  async stop(): Promise<void> {
    this.#child.disconnect()
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, "exit")
  }
}

/** The other side: answers each question of the parent, and ends when it is gone. */
export const answering = (answer: (question: any) => unknown, ready: unknown): void => {
  process.on("message", async (question) => process.send!((await answer(question)) ?? null))
  process.once("disconnect", () => process.exit())
  process.send!(ready)
}

export const usage = (question: "cpu" | "memory"): Usage => {
  const { user, system } = process.cpuUsage()
  if (question === "memory") for (let i = 0; i < 4; i++) globalThis.gc!()
  return { cpu: (user + system) / 1e6, memory: process.memoryUsage() }
}
