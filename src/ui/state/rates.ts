/** The last two minutes of each torrent's rates, for its plot: kept in this page only, one sample a second. */
import { createStore, produce } from "solid-js/store"
import type { Live } from "../../api/contract/rows.ts"

export const SAMPLES = 120

export interface Rates {
  readonly down: readonly number[]
  readonly up: readonly number[]
}

export const createRates = (live: () => Live) => {
  const [rates, set] = createStore<Record<string, { down: number[]; up: number[] }>>({})
  const sample = (): void =>
    set(produce((all) => {
      const now = live().torrents
      for (const id of Object.keys(all)) if (!now[id]) delete all[id]
      for (const [id, { downRate, upRate }] of Object.entries(now)) {
        const own = (all[id] ??= { down: [], up: [] })
        own.down.push(downRate)
        own.up.push(upRate)
        if (own.down.length > SAMPLES) own.down.shift()
        if (own.up.length > SAMPLES) own.up.shift()
      }
    }))
  setInterval(sample, 1_000)
  return rates as Readonly<Record<string, Rates | undefined>>
}
