/**
 * Figures that count on and on while nothing else happens, held as they were: an idle page need not be told of each
 * second. Pure.
 */
import { isDeepStrictEqual } from "node:util"
import type { CreditLive, RelayLive } from "../contract/relay.ts"
import type { Live } from "../contract/rows.ts"

/** All that only counts is as before; anything else that happened brings the counters along. */
const relay = (now: RelayLive, had: RelayLive): RelayLive => {
  const { uptimeSeconds, read, written, readRate, writeRate } = had
  return isDeepStrictEqual({ ...now, uptimeSeconds, read, written, readRate, writeRate }, had) ? had : now
}

const credit = (now: CreditLive, had: CreditLive): CreditLive => {
  const sameWaiting = isDeepStrictEqual(Object.keys(now.waiting), Object.keys(had.waiting))
  return isDeepStrictEqual(
    { ...now, earningRate: had.earningRate, waiting: sameWaiting ? had.waiting : now.waiting },
    had,
  )
    ? had
    : now
}

export const steadied = (now: Live, had: Live): Live => ({
  ...now,
  relay: relay(now.relay, had.relay),
  credit: credit(now.credit, had.credit),
})
