/**
 * One dial as up to three tries. Now and then an introduction is acknowledged and nobody comes to the rendezvous (the
 * service started anew, or its machine lost power, and the introduction point has not noticed): tor then waits for two
 * minutes and says nothing. So a dial that takes longer than a healthy one gets company; the first to arrive ends the
 * others.
 */
import type { Clock } from "../../core/Clock.ts"
import { DialError } from "../Transport.ts"

/** So long after the second try the third begins. */
const THIRD_AFTER_MS = 20_000

export interface Tries<T> {
  /** The `n`th try, from 0; its signal ends it. */
  readonly attempt: (n: number, signal: AbortSignal) => Promise<T>
  /** What arrives when another has been first. */
  readonly discard: (late: T) => void
  /** When the second try begins: healthy dials of this node are through by then (core/DialTimes). */
  readonly lateMs: number
  readonly clock: Clock
  readonly signal: AbortSignal | undefined
}

/** @throws what the last try under way has failed with, and at once what no further try could mend. */
export const hedged = <T>({ attempt, discard, lateMs, clock, signal }: Tries<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = new AbortController()
    const giveUp = () => end.abort()
    let underWay = 0
    let settled = false
    const settle = (tell: () => void) => {
      settled = true
      for (const timer of timers) clock.clearTimeout(timer)
      signal?.removeEventListener("abort", giveUp)
      tell()
      end.abort()
    }
    const begin = (n: number) => {
      underWay++
      attempt(n, end.signal).then(
        (made) => (settled ? discard(made) : settle(() => resolve(made))),
        (error: unknown) => {
          underWay--
          const vain = error instanceof DialError && error.remedy === "stop"
          if (!settled && (vain || underWay === 0)) settle(() => reject(error))
        },
      )
    }
    const timers = [lateMs, lateMs + THIRD_AFTER_MS].map((ms, i) => clock.setTimeout(() => begin(i + 1), ms))
    signal?.addEventListener("abort", giveUp, { once: true })
    if (signal?.aborted) giveUp()
    begin(0)
  })
