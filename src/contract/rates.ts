/** Rates over time, of the node or of one torrent, since the node was started. */
import type { RateSeries } from "../core/RateRing.ts"
import type { Millis } from "../core/ids.ts"

export type { RateSpan } from "../core/RateRing.ts"

export interface RatesPage extends RateSeries {
  /** When the last step ended. */
  readonly until: Millis
}
