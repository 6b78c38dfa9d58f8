/** Limits are met once they are, whatever is done to the clock; and nobody is cut off in the midst of a fetch. */
import { setImmediate } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { untilDate, untilLimitMet } from "../../src/actors/untilLimitMet.ts"
import { Listeners } from "../../src/core/Listeners.ts"
import type { SeedingLimits } from "../../src/core/limits.ts"
import { HandClock } from "../support/HandClock.ts"

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 24 * HOUR

const scene = (limits: SeedingLimits) => {
  const clock = new HandClock()
  const listeners = new Listeners<[]>()
  const at = { limits, octets: 0, copies: 0, quietMs: Number.POSITIVE_INFINITY }
  let met: string | undefined
  let over = false
  const ended = new AbortController()
  const context = { state: () => at, onState: (hear: () => void) => listeners.add(hear), signal: ended.signal }
  void untilLimitMet<typeof at>(clock, context, {
    limits: (state) => state.limits,
    bytes: () => 1_000,
    given: ({ octets, copies, quietMs }) => ({ octets, copies, quietMs }),
  }).then((why) => {
    met = why
    over = true
  })
  const advance = async (ms: number) => {
    for (let left = ms; left > 0; left -= 5_000) {
      clock.advance(Math.min(left, 5_000))
      await setImmediate()
    }
  }
  const choose = async (next: SeedingLimits) => {
    at.limits = next
    listeners.tell()
    await setImmediate()
  }
  return { clock, at, advance, choose, ended, met: () => met, over: () => over }
}

describe("a limit", () => {
  it("of copies waits until nobody asks for anything, and for an hour at most", async () => {
    const quiet = scene({ copies: 2 })
    await quiet.advance(MINUTE)
    Object.assign(quiet.at, { copies: 2, quietMs: 0 })
    await quiet.advance(30 * MINUTE)
    expect(quiet.met()).toBeUndefined()
    quiet.at.quietMs = MINUTE
    await quiet.advance(15_000)
    expect(quiet.met()).toBe("copies")
    const busy = scene({ ratio: 1.5 })
    Object.assign(busy.at, { octets: 1_500, quietMs: 0 })
    await busy.advance(HOUR - MINUTE)
    expect(busy.met()).toBeUndefined()
    await busy.advance(2 * MINUTE)
    expect(busy.met()).toBe("ratio")
  })

  it("of a date is met when it has come, and not by a clock that was wrong for a moment", async () => {
    const one = scene({})
    const begun = one.clock.date()
    await one.choose({ until: begun + DAY })
    await one.advance(HOUR)
    // Set a week ahead, and back within the minute.
    one.clock.jump(7 * DAY)
    await one.advance(50_000)
    one.clock.jump(-7 * DAY)
    await one.advance(HOUR)
    expect(one.met()).toBeUndefined()
    // Set back by an hour: it takes an hour more.
    one.clock.jump(-HOUR)
    await one.advance(22 * HOUR + 10 * MINUTE)
    expect(one.met()).toBeUndefined()
    await one.advance(HOUR)
    expect(one.met()).toBe("until")
    const set = scene({ until: begun + DAY })
    set.clock.jump(2 * DAY)
    await set.advance(3 * MINUTE)
    expect(set.met()).toBe("until")
  })

  it("that is taken away is not met, and nothing is looked at where there is none", async () => {
    const one = scene({ copies: 1 })
    await one.choose({})
    one.at.copies = 5
    await one.advance(HOUR)
    expect([one.met(), one.clock.pending]).toEqual([undefined, 0])
    one.ended.abort()
    await setImmediate()
    expect([one.over(), one.met()]).toEqual([true, undefined])
  })
})

it("a date that is waited for comes at once when it has passed, and later when it is put off", async () => {
  const clock = new HandClock()
  const listeners = new Listeners<[]>()
  const state = { from: clock.date() + HOUR }
  let come = false
  const context = {
    state: () => state,
    onState: (hear: () => void) => listeners.add(hear),
    signal: new AbortController().signal,
  }
  void untilDate<typeof state>(clock, context, ({ from }) => from).then(() => (come = true))
  const advance = async (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) {
      clock.advance(10_000)
      await setImmediate()
    }
  }
  await advance(50 * MINUTE)
  state.from += HOUR
  listeners.tell()
  await advance(50 * MINUTE)
  expect(come).toBe(false)
  await advance(30 * MINUTE)
  expect(come).toBe(true)
})
