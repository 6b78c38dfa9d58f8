/** What the tor of an onion tells of it at its port for figures (tor(1), MetricsPort). */
import type { OnionAddress } from "../../../src/core/ids.ts"

export interface OnionMetrics {
  /** Introductions that have come, since the onion was published. */
  readonly introductions: number
  /** Rendezvous that were begun, and that stand or stood. */
  readonly begun: number
  readonly met: number
  /** That the descriptor asks of callers; 0 without puzzles. */
  readonly effort: number
  /** Introductions that wait; 0 without puzzles. */
  readonly waiting: number
}

export const metricsOf = async (port: number, onion: OnionAddress): Promise<OnionMetrics> => {
  const lines = (await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).split("\n")
  const sum = (name: string): number =>
    lines
      .filter((line) => line.startsWith(`${name}{`) && line.includes(onion.slice(0, 56)))
      .reduce((total, line) => total + Number(line.split(" ").at(-1)), 0)
  return {
    introductions: sum("tor_hs_intro_num_total"),
    begun: sum("tor_hs_rdv_num_total"),
    met: sum("tor_hs_rdv_established_count"),
    effort: sum("tor_hs_pow_suggested_effort"),
    waiting: sum("tor_hs_rdv_pow_pqueue_count"),
  }
}
