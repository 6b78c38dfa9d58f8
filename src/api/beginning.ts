/**
 * The part of the state with which a page can begin: the newest torrents, with what belongs to them, and all that is
 * few anyway. Pure.
 */
import type { Live, Snapshot } from "../contract/rows.ts"

/** @returns the state itself where no more is in it than that. */
export const beginningOf = (state: Snapshot, count: number): Snapshot => {
  if (state.torrents.length <= count && state.shares.length <= count) return state
  const torrents = state.torrents.toSorted((a, b) => b.addedAt - a.addedAt).slice(0, count)
  const [here, all] = [idsOf(torrents), idsOf(state.torrents)]
  const alone = state.shares
    .filter(({ torrent }) => torrent === null || !all.has(torrent))
    .toSorted((a, b) => b.createdAt - a.createdAt)
  const theirs = state.shares.filter(({ torrent }) => torrent !== null && here.has(torrent))
  const shares = [...theirs, ...alone.slice(0, count)]
  const shown = new Set([...here, ...idsOf(shares)])
  const left = new Set([...all, ...idsOf(state.shares)].filter((id) => !shown.has(id)))
  return { ...state, torrents, shares, streams: [], live: withoutFigures(state.live, left) }
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id))

const withoutFigures = (live: Live, left: ReadonlySet<string>): Live => {
  const some = <T>(by: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(by).filter(([id]) => !left.has(id)))
  return { ...live, torrents: some(live.torrents), hashing: some(live.hashing), troubles: some(live.troubles) }
}
