/**
 * What each onion stream of a node carried in, from its log (the streams that ended) and its status (those still open).
 */
import path from "node:path"
import { type Seq } from "../../core/ids.ts"
import { SqliteEventLog } from "../../events/log/SqliteEventLog.ts"
import { registry } from "../../events/registry.ts"

export interface StreamTotals {
  /** Octets, most first; streams that carried none are left out. */
  readonly bytesPerStream: readonly number[]
  /** Events in the log. */
  readonly events: number
}

export const streamTotals = async (
  data: string,
  open: readonly { readonly id: string; readonly bytesIn: number }[],
): Promise<StreamTotals> => {
  const log = await SqliteEventLog.open({ file: path.join(data, "events.sqlite"), registry, readonly: true })
  const carried = new Map(open.map(({ id, bytesIn }) => [id, bytesIn]))
  let events = 0
  try {
    for (let after = 0 as Seq; ;) {
      const page = await log.page(after, 1_000)
      events += page.length
      for (const { stream, event } of page) {
        if (event.type !== "StreamClosed") continue
        const id = stream.slice("stream/".length)
        carried.set(id, Math.max(carried.get(id) ?? 0, event.bytesIn as number))
      }
      if (page.length < 1_000) break
      after = page.at(-1)!.seq
    }
  } finally {
    await log.close()
  }
  return { bytesPerStream: [...carried.values()].filter((bytes) => bytes > 0).sort((a, b) => b - a), events }
}
