/** The node's uploads: what strangers hold of one swarm's share, or beside their own, costs no one else. */
import { setImmediate } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PATIENCE_MS } from "../../src/exchange/UploadBudget.ts"
import { UploadShares } from "../../src/exchange/UploadShares.ts"
import { HandClock } from "../support/HandClock.ts"

const MIB = 1024 * 1024
const LEAST = 65_536
const ignore = () => undefined

interface Step {
  readonly swarm: number
  readonly session: number
  readonly octets: number
  readonly taken: boolean
  readonly ms: number
}
const steps = fc.array(
  fc.record({
    swarm: fc.nat(5),
    session: fc.nat(12),
    octets: fc.integer({ min: 1, max: MIB }),
    taken: fc.boolean(),
    ms: fc.nat(400),
  }),
  { minLength: 20, maxLength: 250 },
)
const RUNS = Number(process.env["BULBIL_UPLOAD_RUNS"] ?? 400)

/** Callers who ask as a swarm's Uploads do; some take what they get, others hold it for ever. */
const lived = (history: readonly Step[]) => {
  const clock = new HandClock()
  const shares = new UploadShares(64 * MIB, 8 * MIB, clock)
  const budgets = Array.from({ length: 6 }, () => shares.budget())
  const held: (() => void)[] = []
  let given = 0
  for (const { swarm, session, octets, taken, ms } of history) {
    const budget = budgets[swarm]!
    const slice = Math.floor(budget.slice(session, octets))
    const got = () => {
      given++
      const release = () => budget.release(session, slice)
      if (taken) release()
      else held.push(release)
    }
    const waits = budget.acquire(session, slice, false, ignore)
    if (waits) void waits.then(got)
    else got()
    clock.advance(ms)
  }
  return { clock, shares, budgets, held, given: () => given }
}

describe("I6, I7 uploads of a node", () => {
  it(
    "after any history, who holds nothing begins at once, in whatever swarm, and what is held " +
      "stays below its bound",
    async () => {
      let most = 0
      await fc.assert(
        fc.asyncProperty(steps, fc.nat(5), async (history, swarm) => {
          const { shares, budgets } = lived(history)
          most = Math.max(most, shares.used)
          expect(shares.used).toBeLessThanOrEqual(2 * 64 * MIB)
          const budget = budgets[swarm]!
          for (let turn = 0; turn < 5; turn++) {
            const slice = budget.slice(1_000, MIB)
            expect(slice).toBeGreaterThanOrEqual(LEAST)
            expect(budget.acquire(1_000, Math.min(slice, LEAST), turn > 0, ignore)).toBeUndefined()
            budget.release(1_000, Math.min(slice, LEAST))
          }
        }),
        { numRuns: RUNS },
      )
      expect(most).toBeGreaterThan(0)
    },
  )

  it("who waits is served when all is taken, and nothing stays booked", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const { shares, held, given } = lived(history)
        do {
          held.shift()?.()
          await setImmediate()
        } while (held.length > 0)
        expect(given()).toBe(history.length)
        expect(shares.used).toBe(0)
      }),
      { numRuns: RUNS },
    )
  })

  /** A session whose pace has earned it more than the least; then it holds what it gets. */
  const hog = (clock: HandClock, budget: ReturnType<UploadShares["budget"]>, session: number, cut: number[]) => {
    const cutOff = () => void cut.push(session)
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < 4; j++) if (!budget.acquire(session, 1 * MIB, true, cutOff)) budget.release(session, 1 * MIB)
      clock.advance(100)
    }
    let held = 0
    while (held < 8 && !budget.acquire(session, 1 * MIB, true, cutOff)) held++
    return held
  }

  it("one swarm's share is no other's: what eight sessions hold of it leaves the rest as it was", () => {
    const clock = new HandClock()
    const shares = new UploadShares(64 * MIB, 8 * MIB, clock)
    const [a, b] = [shares.budget(), shares.budget()]
    const cut: number[] = []
    for (let session = 0; session < 8; session++) hog(clock, a, session, cut)
    expect(a.used).toBeGreaterThan(8 * MIB)
    expect(a.used).toBeLessThanOrEqual(16 * MIB)
    expect(b.acquire(100, LEAST, false, ignore)).toBeUndefined()
    for (let session = 101; session < 116; session++) expect(b.acquire(session, LEAST, false, ignore)).toBeUndefined()
    expect(hog(clock, b, 200, cut)).toBeGreaterThan(4)
  })

  it(
    "who holds much and takes nothing is cut off while others wait, and only then; who holds " + "little is not",
    async () => {
      const clock = new HandClock()
      const shares = new UploadShares(64 * MIB, 8 * MIB, clock)
      const budget = shares.budget()
      const cut: number[] = []
      for (let session = 0; session < 3; session++) hog(clock, budget, session, cut)
      const quiet = [...cut]
      expect(budget.acquire(50, LEAST, false, () => void cut.push(50))).toBeUndefined()
      const other = shares.budget()
      expect(hog(clock, other, 60, cut)).toBeGreaterThan(4)
      clock.advance(10 * PATIENCE_MS)
      expect(cut.filter((session) => session >= 50)).toEqual([])
      expect(quiet.every((session) => session < 3)).toBe(true)
      expect(new Set(cut).size).toBeGreaterThan(0)
    },
  )
})
