/** Waiting on the node's clock, ended by an effect's signal; and letting others go first while there is much to do. */
import type { Clock } from "../core/Clock.ts"
import type { Steps } from "../core/steps.ts"

/** Resolves after `ms`, or at once when the signal, if there is one, is aborted; never rejects. */
export const wait = (clock: Clock, ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const end = () => {
      clock.clearTimeout(timer)
      signal?.removeEventListener("abort", end)
      resolve()
    }
    const timer = clock.setTimeout(end, ms)
    signal?.addEventListener("abort", end, { once: true })
  })

/** Between two steps all that waits has its turn. What takes no more than one step is done when this returns. */
export const inTurns = async <T>(steps: Steps<T>): Promise<T> => {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await new Promise<void>((resolve) => void setImmediate(resolve))
  }
}

export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener("abort", () => resolve(), { once: true })
  })
