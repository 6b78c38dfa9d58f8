/**
 * The node's state as it goes on: a snapshot, then the feed applied to it. A state is given for each message until the
 * caller has seen enough. Never polls: what is no event (a link, an address that has come up) is on the feed as well.
 */
import { Seq } from "../core/ids.ts"
import type { RowsMessage } from "../contract/feed.ts"
import { withLive } from "../contract/liveChange.ts"
import type { Rows, Snapshot, TableName } from "../contract/rows.ts"
import type { Client } from "./client.ts"
import type { ProgressLine } from "./progressLine.ts"

type Row = Rows[TableName][number]

const merged = <T extends { readonly id: string }>(rows: readonly T[], changed: readonly T[]): readonly T[] => {
  const news = new Map(changed.map((row) => [row.id, row]))
  return [...rows.filter((row) => !news.has(row.id)), ...news.values()]
}

const withRows = (state: Snapshot, { cursor, ...changed }: RowsMessage): Snapshot => {
  const rows = Object.entries(changed) as unknown as readonly (readonly [TableName, readonly Row[]])[]
  return {
    ...state,
    cursor: Seq(cursor),
    ...Object.fromEntries(rows.map(([table, some]) => [table, merged<Row>(state[table], some)])),
  }
}

/**
 * @param progress where what ails the node is said, for as long as one waits.
 * @returns the first answer that is not `undefined`. @throws CliFailure when the node ends before.
 */
export const follow = async <T>(
  client: Client,
  lookAt: (state: Snapshot) => T | undefined,
  progress?: Pick<ProgressLine, "ail">,
): Promise<T> => {
  const look = (now: Snapshot): T | undefined => {
    progress?.ail(now.live.health)
    return lookAt(now)
  }
  const { cursor, tick, ...begun } = await client.state()
  let state: Snapshot = { ...begun, cursor }
  const first = look(state)
  if (first !== undefined) return first
  for await (const { event, data } of client.feed(cursor, tick)) {
    if (event === "stopped") continue
    state = event === "live" ? { ...state, live: withLive(state.live, data) } : withRows(state, data)
    const answer = look(state)
    if (answer !== undefined) return answer
  }
  throw new Error("the feed ended without a reason")
}
