/**
 * The last two minutes of the rates of the torrent that is looked at, for its plot: kept in this page only, one sample
 * a second.
 */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import type { LiveFigures } from "../../contract/rows.ts"

export const SAMPLES = 120

export interface Rates {
  readonly down: readonly number[]
  readonly up: readonly number[]
}

const none: Rates = { down: [], up: [] }

/** `id`: of the torrent; null where none is looked at, which costs nothing. */
export const createRates = (id: () => string | null, figures: () => LiveFigures | null): (() => Rates) => {
  const [rates, set] = createSignal<Rates>(none)
  createEffect(
    on(id, (looked) => {
      set(none)
      if (looked === null) return
      const timer = setInterval(() => {
        const now = figures()
        if (now)
          set(({ down, up }) => ({
            down: [...down, now.downRate].slice(-SAMPLES),
            up: [...up, now.upRate].slice(-SAMPLES),
          }))
      }, 1_000)
      onCleanup(() => clearInterval(timer))
    }),
  )
  return rates
}
