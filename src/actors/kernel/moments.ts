/**
 * Moments for decisions: the time, and fresh random bits, drawn for 64 at once, as each draw costs as much as one of
 * them.
 */
import type { Clock, Random } from "../../core/Clock.ts"
import type { Moment } from "../../core/decider.ts"
import { toHex } from "../../core/hex.ts"

const DIGITS = 32
const AT_ONCE = 64

export const moments = (clock: Clock, random: Random): (() => Moment) => {
  let digits = ""
  let used = 0
  return () => {
    if (used === digits.length) {
      digits = toHex(random.bytes((DIGITS / 2) * AT_ONCE))
      used = 0
    }
    used += DIGITS
    return { at: clock.date(), id: digits.slice(used - DIGITS, used) }
  }
}
