/** A tor that is asked whether it is well: silent for a while, well again, or cut off. */
import { expect, test } from "vitest"
import { Pulse } from "../../../src/transport/tor/Pulse.ts"
import { HandClock } from "../../support/HandClock.ts"

const asked = () => {
  const clock = new HandClock()
  const told: boolean[] = []
  const waiting: { answer: () => void; fail: () => void }[] = []
  let closed = 0
  const control = {
    info: () =>
      new Promise<string>((resolve, reject) => waiting.push({ answer: () => resolve("0.4.9"), fail: reject })),
    close: () => void closed++,
  }
  const pulse = new Pulse(control, clock, 10_000, (silent) => told.push(silent))
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  return { clock, told, waiting, pulse, settled, closed: () => closed }
}

test("an answer that takes long is a silence, and the answer ends it", async () => {
  const { clock, told, waiting, settled, pulse } = asked()
  clock.advance(9_999)
  expect(waiting).toHaveLength(0)
  clock.advance(1)
  clock.advance(4_999)
  expect(told).toEqual([])
  clock.advance(1)
  expect(told).toEqual([true])
  waiting[0]!.answer()
  await settled()
  expect(told).toEqual([true, false])
  clock.advance(10_000)
  expect(waiting).toHaveLength(2)
  waiting[1]!.answer()
  await settled()
  expect(told).toEqual([true, false])
  expect(pulse.end()).toBe(false)
})

test("a question that fails ends the connection, and nothing is asked or told after the end", async () => {
  const { clock, told, waiting, settled, pulse, closed } = asked()
  clock.advance(10_000)
  clock.advance(5_000)
  waiting[0]!.fail()
  await settled()
  expect([closed(), told]).toEqual([1, [true]])
  expect(pulse.end()).toBe(true)
  clock.advance(60_000)
  expect([waiting.length, told]).toEqual([1, [true]])
})
