/** Waiting ends by the clock or by the signal, whichever comes first, and leaves no timer. */
import { describe, expect, it } from "vitest"
import { wait } from "../../src/core/wait.ts"
import { HandClock } from "../support/HandClock.ts"

const watched = (waiting: Promise<void>) => {
  const seen = { over: false }
  void waiting.then(() => (seen.over = true))
  return seen
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe("wait", () => {
  it("lasts as long as it was asked to, with a signal and without", async () => {
    const clock = new HandClock()
    const both = [watched(wait(clock, 100)), watched(wait(clock, 100, new AbortController().signal))]
    clock.advance(99)
    await turn()
    expect(both.map(({ over }) => over)).toEqual([false, false])
    clock.advance(1)
    await turn()
    expect(both.map(({ over }) => over)).toEqual([true, true])
  })

  it("is over at once when the signal is aborted, before or meanwhile", async () => {
    const clock = new HandClock()
    const ending = new AbortController()
    const meanwhile = watched(wait(clock, 100, ending.signal))
    ending.abort()
    const before = watched(wait(clock, 100, ending.signal))
    await turn()
    expect([meanwhile.over, before.over]).toEqual([true, true])
  })
})
