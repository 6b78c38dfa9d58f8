/** Who is let in to an onion, when, and who leaves for it. Streams are bare; what a session does is told by hand. */
import { PassThrough } from "node:stream"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Guest, Places } from "../../src/transport/h2/Places.ts"
import { defaultLimits } from "../../src/transport/h2/settings.ts"
import { HandClock } from "../support/HandClock.ts"

interface Caller extends Guest {
  readonly stream: PassThrough
  struck: boolean
}

const onion = (more: Partial<typeof defaultLimits> = {}) => {
  const clock = new HandClock()
  const limits = { ...defaultLimits, sessions: 16, ...more }
  const inside = new Set<Caller>()
  let most = 0
  const places: Places = new Places(clock, limits, (stream) => {
    const caller: Caller = {
      stream: stream as PassThrough,
      heard: false,
      member: false,
      activeAt: clock.now(),
      struck: false,
      end: () => {
        inside.delete(caller)
        stream.destroy()
        places.leave(caller, caller.struck)
      },
    }
    inside.add(caller)
    most = Math.max(most, inside.size)
    return caller
  })
  const come = () => {
    const stream = new PassThrough()
    places.arrive(stream)
    return { stream, caller: () => [...inside].find((one) => one.stream === stream) }
  }
  const strike = (caller: Caller) => {
    caller.struck = true
    caller.end()
  }
  return { clock, limits, places, inside, come, strike, most: () => most }
}

describe("places of an onion", () => {
  it("idle strangers hold no place that a newcomer needs for longer than a few seconds", () => {
    const { clock, inside, come } = onion()
    for (let i = 0; i < 40; i++) come()
    expect(inside.size).toBe(12)
    const newcomer = come()
    expect(newcomer.caller()).toBeUndefined()
    clock.advance(6_000)
    expect(newcomer.caller()).toBeDefined()
  })

  it("who has asked for nothing leaves before who was answered, however long ago that was", () => {
    const { clock, inside, come } = onion()
    const asked = come().caller()!
    asked.heard = true
    clock.advance(60_000)
    for (let i = 0; i < 30; i++) {
      come()
      clock.advance(6_000)
    }
    expect(inside.has(asked)).toBe(true)
  })

  it("who is at work keeps its place", () => {
    const { clock, inside, come } = onion()
    const working = Array.from({ length: 12 }, () => come().caller()!)
    for (let i = 0; i < 20; i++) {
      for (const caller of working) caller.activeAt = clock.now()
      come()
      clock.advance(1_000)
    }
    expect(working.every((caller) => inside.has(caller))).toBe(true)
  })

  it("strangers cannot take a member's place, and members leave some to strangers", () => {
    const { clock, places, inside, come } = onion()
    const members = Array.from({ length: 30 }, () => {
      const { caller } = come()
      clock.advance(6_000)
      const one = caller()!
      places.welcome(one)
      return one
    })
    expect(members.filter(({ member }) => member).length).toBe(12)
    const kept = [...inside].filter(({ member }) => member)
    for (let i = 0; i < 100; i++) {
      come()
      clock.advance(6_000)
    }
    expect(kept.every((one) => inside.has(one))).toBe(true)
    expect(inside.size).toBe(16)
  })

  it("who is cut off and comes back at once waits, and so do all newcomers, the newest the least", () => {
    const { clock, inside, come, strike } = onion({ sessions: 256 })
    let sessions = 0
    for (let ms = 0; ms < 10_000; ms += 10) {
      for (let i = 0; i < 20; i++) come()
      for (const caller of [...inside]) {
        sessions++
        strike(caller)
      }
      clock.advance(10)
    }
    // 20,000 tried it.
    expect(sessions).toBeLessThan(200)
    const honest = come()
    clock.advance(400)
    expect(honest.caller()).toBeDefined()
  })

  it("in calm nobody waits", () => {
    const { clock, come } = onion({ sessions: 256 })
    for (let i = 0; i < 300; i++) {
      const { caller } = come()
      expect(caller()).toBeDefined()
      caller()!.end()
      clock.advance(40)
    }
  })

  it(
    "after any history: never more than its places, never more strangers than theirs, and a " +
      "newcomer in calm comes in",
    () => {
      const step = fc.record({
        what: fc.constantFrom("come", "come", "strike", "leave", "welcome", "work"),
        n: fc.nat(40),
        ms: fc.nat(3_000),
      })
      let steps = 0
      fc.assert(
        fc.property(fc.array(step, { minLength: 10, maxLength: 200 }), (history) => {
          const { clock, limits, places, inside, come, strike, most } = onion()
          for (const { what, n, ms } of history) {
            steps++
            const caller = [...inside][n % Math.max(1, inside.size)]
            if (what === "come") come()
            else if (caller && what === "strike") strike(caller)
            else if (caller && what === "leave") caller.end()
            else if (caller && what === "welcome") places.welcome(caller)
            else if (caller) caller.activeAt = clock.now()
            clock.advance(ms)
            expect([...inside].filter(({ member }) => member).length).toBeLessThanOrEqual(limits.sessions * 0.75)
          }
          expect(most()).toBeLessThanOrEqual(limits.sessions)
          const newcomer = come()
          clock.advance(14_000)
          expect(newcomer.caller()).toBeDefined()
        }),
        { numRuns: Number(process.env["BULBIL_PLACES_RUNS"] ?? 500) },
      )
      expect(steps).toBeGreaterThan(5_000)
    },
  )
})
