/**
 * Ports to time and chance. Real ones live in app/, virtual ones in transport/sim; nothing else in the project
 * may read a clock, arm a timer or draw a random number (but storage/FileMarks, beside the stamps of a real disk).
 * `setTimeout`/`clearTimeout` fit xstate's clock option.
 */
import type { Millis } from "./ids.ts"

export interface Clock {
  /**
   * Milliseconds since a moment that is the clock's own: goes on at one pace, whatever is done to the date. Only
   * differences mean something. For pauses, ages, rates and budgets.
   */
  now(): number
  /**
   * The machine's date, which may be wrong, and jumps when it is set. For what is written down, shown, or compared with
   * dates of others.
   */
  date(): Millis
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(handle: unknown): void
}

export interface Random {
  /** `n` bytes, fit for keys and tokens (in the simulator: seeded, and only there). */
  bytes(n: number): Uint8Array
}
