/**
 * Writes log lines to one reader: those that are there at once, then new ones as they come, those of a quarter of a
 * second in one message. While a reader is behind its lines wait, the newest thousand of them; it is told nothing of
 * the others.
 */
import type { Clock } from "../core/Clock.ts"
import { heartbeatMs } from "../contract/feed.ts"
import type { LogSource } from "../contract/logs.ts"
import { type EventReader, stallWatch } from "./EventStreams.ts"
import type { ManagedNode } from "./Node.ts"

const GATHER_MS = 250
const LOOK_MS = 1_000
const MOST_WAITING = 1_000

export interface LogReader extends EventReader {
  readonly node: ManagedNode
  readonly clock: Clock
  readonly source: LogSource | undefined
  readonly after: number
}

export const writeLogs = async ({ node, clock, source, after, out, signal }: LogReader): Promise<void> => {
  let waiting = [...node.logs(source, known(node, after), MOST_WAITING)]
  let gathering: unknown
  let looking: unknown
  let saidAt = clock.now()
  const behind = stallWatch(clock, out)
  const say = (text: string): void => {
    saidAt = clock.now()
    out.write(text)
  }
  const flush = (): void => {
    clock.clearTimeout(gathering)
    gathering = undefined
    if (waiting.length === 0 || out.writableNeedDrain || signal.aborted) return
    say(`id: ${waiting.at(-1)!.id}\nevent: lines\ndata: ${JSON.stringify(waiting)}\n\n`)
    waiting = []
  }
  const look = (): void => {
    looking = clock.setTimeout(look, LOOK_MS)
    if (!behind() && clock.now() - saidAt >= heartbeatMs) say(":\n\n")
  }
  const forget = node.onLog((line) => {
    if (source !== undefined && line.source !== source) return
    waiting.push(line)
    if (waiting.length > MOST_WAITING) waiting.shift()
    gathering ??= clock.setTimeout(flush, GATHER_MS)
  })
  out.on("drain", flush)
  flush()
  look()
  await new Promise<void>((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true }),
  )
  forget()
  out.off("drain", flush)
  clock.clearTimeout(gathering)
  clock.clearTimeout(looking)
}

/**
 * Numbers begin anew with the node: one that it has not reached yet is of an earlier life, whose reader has seen none
 * of this one.
 */
const known = (node: ManagedNode, after: number): number =>
  after > (node.logs(undefined, 0, 1)[0]?.id ?? 0) ? 0 : after
