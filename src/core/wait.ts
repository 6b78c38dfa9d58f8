/** Waiting on the node's clock, ended by an effect's signal. */
import type { Clock } from "../core/Clock.ts"

/** Resolves after `ms`, or at once when the signal is aborted; never rejects. */
export const wait = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clock.clearTimeout(timer)
      signal.removeEventListener("abort", end)
      resolve()
    }
    const timer = clock.setTimeout(end, ms)
    signal.addEventListener("abort", end, { once: true })
  })

export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener("abort", () => resolve(), { once: true })
  })
