/**
 * Worker threads that look into files which somebody else may have made. Each file has 200 ms of a processor; a thread
 * that takes more, needs too much memory, or hears nothing from a disk, is ended with its file, and another begins.
 */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import type { TraceAnswer, TraceJob } from "./traceJob.ts"

/** Of the thread's own work on one file; and for all that it waits for. */
const MAX_CPU_MS = 200
const MAX_WAIT_MS = 5_000
const CHECK_MS = 100
const MEMORY_MB = 128

interface Waiting {
  readonly job: TraceJob
  readonly answer: (answer: TraceAnswer | undefined) => void
}

interface Busy extends Waiting {
  readonly since: number
  readonly cpu: Promise<number>
}

export interface PoolOptions {
  readonly size?: number
  readonly worker?: URL
}

export class LookPool {
  readonly size: number
  readonly #script: URL
  readonly #waiting: Waiting[] = []
  readonly #idle: Worker[] = []
  /** Their modules are being loaded: no file's time. */
  readonly #starting = new Set<Worker>()
  readonly #busy = new Map<Worker, Busy>()
  #check: NodeJS.Timeout | undefined
  #closed = false

  constructor({ size = Math.max(1, Math.min(availableParallelism(), 4)), worker }: PoolOptions = {}) {
    this.size = size
    this.#script = worker ?? new URL("./traceWorker.js", import.meta.url)
  }

  /** @returns undefined for a file that ended its thread. */
  look(job: TraceJob): Promise<TraceAnswer | undefined> {
    return new Promise((answer) => {
      if (this.#closed) return answer(undefined)
      this.#waiting.push({ job, answer })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#check)
    for (const { answer } of this.#waiting.splice(0)) answer(undefined)
    const workers = [...this.#idle.splice(0), ...this.#starting, ...this.#busy.keys()]
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  /** Ends the threads that nobody needs now. */
  rest(): void {
    for (const worker of this.#idle.splice(0)) void worker.terminate()
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#closed) return
    const worker = this.#idle.pop()
    if (!worker) {
      const wanted = Math.min(this.size, this.#busy.size + this.#waiting.length)
      while (this.#busy.size + this.#starting.size < wanted) this.#start()
      return
    }
    const waiting = this.#waiting.shift()!
    worker.ref()
    this.#busy.set(worker, { ...waiting, since: performance.now(), cpu: cpuOf(worker) })
    worker.postMessage(waiting.job)
    this.#check ??= setInterval(() => this.#endStuck(), CHECK_MS).unref()
  }

  #start(): void {
    const worker = new Worker(this.#script, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    this.#starting.add(worker)
    worker.on("message", (said: TraceAnswer | "ready") => {
      this.#starting.delete(worker)
      if (said === "ready") this.#idle.push(worker)
      else this.#answered(worker, said)
      this.#next()
    })
    // It ends after that.
    worker.on("error", () => undefined)
    worker.on("exit", () => this.#lose(worker))
  }

  #answered(worker: Worker, answer: TraceAnswer): void {
    const busy = this.#busy.get(worker)
    // It was given up, and comes too late.
    if (!busy) return
    this.#busy.delete(worker)
    worker.unref()
    this.#idle.push(worker)
    busy.answer(answer)
  }

  /** What it was looking into counts as not looked into. One that cannot even begin is not begun again for ever. */
  #lose(worker: Worker): void {
    const busy = this.#busy.get(worker)
    this.#busy.delete(worker)
    const at = this.#idle.indexOf(worker)
    if (at >= 0) this.#idle.splice(at, 1)
    busy?.answer(undefined)
    if (this.#starting.delete(worker)) this.#waiting.shift()?.answer(undefined)
    this.#next()
  }

  #endStuck(): void {
    if (this.#busy.size === 0) {
      clearInterval(this.#check)
      this.#check = undefined
    }
    for (const [worker, busy] of this.#busy) {
      const waited = performance.now() - busy.since
      if (waited > MAX_WAIT_MS) this.#end(worker)
      else if (waited > MAX_CPU_MS) void this.#endBusy(worker, busy)
    }
  }

  async #endBusy(worker: Worker, busy: Busy): Promise<void> {
    const used = (await cpuOf(worker)) - (await busy.cpu)
    if (used > MAX_CPU_MS && this.#busy.get(worker) === busy) this.#end(worker)
  }

  /** Without waiting for it: one that hears nothing from a disk ends when it does. */
  #end(worker: Worker): void {
    this.#lose(worker)
    void worker.terminate()
  }
}

/** Milliseconds of a processor that a thread has had. */
const cpuOf = async (worker: Worker): Promise<number> => {
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
  return (user + system) / 1_000
}
