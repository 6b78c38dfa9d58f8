/**
 * One page of an actor's own events, newest first, found without reading the whole of its stream: some have hundreds of
 * thousands.
 */
import type { HistoryEntry } from "../contract/rows.ts"
import { StreamId } from "../core/ids.ts"
import type { EventLog } from "../events/EventLog.ts"

type Log = Pick<EventLog, "streamPage" | "streams">

/** @param before only events with a lower seq. */
export const historyPage = async (
  log: Log,
  kind: string,
  id: string,
  before: number | undefined,
  limit: number,
): Promise<readonly HistoryEntry[]> => {
  const stream = StreamId(kind, id)
  const last = (await log.streams(kind)).find((known) => known.stream === stream)?.version ?? 0
  const end = before === undefined ? last : await versionBefore(log, stream, last, before)
  const page = await log.streamPage(stream, Math.max(0, end - limit), limit)
  return page
    .filter(({ version }) => version <= end)
    .map(({ seq, at, version, type, event }) => ({ seq, at, version, type, event }))
    .reverse()
}

/** Version of the last event with a seq below `before`; 0 when there is none. Versions and seqs rise together. */
const versionBefore = async (log: Log, stream: StreamId, last: number, before: number): Promise<number> => {
  let [low, high] = [0, last]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    // Redacted events are left out: the next one that is there decides for them.
    const [event] = await log.streamPage(stream, middle - 1, 1)
    if (event && event.seq < before) low = Math.max(middle, event.version)
    else high = middle - 1
  }
  return low
}
