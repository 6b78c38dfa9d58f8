/**
 * Worker threads that look into files which somebody else may have made. Each file has 200 ms of a processor; a thread
 * that takes more, needs too much memory, or hears nothing from a disk, is ended with its file, and another begins. One
 * that waits for a disk ends only when the disk answers: while as many as there may be do so, no file is looked into.
 */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import type { TraceAnswer, TraceJob } from "./traceJob.ts"

/** Of the thread's own work on one file; and for all that it waits for. */
const MAX_CPU_MS = 200
const MAX_WAIT_MS = 5_000
/** For its modules to be loaded, on a machine that has much else to do. */
const MAX_START_MS = 30_000
/** After that a thread which is to end waits for a disk. */
const MAX_END_MS = 1_000
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
  readonly maxWaitMs?: number
  readonly maxStartMs?: number
}

export class LookPool {
  readonly size: number
  readonly #script: URL
  readonly #maxWaitMs: number
  readonly #maxStartMs: number
  readonly #waiting: Waiting[] = []
  readonly #idle: Worker[] = []
  /** Since when their modules are being loaded: no file's time. */
  readonly #starting = new Map<Worker, number>()
  readonly #busy = new Map<Worker, Busy>()
  /** Since when they are to end. */
  readonly #ending = new Map<Worker, number>()
  #check: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: PoolOptions = {}) {
    const { size = Math.max(1, Math.min(availableParallelism(), 4)), worker } = options
    this.size = size
    this.#script = worker ?? new URL("./traceWorker.js", import.meta.url)
    this.#maxWaitMs = options.maxWaitMs ?? MAX_WAIT_MS
    this.#maxStartMs = options.maxStartMs ?? MAX_START_MS
  }

  /** @returns undefined for a file that ended its thread, or for which there is none. */
  look(job: TraceJob): Promise<TraceAnswer | undefined> {
    return new Promise((answer) => {
      if (this.#closed) return answer(undefined)
      this.#waiting.push({ job, answer })
      this.#next()
    })
  }

  /** Waits for no thread that waits for a disk. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#check)
    for (const { answer } of this.#waiting.splice(0)) answer(undefined)
    const workers = [...this.#idle, ...this.#starting.keys(), ...this.#busy.keys()]
    const ended = Promise.all(workers.map((worker) => this.#end(worker)))
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, MAX_END_MS)
    await Promise.race([ended, late.promise])
    clearTimeout(timer)
  }

  /** Ends the threads that nobody needs now. */
  rest(): void {
    for (const worker of [...this.#idle]) void this.#end(worker)
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#closed) return
    const worker = this.#idle.pop()
    if (worker) return this.#give(worker, this.#waiting.shift()!)
    if (this.#isStuck()) for (const { answer } of this.#waiting.splice(0)) answer(undefined)
    // Those that are to end count, so that there are never more than twice as many.
    const room = Math.min(this.size, 2 * this.size - this.#ending.size)
    const wanted = Math.min(room, this.#busy.size + this.#waiting.length)
    while (this.#busy.size + this.#starting.size < wanted) this.#start()
    this.#watch()
  }

  #give(worker: Worker, waiting: Waiting): void {
    worker.ref()
    this.#busy.set(worker, { ...waiting, since: performance.now(), cpu: cpuOf(worker) })
    worker.postMessage(waiting.job)
    this.#watch()
  }

  #start(): void {
    const worker = new Worker(this.#script, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    this.#starting.set(worker, performance.now())
    worker.on("message", (said: TraceAnswer | "ready") => {
      // What comes too late is of one that is to end.
      if (said !== "ready") this.#answered(worker, said)
      else if (this.#starting.delete(worker)) this.#idle.push(worker)
      this.#next()
    })
    // It ends after that.
    worker.on("error", () => undefined)
    worker.on("exit", () => {
      this.#ending.delete(worker)
      this.#lose(worker)
    })
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

  /** Every thread that there may be waits for a disk. */
  #isStuck(): boolean {
    const late = performance.now() - MAX_END_MS
    return this.#ending.size >= 2 * this.size && [...this.#ending.values()].every((since) => since < late)
  }

  #watch(): void {
    this.#check ??= setInterval(() => this.#endStuck(), CHECK_MS).unref()
  }

  #endStuck(): void {
    const now = performance.now()
    for (const [worker, since] of this.#starting) if (now - since > this.#maxStartMs) void this.#end(worker)
    for (const [worker, busy] of this.#busy) {
      const waited = now - busy.since
      if (waited > this.#maxWaitMs) void this.#end(worker)
      else if (waited > MAX_CPU_MS) void this.#endBusy(worker, busy)
    }
    this.#next()
    if (this.#busy.size > 0 || this.#starting.size > 0 || this.#waiting.length > 0) return
    clearInterval(this.#check)
    this.#check = undefined
  }

  async #endBusy(worker: Worker, busy: Busy): Promise<void> {
    const used = (await cpuOf(worker)) - (await busy.cpu)
    if (used > MAX_CPU_MS && this.#busy.get(worker) === busy) void this.#end(worker)
  }

  async #end(worker: Worker): Promise<void> {
    this.#ending.set(worker, performance.now())
    this.#lose(worker)
    worker.unref()
    await worker.terminate()
  }
}

/** Milliseconds of a processor that a thread has had. */
const cpuOf = async (worker: Worker): Promise<number> => {
  const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
  return (user + system) / 1_000
}
