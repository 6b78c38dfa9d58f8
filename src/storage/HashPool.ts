/**
 * Worker threads that hash files, so that the main thread never does; as many as there are cores, started when they are
 * needed, first come first served. Idle workers do not keep the process alive.
 */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import type { HashAnswer, HashSegment } from "./hashJob.ts"
import { StoreError } from "./PieceStore.ts"
import { storeFault } from "./storeFault.ts"

interface Job {
  readonly segments: readonly HashSegment[]
  readonly resolve: (leaves: Uint8Array) => void
  readonly reject: (error: StoreError) => void
}

export class HashPool {
  readonly size: number
  readonly #waiting: Job[] = []
  readonly #idle: Worker[] = []
  readonly #busy = new Map<Worker, Job>()
  #closed = false

  constructor(size = Math.min(availableParallelism(), 16)) {
    this.size = size
  }

  /** @returns the leaf hashes of all segments, concatenated. @throws StoreError */
  hash(segments: readonly HashSegment[]): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closed())
      this.#waiting.push({ segments, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) job.reject(closed())
    await Promise.all([...this.#idle.splice(0), ...this.#busy.keys()].map((worker) => worker.terminate()))
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    const worker = this.#idle.pop() ?? (this.#busy.size < this.size ? this.#start() : undefined)
    if (!worker) return
    const job = this.#waiting.shift()!
    this.#busy.set(worker, job)
    worker.ref()
    worker.postMessage(job.segments)
  }

  #start(): Worker {
    const worker = new Worker(new URL("./hashWorker.js", import.meta.url), { execArgv: [] })
    worker.on("message", (answer: HashAnswer) => {
      const job = this.#busy.get(worker)
      this.#busy.delete(worker)
      if (!this.#closed) this.#idle.push(worker)
      worker.unref()
      if (answer.ok) job?.resolve(answer.leaves)
      else job?.reject(faultOf(answer.code, answer.path))
      this.#next()
    })
    worker.on("error", (error) =>
      this.#lose(worker, new StoreError("io", `a hash worker failed (${String(error)}); try again`)),
    )
    worker.on("exit", () => this.#lose(worker, closed()))
    return worker
  }

  #lose(worker: Worker, reason: StoreError): void {
    const job = this.#busy.get(worker)
    this.#busy.delete(worker)
    const at = this.#idle.indexOf(worker)
    if (at >= 0) this.#idle.splice(at, 1)
    job?.reject(reason)
    if (!this.#closed) this.#next()
  }
}

const closed = (): StoreError => new StoreError("aborted", "hashing was stopped because the node is closing")

const faultOf = (code: string, path: string): StoreError =>
  code === "changed"
    ? new StoreError("changed", `"${path}" changed while it was read; try again when nothing writes to it`)
    : storeFault({ code }, path)
