/**
 * Writes the two kinds of feed messages to one reader: rows as they come, and of the figures what changed, at the
 * latest as a heartbeat. Holds one message at most: rows wait until the reader has taken the last one, figures are left
 * out meanwhile, and a reader that takes nothing for 30 s is cut off.
 */
import { once } from "node:events"
import type { Writable } from "node:stream"
import type { Clock } from "../core/Clock.ts"
import type { Seq } from "../core/ids.ts"
import { heartbeatMs } from "../contract/feed.ts"
import { type EventReader, stallWatch } from "./EventStreams.ts"
import type { LiveFeed } from "./LiveFeed.ts"
import type { ManagedNode } from "./Node.ts"

const LIVE_MS = 1_000

export interface FeedReader extends EventReader {
  readonly node: ManagedNode
  readonly clock: Clock
  readonly figures: LiveFeed
  readonly cursor: Seq
  readonly tick: string | undefined
}

export const writeFeed = async ({ node, clock, figures, cursor, tick, out, signal }: FeedReader): Promise<void> => {
  const live = liveWriter(figures, tick, clock, out)
  try {
    for await (const rows of node.changes(cursor, signal)) {
      if (signal.aborted) return
      out.write(`id: ${rows.cursor}\nevent: rows\ndata: ${JSON.stringify(rows)}\n\n`)
      if (out.writableNeedDrain) await once(out, "drain", { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    live.stop()
  }
}

/** The figures beside, and the eye on the reader: both look once a second. */
const liveWriter = (
  figures: LiveFeed,
  since: string | undefined,
  clock: Clock,
  out: Writable,
): { readonly stop: () => void } => {
  const behind = stallWatch(clock, out)
  let tick = since
  let saidAt = -Infinity
  let timer: unknown
  const say = (): void => {
    timer = clock.setTimeout(say, LIVE_MS)
    if (behind()) return
    const change = figures.since(tick)
    if (change.tick === tick && clock.now() - saidAt < heartbeatMs) return
    tick = change.tick
    saidAt = clock.now()
    out.write(`event: live\ndata: ${JSON.stringify(change)}\n\n`)
  }
  say()
  return { stop: () => clock.clearTimeout(timer) }
}
