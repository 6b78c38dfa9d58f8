/** Rates of all torrents together, for a plot: one sample in ten seconds over an hour. Kept in this page only. */
import { createSignal, onCleanup, untrack } from "solid-js"

export interface Rates {
  readonly down: readonly number[]
  readonly up: readonly number[]
}

const none: Rates = { down: [], up: [] }

const added = ({ down, up }: Rates, now: readonly [down: number, up: number], most: number): Rates => ({
  down: [...down, now[0]].slice(-most),
  up: [...up, now[1]].slice(-most),
})

export const HOUR_SAMPLES = 360

export const createHour = (sums: () => { readonly down: number; readonly up: number }): (() => Rates) => {
  const [rates, set] = createSignal<Rates>(none)
  const timer = setInterval(
    () =>
      set((before) => {
        const { down, up } = untrack(sums)
        return added(before, [down, up], HOUR_SAMPLES)
      }),
    10_000,
  )
  onCleanup(() => clearInterval(timer))
  return rates
}
