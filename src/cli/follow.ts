/**
 * The node's state as it goes on: a snapshot, then the feed applied to it. A state is given for each message until the
 * caller has seen enough. Never polls, but for a share's link, which is no event.
 */
import type { ShareView, Snapshot, TorrentRow } from "../api/contract/rows.ts"
import type { Client } from "./client.ts"

const merged = <T extends { readonly id: string }>(rows: readonly T[], changed: readonly T[]): readonly T[] => {
  const news = new Map(changed.map((row) => [row.id, row]))
  return [...rows.filter((row) => !news.has(row.id)), ...news.values()]
}

/** @returns the first answer that is not `undefined`. @throws CliFailure when the node ends before. */
export const follow = async <T>(client: Client, look: (state: Snapshot) => T | undefined): Promise<T> => {
  let state = await client.state()
  const first = look(state)
  if (first !== undefined) return first
  for await (const { event, data } of client.feed(state.cursor)) {
    state = event === "live"
      ? { ...state, live: data }
      : { ...state, shares: merged<ShareView>(state.shares, data.shares), torrents: merged<TorrentRow>(state.torrents, data.torrents) }
    const answer = look(state)
    if (answer !== undefined) return answer
  }
  throw new Error("the feed ended without a reason")
}
