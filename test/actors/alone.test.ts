/** FIND3: when somebody who reaches nobody asks trusted nodes. */
import { expect, it } from "vitest"
import { Alone } from "../../src/actors/Alone.ts"
import { HandClock } from "../support/HandClock.ts"

const MINUTE = 60_000

/** Minutes after which it was due, looked at every half minute. */
const dueAt = (clock: HandClock, alone: Alone, minutes: number, is: (minute: number) => boolean): number[] => {
  const due: number[] = []
  for (let half = 0; half <= 2 * minutes; half++) {
    if (alone.isDue(is(half / 2))) due.push(half / 2)
    clock.advance(MINUTE / 2)
  }
  return due
}

it("FIND3 asks after three minutes, then after ever longer pauses, up to six hours", () => {
  const clock = new HandClock()
  const due = dueAt(clock, new Alone(clock), 48 * 60, () => true)
  expect(due.slice(0, 6)).toEqual([3, 4, 6, 10, 18, 34])
  const pauses = due.map((at, i) => at - (due[i - 1] ?? 0))
  expect(Math.max(...pauses)).toBe(360)
  expect(pauses.at(-1)).toBe(360)
})

it("FIND3 begins anew when somebody was reached in between", () => {
  const clock = new HandClock()
  expect(dueAt(clock, new Alone(clock), 60, (minute) => minute !== 20)).toEqual([
    3, 4, 6, 10, 18, 23.5, 24.5, 26.5, 30.5, 38.5, 54.5,
  ])
})
