/** The order in which an onion's requests are answered, and what waits to be taken: by hand, without a network. */
import { setImmediate } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AnswerTurns, type Asker } from "../../src/transport/h2/AnswerTurns.ts"
import { HandClock } from "../support/HandClock.ts"

const MIB = 1024 * 1024

const onion = () => {
  const clock = new HandClock()
  const turns = new AnswerTurns(clock)
  const order: number[] = []
  const cut: number[] = []
  const askers = Array.from({ length: 8 }, (_, i): Asker => turns.asker(() => void cut.push(i)))
  /** @param octets of the answer. @param takes whether the caller takes it at once. */
  const ask = (who: number, octets = 100, takes = true) =>
    turns.ask(askers[who]!, () => {
      order.push(who)
      const taken = turns.made(askers[who]!, octets)
      if (takes) taken()
    })
  const rounds = async (n: number) => {
    for (let i = 0; i < n; i++) await setImmediate()
  }
  return { clock, turns, askers, order, cut, ask, rounds }
}

describe("turns of an onion's answers", () => {
  it("who asks one question waits for one answer of each other, not for all that they have asked", async () => {
    const { order, ask, rounds } = onion()
    for (let i = 0; i < 500; i++) for (const who of [0, 1, 2]) ask(who)
    const before = order.length
    ask(7)
    await rounds(3)
    expect(order.indexOf(7) - before).toBeLessThan(60)
    await rounds(200)
    expect(order.length).toBe(1_501)
  })

  it("a session's octets come at its pace; others do not wait for it", async () => {
    const { clock, order, ask, rounds } = onion()
    for (let i = 0; i < 64; i++) ask(0, 4 * MIB)
    await rounds(50)
    expect(order.length).toBeLessThan(12)
    ask(1)
    await rounds(50)
    expect(order.at(-1)).toBe(1)
    for (let i = 0; i < 100; i++) {
      clock.advance(100)
      await rounds(10)
    }
    expect(order.filter((who) => who === 0)).toHaveLength(64)
  })

  it("what waits to be taken is bounded, and who takes nothing is cut off while others wait for it", async () => {
    const { clock, order, cut, ask, rounds } = onion()
    for (let i = 0; i < 64; i++) for (let who = 0; who < 7; who++) ask(who, 9 * MIB, false)
    await rounds(100)
    // One each: it holds more than a session may have beside its first.
    expect(order.length).toBe(7)
    ask(7)
    await rounds(20)
    expect(order.at(-1)).toBe(7)
    for (let i = 0; i < 130; i++) {
      clock.advance(100)
      await rounds(2)
    }
    expect(new Set(cut)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]))
  })

  it("any questions of any sessions are all answered, each once, if their answers are taken", async () => {
    const questions = fc.array(fc.record({ who: fc.nat(7), octets: fc.nat(2 * MIB), turns: fc.nat(2) }), {
      minLength: 1,
      maxLength: 120,
    })
    let asked = 0
    await fc.assert(
      fc.asyncProperty(questions, async (list) => {
        const { clock, order, ask, rounds, cut } = onion()
        for (const { who, octets, turns } of list) {
          asked++
          ask(who, octets)
          await rounds(turns)
        }
        for (let i = 0; i < 100 && order.length < list.length; i++) {
          clock.advance(1_000)
          await rounds(12)
        }
        expect([...order].sort()).toEqual(list.map(({ who }) => who).sort())
        expect(cut).toEqual([])
      }),
      { numRuns: Number(process.env["BULBIL_TURNS_RUNS"] ?? 100) },
    )
    expect(asked).toBeGreaterThan(500)
  })

  it("a session that is over is answered nothing more", async () => {
    const { turns, askers, order, ask, rounds } = onion()
    for (let i = 0; i < 100; i++) ask(0)
    turns.drop(askers[0]!)
    const before = order.length
    await rounds(50)
    expect(order.length).toBe(before)
  })
})
