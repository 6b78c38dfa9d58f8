/**
 * Rates as they were, for plots: of the torrent that is looked at one sample a second over two minutes, of all together
 * one in ten seconds over an hour. Kept in this page only.
 */
import { createEffect, createSignal, on, onCleanup, untrack } from "solid-js"
import type { LiveFigures } from "../../contract/rows.ts"

export const SAMPLES = 120

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

/** `id`: of the torrent; null where none is looked at, which costs nothing. */
export const createRates = (id: () => string | null, figures: () => LiveFigures | null): (() => Rates) => {
  const [rates, set] = createSignal<Rates>(none)
  createEffect(
    on(id, (looked) => {
      set(none)
      if (looked === null) return
      const timer = setInterval(() => {
        const now = figures()
        if (now) set((before) => added(before, [now.downRate, now.upRate], SAMPLES))
      }, 1_000)
      onCleanup(() => clearInterval(timer))
    }),
  )
  return rates
}
