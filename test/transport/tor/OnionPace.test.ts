import { expect, it } from "vitest"
import { OnionPace } from "../../../src/transport/tor/OnionPace.ts"
import { HandClock } from "../../support/HandClock.ts"

const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

it("lets eight onions go at once, then one in five seconds, and none for what is not wanted any more", async () => {
  const clock = new HandClock()
  const pace = new OnionPace(clock)
  const begun = clock.now()
  const gone = new Set<number>()
  const went: [number, number][] = []
  for (let n = 0; n < 40; n++)
    void pace.turn(() => !gone.has(n)).then((wanted) => wanted && went.push([n, (clock.now() - begun) / 1_000]))
  await settle()
  expect(went.map(([n]) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  for (let n = 9; n < 39; n++) gone.add(n)
  for (let second = 0; second < 12; second++) {
    clock.advance(1_000)
    await settle()
  }
  expect(went.slice(8)).toEqual([
    [8, 5],
    [39, 10],
  ])
})
