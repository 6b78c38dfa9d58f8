/** PEER16 how long a swarm that was called counts as in use: its place may be another's afterwards. */
import { expect, it } from "vitest"
import { OnionNeeds } from "../../src/exchange/OnionNeeds.ts"
import { HandClock } from "../support/HandClock.ts"

const scene = () => {
  const clock = new HandClock()
  const use = { sessions: 0, lanes: 0, rate: 0, up: 1, bytes: 1_000 }
  const needs = new OnionNeeds(
    clock,
    () => use,
    () => undefined,
  )
  needs.rest()
  return { clock, use, needs, inUse: () => needs.usedAt() === Number.POSITIVE_INFINITY }
}

it("counts as in use from the call on, until octets have gone out and nobody is there", () => {
  const { clock, use, needs, inUse } = scene()
  expect(inUse()).toBe(false)
  needs.rouse(true)
  expect(inUse()).toBe(true)
  clock.advance(10_000)
  use.sessions = 1
  needs.wake()
  expect(inUse()).toBe(true)
  use.sessions = 0
  // Somebody looked in, and it need not have been who called.
  expect(inUse()).toBe(true)
  use.sessions = 1
  needs.wake()
  needs.took()
  expect(inUse()).toBe(true)
  use.sessions = 0
  expect(inUse()).toBe(false)
})

it("counts as in use for two minutes where nobody comes, and not at all where nobody called", () => {
  const { clock, needs, inUse } = scene()
  needs.rouse(true)
  clock.advance(119_000)
  expect(inUse()).toBe(true)
  clock.advance(2_000)
  expect(inUse()).toBe(false)
  const other = scene()
  other.needs.rouse(false)
  expect(other.inUse()).toBe(false)
})
