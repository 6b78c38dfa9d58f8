/** What has happened to all of the node, newest first, a page at a time. */
import type { TableName } from "../../contract/rows.ts"
import type { ActivityAsked, ActivityEntry, ActivityPage } from "../../contract/timeTravel.ts"
import { type Seq, splitStreamId } from "../../core/ids.ts"
import type { EventHead, EventLog } from "../../events/EventLog.ts"
import type { ReadModel } from "../../projections/ReadModel.ts"

const WINDOW = 2_000
/** One answer looks back no further, so that it comes soon, however rare what was asked for is. */
const LOOKED_AT = 50_000

type Log = Pick<EventLog, "heads" | "page" | "head">

export const activityPage = async (
  log: Log,
  models: readonly ReadModel[],
  { before, kinds, limit }: ActivityAsked,
): Promise<ActivityPage> => {
  const found: EventHead[] = []
  let end = Math.min(before ?? Infinity, (await log.head()) + 1)
  for (const least = end - LOOKED_AT; found.length < limit && end > 1 && end > least;) {
    const from = Math.max(0, end - 1 - WINDOW)
    const heads = (await log.heads(from as Seq, WINDOW)).filter(({ seq }) => seq < end)
    const wanted = heads.filter(({ stream }) => !kinds || kinds.includes(splitStreamId(stream).kind)).reverse()
    const taken = wanted.slice(0, limit - found.length)
    found.push(...taken)
    end = taken.length < wanted.length ? taken.at(-1)!.seq : from + 1
  }
  const entries = await Promise.all(found.map((head) => entryOf(log, models, head)))
  return { entries: entries.filter((entry) => entry !== undefined), before: end > 1 ? end : null }
}

const entryOf = async (log: Log, models: readonly ReadModel[], head: EventHead): Promise<ActivityEntry | undefined> => {
  const [stored] = await log.page((head.seq - 1) as Seq, 1)
  if (stored?.seq !== head.seq) return undefined
  const { seq, at, version, type, event } = stored
  const { kind, id } = splitStreamId(stored.stream)
  const table = models.find((model) => model.sort === "rows" && model.kind === kind)?.name ?? null
  return { seq, at, version, type, event, table: table as TableName | null, kind, id }
}
