/** The pace of all looks: never more than four at once, nor more than the rate, and what is given up does not act. */
import { expect, it } from "vitest"
import { LONGEST_LOOK_MS, Pace } from "../../src/trust/Pace.ts"
import { HandClock } from "../support/HandClock.ts"

/** All that can happen at this moment has happened. */
const rest = async (clock: HandClock) => {
  for (let i = 0; i < 12; i++) {
    clock.advance(0)
    await new Promise<void>((resolve) => void setImmediate(resolve))
  }
}

it("lets four act at once, then one for each that has ended, as fast as the rate allows", async () => {
  const clock = new HandClock()
  const pace = new Pace(clock, 0.25)
  const ends: (() => void)[] = []
  let [running, most, begun] = [0, 0, 0]
  const look = () => {
    begun++
    most = Math.max(most, ++running)
    return new Promise<void>((resolve) => void ends.push(() => resolve(void running--)))
  }
  const { signal } = new AbortController()
  const all = Promise.all(Array.from({ length: 12 }, () => pace.run(look, signal)))
  await rest(clock)
  expect(begun).toBe(4)
  for (let round = 1; round <= 8; round++) {
    ends.shift()!()
    await rest(clock)
    expect(begun).toBe(3 + round)
    clock.advance(4_000)
    await rest(clock)
    expect(begun).toBe(4 + round)
  }
  for (const end of ends) end()
  await all
  expect(most).toBe(4)
})

it("does not act for who has given up", async () => {
  const clock = new HandClock()
  const pace = new Pace(clock, 0.25)
  const ended = new AbortController()
  let acted = 0
  const all = Array.from({ length: 6 }, () => pace.run(async () => void acted++, ended.signal))
  await rest(clock)
  ended.abort()
  const over = await Promise.allSettled(all)
  expect(acted).toBe(4)
  expect(over.filter(({ status }) => status === "rejected")).toHaveLength(2)
})

it("lets who gives up go at once, and keeps nobody behind one that is slow", async () => {
  const clock = new HandClock()
  const pace = new Pace(clock, 10)
  const { signal } = new AbortController()
  const ends: (() => void)[] = []
  const slow = () => new Promise<void>((resolve) => void ends.push(resolve))
  for (let i = 0; i < 4; i++) void pace.run(slow, signal)
  await rest(clock)
  const ended = new AbortController()
  let gone = false
  void pace.run(slow, ended.signal).catch(() => (gone = true))
  let acted = 0
  for (let i = 0; i < 8; i++) void pace.run(async () => void acted++, signal)
  ended.abort()
  await rest(clock)
  expect([gone, acted]).toEqual([true, 0])
  // One place is enough for all of them.
  ends.at(-1)!()
  for (let i = 0; i < 10; i++) {
    clock.advance(1_000)
    await rest(clock)
  }
  expect(acted).toBe(8)
})

it("ends what takes longer than a look may", async () => {
  const clock = new HandClock()
  const pace = new Pace(clock, 10)
  const { signal } = new AbortController()
  let over: unknown
  const trickling = (until: AbortSignal) =>
    new Promise<void>((_, reject) => until.addEventListener("abort", () => reject(new Error("late"))))
  void pace.run(trickling, signal).catch((error: unknown) => (over = error))
  await rest(clock)
  clock.advance(LONGEST_LOOK_MS - 1)
  await rest(clock)
  expect(over).toBeUndefined()
  clock.advance(1)
  await rest(clock)
  expect(over).toMatchObject({ message: "late" })
})
