/**
 * The node's state as it goes on: a snapshot, then the feed applied to it. A state is given for each message until the
 * caller has seen enough. Never polls: what is no event (a link, an address that has come up) is on the feed as well.
 */
import type { RowsMessage } from "../contract/feed.ts"
import { withLive } from "../contract/liveChange.ts"
import type { Snapshot } from "../contract/rows.ts"
import type { Client } from "./client.ts"

const merged = <T extends { readonly id: string }>(rows: readonly T[], changed: readonly T[]): readonly T[] => {
  const news = new Map(changed.map((row) => [row.id, row]))
  return [...rows.filter((row) => !news.has(row.id)), ...news.values()]
}

const withRows = (
  state: Snapshot,
  { shares, torrents, trackers, mirrors, relays, credits }: RowsMessage,
): Snapshot => ({
  ...state,
  shares: merged(state.shares, shares),
  torrents: merged(state.torrents, torrents),
  trackers: merged(state.trackers, trackers),
  mirrors: merged(state.mirrors, mirrors),
  relays: merged(state.relays, relays),
  credits: merged(state.credits, credits),
})

/** @returns the first answer that is not `undefined`. @throws CliFailure when the node ends before. */
export const follow = async <T>(client: Client, look: (state: Snapshot) => T | undefined): Promise<T> => {
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
