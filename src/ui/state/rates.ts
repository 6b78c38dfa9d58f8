/** Rates of all torrents together, for a chart: one sample in ten seconds over an hour. Kept in this page only. */
import { createSignal, onCleanup, untrack } from "solid-js"
import type { RatesPage } from "../../contract/rates.ts"
import { Millis } from "../../core/ids.ts"

const STEP_S = 10
export const HOUR_SAMPLES = 360

export const createHour = (sums: () => { readonly down: number; readonly up: number }): (() => RatesPage) => {
  const now = (): Millis => Millis(Date.now())
  const [rates, set] = createSignal<RatesPage>({ step: STEP_S, down: [], up: [], until: now() })
  const sample = (before: RatesPage): RatesPage => {
    const { down, up } = untrack(sums)
    return {
      step: STEP_S,
      down: [...before.down, down].slice(-HOUR_SAMPLES),
      up: [...before.up, up].slice(-HOUR_SAMPLES),
      until: now(),
    }
  }
  const timer = setInterval(() => set(sample), STEP_S * 1_000)
  onCleanup(() => clearInterval(timer))
  return rates
}
