import { describe, expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { AddressBook } from "../../src/tracker/AddressBook.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { HandClock } from "../support/HandClock.ts"
import { seededChance } from "../support/seed.ts"
import { ChainMaker, seedOfName } from "../support/trackerChain.ts"

const { tracker, address: origin } = new ChainMaker("origin")
const place = (name: string): OnionAddress => onionAddress(seedOfName(name))
const [a, b, c] = ["a", "b", "c"].map(place) as [OnionAddress, OnionAddress, OnionAddress]
const book = (known: readonly OnionAddress[] = []) => {
  const clock = new HandClock()
  return { clock, book: new AddressBook(tracker, known, clock, seededChance(1), TRACKER_LIMITS) }
}
const drawn = (of: AddressBook, times: number): Set<OnionAddress | undefined> =>
  new Set(Array.from({ length: times }, () => of.next()))

describe("the addresses of a tracker", () => {
  it("hold the origin always, no onion of this node, each once, and no more than their cap", () => {
    const { book: one } = book([a])
    one.exclude(b)
    for (const each of [a, b, c, c]) one.add(each)
    one.drop(origin)
    expect(one.places.map(({ address }) => address)).toEqual([origin, a, c])
    one.drop(c)
    for (let n = 0; n < 1_000; n++) one.add(place(`many ${n}`))
    expect(one.places.length).toBe(TRACKER_LIMITS.addresses)
    expect(one.places.map(({ address }) => address)).toEqual(expect.arrayContaining([origin, a]))
  })

  it("that were good before a restart are remembered, until they are lost", () => {
    const { book: one, clock } = book([a, b])
    one.add(c)
    expect(one.good()).toEqual([a, b])
    clock.advance(1_000)
    one.answered(b, 100)
    one.answered(origin, 100)
    expect(one.good()).toEqual([b, a])
    for (let n = 0; n < 6; n++) {
      one.failed(a)
      clock.advance(TRACKER_LIMITS.lastRetryMs)
    }
    expect(one.good()).toEqual([b])
  })

  it("FIND3 say that nobody is left when none has answered since it failed, whoever else is named", () => {
    const { book: one, clock } = book([a])
    expect(one.isAlone).toBe(true)
    one.answered(a, 100)
    expect(one.isAlone).toBe(false)
    one.failed(a)
    one.failed(origin)
    expect(one.isAlone).toBe(true)
    expect([one.add(b), one.add(b), one.add(origin)]).toEqual([true, false, false])
    expect(one.isAlone).toBe(true)
    clock.advance(1_000)
    one.answered(b, 100)
    expect(one.isAlone).toBe(false)
    one.exclude(c)
    expect(one.add(c)).toBe(false)
  })

  it("that fail are left alone, twice as long each time, which counts once for all that fail together", () => {
    const { book: one, clock } = book()
    const pauses: number[] = []
    for (let n = 0; n < 9; n++) {
      for (let i = 0; i < 6; i++) one.failed(origin)
      let pause = 0
      while (one.next() === undefined) {
        clock.advance(1_000)
        pause++
      }
      pauses.push(pause)
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900])
    one.answered(origin, 50)
    one.failed(origin)
    expect(one.soonest()).toEqual({ address: origin, inMs: 15_000 })
  })

  it("that are there without an answer are only left alone when that happens often", () => {
    const { book: one } = book()
    one.answered(origin, 50)
    expect(one.lastGood).toBe(origin)
    for (let n = 0; n < 7; n++) one.missed(origin)
    expect([one.lastGood, one.next()]).toEqual([undefined, origin])
    one.missed(origin)
    expect(one.next()).toBeUndefined()
  })

  it("that never answered are given out at a pace, and make room for others before one that did", () => {
    const { book: one, clock } = book([a])
    for (let n = 0; n < 100; n++) one.add(place(`new ${n}`))
    const out = () => {
      let given = 0
      for (let n = 0; n < 500; n++) {
        const address = one.next()
        if (address === undefined || address === a || address === origin) continue
        given++
        one.failed(address)
      }
      return given
    }
    expect(out()).toBe(8)
    clock.advance(20_000)
    expect(out()).toBe(4)
    one.failed(a)
    for (let n = 0; n < 500; n++) one.add(place(`flood ${n}`))
    expect(one.places.some(({ address }) => address === a)).toBe(true)
    // One that is good comes in, though all that are there are untried.
    one.add(b)
    expect(one.places.some(({ address }) => address === b)).toBe(true)
  })

  it("stay with the one that answered last only while it is not slower than most", () => {
    const { book: one } = book([a, b])
    one.answered(a, 1_000)
    expect(one.lastGood).toBe(a)
    one.answered(b, 100)
    expect(one.lastGood).toBe(b)
    one.answered(a, 1_000)
    expect(one.lastGood).toBeUndefined()
    expect(drawn(one, 100)).toEqual(new Set([a, b, origin]))
    one.slow(b, 60_000)
    one.answered(a, 1_000)
    expect(one.lastGood).toBe(a)
  })
})
