/**
 * Rates of the node and of each torrent that moved, for their plots: sampled each second, kept in memory, gone with the
 * process. A torrent costs something from its first octet on; of more than a few hundred, the one that has been still
 * for the longest is forgotten.
 */
import type { Clock } from "../core/Clock.ts"
import { RateRing, type RateSeries, type RateSpan } from "../core/RateRing.ts"
import type { TorrentTotals } from "../exchange/Exchange.ts"

const SAMPLE_MS = 1_000
/** 22 KiB each. */
const MOST = 400
const WHOLE_NODE = "self"

export class RateHistory {
  readonly #clock: Clock
  readonly #totals: () => Iterable<TorrentTotals>
  /** Who moved last is the last. */
  readonly #rings = new Map<string, RateRing>()
  #seen = new Map<string, TorrentTotals>()
  readonly #node: RateRing
  #timer: unknown

  constructor(clock: Clock, totals: () => Iterable<TorrentTotals>) {
    this.#clock = clock
    this.#totals = totals
    this.#node = new RateRing(this.#second())
    this.#timer = clock.setTimeout(this.#sample, SAMPLE_MS)
  }

  /** @param of a torrent's id, or the whole node; nothing moved where nothing is known. */
  series(of: string, span: RateSpan): RateSeries {
    const ring = of === WHOLE_NODE ? this.#node : this.#rings.get(of)
    return (ring ?? new RateRing(this.#second())).series(span, this.#second())
  }

  close(): void {
    this.#clock.clearTimeout(this.#timer)
  }

  readonly #sample = (): void => {
    this.#timer = this.#clock.setTimeout(this.#sample, SAMPLE_MS)
    const second = this.#second()
    const seen = new Map<string, TorrentTotals>()
    let [allDown, allUp] = [0, 0]
    for (const now of this.#totals()) {
      const before = this.#seen.get(now.torrent)
      seen.set(now.torrent, now)
      const [down, up] = [grown(now.fetched, before?.fetched), grown(now.served, before?.served)]
      if (down === 0 && up === 0) continue
      this.#moved(now.torrent, second).add(second, down, up)
      allDown += down
      allUp += up
    }
    this.#seen = seen
    if (allDown > 0 || allUp > 0) this.#node.add(second, allDown, allUp)
  }

  #moved(torrent: string, second: number): RateRing {
    const ring = this.#rings.get(torrent) ?? new RateRing(second)
    this.#rings.delete(torrent)
    this.#rings.set(torrent, ring)
    if (this.#rings.size > MOST) this.#rings.delete(this.#rings.keys().next().value!)
    return ring
  }

  #second(): number {
    return Math.floor(this.#clock.now() / 1_000)
  }
}

/** A swarm that was opened anew counts from nothing. */
const grown = (now: number, before = 0): number => (now >= before ? now - before : now)
