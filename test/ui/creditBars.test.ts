import { describe, expect, it } from "vitest"
import type { CreditDay } from "../../src/contract/relay.ts"
import { creditBars, SHOWN_DAYS } from "../../src/ui/relay/creditBars.ts"

const DAY = 86_400_000
const now = Date.UTC(2026, 10, 25, 13)
const on = (daysAgo: number, change: Partial<CreditDay>): CreditDay => ({
  day: new Date(now - daysAgo * DAY).toISOString().slice(0, 10),
  earned: 0,
  imported: 0,
  spent: 0,
  handedOver: 0,
  downloaded: 0,
  ...change,
})

describe("thirty days in bars", () => {
  it("are one for each day up to today, with what came and went of either sort", () => {
    const bars = creditBars(
      [on(40, { earned: 900 }), on(2, { earned: 30, imported: 10 }), on(0, { spent: 15, handedOver: 5 })],
      now,
    )
    expect(bars).toHaveLength(SHOWN_DAYS)
    expect(bars.at(-1)).toEqual({ day: "2026-11-25", came: 0, went: 20 })
    expect(bars.at(-3)).toEqual({ day: "2026-11-23", came: 40, went: 0 })
    expect(bars[0]!.day).toBe("2026-10-27")
    expect(bars.reduce((sum, { came }) => sum + came, 0)).toBe(40)
  })
})
