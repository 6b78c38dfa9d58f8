/**
 * Plays a life from where one looks at it: the clock of then goes on, so many times as fast. Where nothing happens for
 * two seconds the time until the next event is left out. Begins only when it is asked to, and stops where one goes
 * elsewhere.
 */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import type { Travel } from "./createTravel.ts"
import { timeAt, versionAt } from "./strip.ts"

export const speeds = [1, 60, 3_600] as const
export type Speed = (typeof speeds)[number]

const TICK_MS = 200
const IDLE_TICKS = 10

export const createPlay = ({ runs, at, last, go }: Travel) => {
  const [speed, setSpeed] = createSignal<Speed | null>(null)
  let time = 0
  let idle = 0
  /** Where the play has come to: who is elsewhere went there by hand. */
  let led = 0
  const lead = (version: number): void => {
    go(version)
    led = at()
  }
  const tick = (): void => {
    if (at() >= last() || at() !== led) return void setSpeed(null)
    time += TICK_MS * speed()!
    const there = versionAt(runs(), time)
    const next = at() + 1
    idle = there < next ? idle + 1 : 0
    if (there >= next) lead(there)
    else if (idle >= IDLE_TICKS) {
      lead(next)
      time = timeAt(runs(), next)
      idle = 0
    }
  }
  createEffect(
    on(speed, (now) => {
      if (now === null) return
      const timer = setInterval(tick, TICK_MS)
      onCleanup(() => clearInterval(timer))
    }),
  )
  return {
    speed,
    stop: (): void => void setSpeed(null),
    /** From the beginning, where one is at the end. */
    play: (wanted: Speed): void => {
      if (at() >= last()) go(1)
      led = at()
      time = timeAt(runs(), at())
      idle = 0
      setSpeed(wanted)
    },
  }
}
