/**
 * Writes the two kinds of feed messages to one reader: rows as they come, figures when they changed, at the latest as a
 * heartbeat. Holds one message at most: rows wait until the reader has taken the last one, figures are left out meanwhile,
 * and a reader that takes nothing for 30 s is cut off.
 */
import { once } from "node:events"
import type { Writable } from "node:stream"
import type { Clock } from "../core/Clock.ts"
import type { Seq } from "../core/ids.ts"
import { heartbeatMs } from "./contract/feed.ts"
import { type EventReader, stallWatch } from "./eventStream.ts"
import type { ManagedNode } from "./Node.ts"

const LIVE_MS = 1_000

export interface FeedReader extends EventReader {
  readonly node: ManagedNode
  readonly clock: Clock
  readonly cursor: Seq
}

export const writeFeed = async ({ node, clock, cursor, out, signal }: FeedReader): Promise<void> => {
  const figures = liveWriter(node, clock, out)
  const cut = () => out.destroy()
  signal.addEventListener("abort", cut)
  try {
    for await (const rows of node.changes(cursor, signal)) {
      if (signal.aborted) return
      out.write(`id: ${rows.cursor}\nevent: rows\ndata: ${JSON.stringify(rows)}\n\n`)
      if (out.writableNeedDrain) await once(out, "drain", { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener("abort", cut)
    figures.stop()
  }
}

/** The figures beside, and the eye on the reader: both look once a second. */
const liveWriter = (node: ManagedNode, clock: Clock, out: Writable): { readonly stop: () => void } => {
  const behind = stallWatch(clock, out)
  let said = ""
  let saidAt = clock.now()
  let timer: unknown
  const say = (): void => {
    timer = clock.setTimeout(say, LIVE_MS)
    if (behind()) return
    const text = JSON.stringify(node.live())
    if (text === said && clock.now() - saidAt < heartbeatMs) return
    said = text
    saidAt = clock.now()
    out.write(`event: live\ndata: ${text}\n\n`)
  }
  say()
  return { stop: () => clock.clearTimeout(timer) }
}
