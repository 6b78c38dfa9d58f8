import { expect, it } from "vitest"
import { RateHistory } from "../../src/app/RateHistory.ts"
import type { TorrentTotals } from "../../src/exchange/Exchange.ts"
import { HandClock } from "../support/HandClock.ts"

const scene = () => {
  const clock = new HandClock()
  const totals = new Map<string, TorrentTotals>()
  const rates = new RateHistory(clock, () => totals.values())
  const move = (torrent: string, fetched: number, served: number) => totals.set(torrent, { torrent, fetched, served })
  return { clock, rates, move, totals }
}

it("rates are what was counted more from one second to the next, also of a swarm that began anew", () => {
  const { clock, rates, move } = scene()
  move("a", 1_000, 0)
  move("still", 0, 0)
  clock.advance(1_000)
  move("a", 1_500, 20)
  move("b", 10, 0)
  clock.advance(1_000)
  move("a", 300, 0)
  clock.advance(1_000)
  clock.advance(1_000)
  expect(rates.series("a", "minutes")).toEqual({ step: 1, down: [1_000, 500, 300], up: [0, 20, 0] })
  expect(rates.series("self", "minutes").down.slice(-3)).toEqual([1_000, 510, 300])
  expect(rates.series("still", "minutes").down).toEqual([])
  expect(rates.series("nobody", "day")).toEqual({ step: 60, down: [], up: [] })
  rates.close()
  move("a", 9_000, 0)
  clock.advance(5_000)
  expect(Math.max(...rates.series("a", "minutes").down)).toBe(1_000)
})

it("of more torrents than are kept, those that have been still for the longest are forgotten", () => {
  const { clock, rates, move } = scene()
  for (let n = 0; n < 401; n++) {
    move(`t${n}`, 5, 0)
    if (n === 0) clock.advance(1_000)
  }
  clock.advance(1_000)
  clock.advance(1_000)
  expect(rates.series("t0", "minutes").down).toEqual([])
  expect(rates.series("t400", "minutes").down).toEqual([5])
})
