/** The time, as far as the page needs it to say how long ago something was: it ticks once a minute. */
import { createSignal, onCleanup } from "solid-js"

export const createNow = (): (() => number) => {
  const [now, set] = createSignal(Date.now())
  const timer = setInterval(() => set(Date.now()), 60_000)
  onCleanup(() => clearInterval(timer))
  return now
}
