/**
 * Ports to time and chance. Real ones live in app/, virtual ones in transport/sim; nothing else in the project
 * may read a clock, arm a timer or draw a random number (but storage/FileMarks, beside the stamps of a real disk). `setTimeout`/`clearTimeout` fit xstate's clock option.
 */
import type { Millis } from "./ids.ts"

export interface Clock {
  now(): Millis
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(handle: unknown): void
}

export interface Random {
  /** `n` bytes, fit for keys and tokens (in the simulator: seeded, and only there). */
  bytes(n: number): Uint8Array
}
