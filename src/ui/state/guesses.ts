/**
 * What an action will have done, shown at once: laid over the rows until the node has answered, taken back when it refused.
 * A guess goes when a newer row of its torrent comes after the answer, or a little later by itself.
 */
import { createStore } from "solid-js/store"
import type { RowsMessage } from "../../api/contract/feed.ts"
import type { TorrentMode } from "../../api/contract/rows.ts"

const LINGER_MS = 3_000

export const createGuesses = () => {
  const [guesses, set] = createStore<Record<string, TorrentMode | undefined>>({})
  const answered = new Map<string, ReturnType<typeof setTimeout>>()
  const drop = (id: string): void => {
    clearTimeout(answered.get(id))
    answered.delete(id)
    set(id, undefined)
  }
  return {
    guesses,
    guess: (id: string, mode: TorrentMode): void => {
      drop(id)
      set(id, mode)
    },
    takeBack: drop,
    confirm: (id: string): void => {
      answered.set(id, setTimeout(() => drop(id), LINGER_MS))
    },
    seeRows: ({ torrents, shares }: RowsMessage): void => {
      for (const { id } of [...torrents, ...shares]) if (answered.has(id)) drop(id)
    },
  }
}
export type Guesses = ReturnType<typeof createGuesses>
