/** The other side of nodeUnderMeasure.ts: starts it, asks for its figures, ends it. */
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import path from "node:path"

export interface Figures {
  readonly sockets: number
  readonly files: number
  readonly others: number
  readonly actors: number
  readonly timers: number
  readonly heap: number
  readonly external: number
  readonly rss: number
  readonly defects: readonly string[]
}

export type ToNode = "figures" | "end"
export type FromNode = { readonly tracker: string } | { readonly figures: Figures }

const PROGRAM = path.join(import.meta.dirname, "nodeUnderMeasure.ts")

export class MeasuredNode {
  readonly #child: ChildProcess
  readonly tracker: string

  private constructor(child: ChildProcess, tracker: string) {
    this.#child = child
    this.tracker = tracker
  }

  static async start(data: string, sockets: string, leak: boolean): Promise<MeasuredNode> {
    const words = [data, sockets, ...(leak ? ["leak"] : [])]
    const child = fork(PROGRAM, words, { execArgv: ["--expose-gc"], stdio: ["ignore", "ignore", "inherit", "ipc"] })
    const [told] = (await once(child, "message")) as [{ readonly tracker: string }]
    return new MeasuredNode(child, told.tracker)
  }

  get pid(): number {
    return this.#child.pid!
  }

  async figures(): Promise<Figures> {
    this.#child.send("figures" satisfies ToNode)
    const [told] = (await once(this.#child, "message")) as [{ readonly figures: Figures }]
    return told.figures
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, "exit")
    this.#child.send("end" satisfies ToNode)
    await ended
  }
}
