/**
 * Ctrl-C, and what else asks a program to end. Whoever has begun last what must be ended well takes it. A terminal, a
 * launcher and npm may all send the same one: so whoever has taken it keeps it to the program's end, and is deaf to it
 * from then on. Only SIGQUIT (Ctrl-\) and SIGKILL end a program at once.
 */
import { constants } from "node:os"

const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const
export type Interruption = (typeof names)[number]

interface Taker {
  readonly take: (signal: Interruption) => void
  taken: boolean
}

const takers: Taker[] = []

const onSignal = (signal: Interruption): void => {
  const last = takers.at(-1)
  if (!last || last.taken) return
  last.taken = true
  last.take(signal)
}

/** @returns what gives it back to whoever took it before, unless it was taken. */
export const onInterruption = (take: Taker["take"]): (() => void) => {
  const taker = { take, taken: false }
  if (takers.length === 0) for (const name of names) process.on(name, onSignal)
  takers.push(taker)
  return () => {
    if (taker.taken) return
    takers.splice(takers.indexOf(taker), 1)
    if (takers.length === 0) for (const name of names) process.off(name, onSignal)
  }
}

/** Whether something was ended well because of one. */
export const wasInterrupted = (): boolean => takers.some(({ taken }) => taken)

/** As a shell has it. */
export const exitOf = (signal: Interruption): number => 128 + constants.signals[signal]
