/** The machine's clock and chance: the only place outside tests where either is read. */
import { randomBytes } from "node:crypto"
import type { Clock, Random } from "../core/Clock.ts"
import type { Millis } from "../core/ids.ts"

export const systemClock: Clock = {
  // Counted from the date of the start, so that 0 is long ago.
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  date: () => Date.now() as Millis,
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
}

export const systemRandom: Random = { bytes: (n) => new Uint8Array(randomBytes(n)) }
