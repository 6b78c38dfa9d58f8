/** When a torrent is dead: a week without anybody, and tries of this node in vain; and what a search makes of it. */
import { closeSync, mkdirSync, openSync, rmdirSync, statSync, writeFileSync, writeSync } from "node:fs"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DAYS, LifeRows, TRIES } from "../../src/app/search/LifeRows.ts"
import { dayOf, watchLives } from "../../src/app/search/watchLives.ts"
import { aliveSwarms } from "../../src/tracker/aliveSwarms.ts"
import { RecordTable } from "../../src/tracker/RecordTable.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded } from "../support/seed.ts"
import { SimSearcher } from "../support/SimSearcher.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"
import { hex, mirrorRecord, NOW, peerRecord, someone, someSwarm, TRACKER_KEY } from "../support/trackerRecords.ts"

const one = hashOf(1)
const tries = (rows: LifeRows, day: number, times: number) => {
  for (let i = 0; i < times; i++) rows.look({ day, alive: [], tried: [[one, false]] })
}

describe("a torrent", () => {
  it("is dead after a week in which nobody was known to have it, and three tries in vain, not before", () => {
    const rows = new LifeRows(":memory:")
    rows.look({ day: 100, alive: [one], tried: [] })
    tries(rows, 100, TRIES - 1)
    expect(rows.dead(one, 100 + DAYS)).toBe(false)
    tries(rows, 101, 1)
    expect([100 + DAYS - 1, 100 + DAYS].map((day) => rows.dead(one, day))).toEqual([false, true])
    rows.look({ day: 108, alive: [one], tried: [] })
    expect(rows.dead(one, 108)).toBe(false)
    expect(rows.dead(one, 108 + DAYS)).toBe(true)
    rows.look({ day: 120, alive: [], tried: [[one, true]] })
    expect(rows.dead(one, 140)).toBe(false)
  })

  it("is not dead because this node has not looked for a week yet, nor by a date that was wrong", () => {
    const rows = new LifeRows(":memory:")
    tries(rows, 100, 10)
    expect(rows.dead(one, 100 + DAYS - 1)).toBe(false)
    const ahead = new LifeRows(":memory:")
    ahead.look({ day: 9_000, alive: [one], tried: [] })
    tries(ahead, 100, TRIES)
    expect([ahead.dead(one, 100), ahead.dead(one, 100 + DAYS)]).toEqual([false, true])
  })

  it("is what its last days say, whatever happened before", () => {
    const event = fc.record({ after: fc.nat(4), alive: fc.boolean(), tried: fc.constantFrom(null, true, false) })
    let deaths = 0
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 25 }), (events) => {
        const rows = new LifeRows(":memory:")
        let [day, vain] = [1_000, 0]
        // Before the first look nothing is known of anybody.
        let last = day + events[0]!.after
        for (const { after, alive, tried } of events) {
          day += after
          rows.look({ day, alive: alive ? [one] : [], tried: tried === null ? [] : [[one, tried]] })
          if (alive || tried === true) last = day
          vain = tried === null ? vain : tried ? 0 : vain + 1
          const dead = vain >= TRIES && day - last >= DAYS
          expect(rows.dead(one, day)).toBe(dead)
          if (dead) deaths++
        }
        rows.close()
      }),
    )
    expect(deaths).toBeGreaterThan(0)
  })

  it("is not known any more when the file is damaged, and everything goes on", async () => {
    const file = path.join(await temporaryFolder(), "lives.sqlite")
    const rows = new LifeRows(file)
    tries(rows, 100, TRIES)
    expect(rows.dead(one, 200)).toBe(true)
    rows.close()
    writeFileSync(file, Buffer.alloc(5_000, 7))
    const again = new LifeRows(file)
    expect(again.dead(one, 200)).toBe(false)
    again.close()
  })

  it("is what it was when it is not the file that is at fault, which is told and not deleted", async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, "lives.sqlite")
    const rows = new LifeRows(file)
    tries(rows, 100, TRIES)
    rows.close()
    // Nothing can be written where a folder is in the way, whoever asks.
    mkdirSync(`${file}-wal`)
    expect(() => new LifeRows(file)).toThrow()
    rmdirSync(`${file}-wal`)
    const again = new LifeRows(file)
    expect(again.dead(one, 200)).toBe(true)
    again.close()
  })

  it("is not known any more when the file is damaged in use, and the next looks are kept again", async () => {
    const file = path.join(await temporaryFolder(), "lives.sqlite")
    const before = new LifeRows(file)
    const many = Array.from({ length: 300 }, (_, n) => hashOf(n + 10))
    before.look({ day: 100, alive: many, tried: [[one, false]] })
    before.close()
    let remade = 0
    const rows = new LifeRows(file, () => remade++)
    const size = statSync(file).size
    const open = openSync(file, "r+")
    writeSync(open, Buffer.alloc(size - 8_192, 0xff), 0, size - 8_192, 8_192)
    closeSync(open)
    expect(many.slice(0, 200).map((each) => rows.dead(each, 200))).not.toContain(true)
    expect(remade).toBe(1)
    tries(rows, 100, TRIES)
    expect(rows.dead(one, 200)).toBe(true)
    rows.close()
  })

  it("is not dead where nothing can be read: a search goes on", () => {
    const rows = new LifeRows(":memory:")
    tries(rows, 100, TRIES)
    rows.close()
    expect(rows.dead(one, 200)).toBe(false)
  })
})

describe("the look at them", () => {
  it("is taken half an hour after the start, then once an hour, and not while nobody could be reached", () => {
    const clock = new HandClock()
    const days: number[] = []
    let connected = true
    const rows = {
      look: ({ day }: { day: number }) => {
        days.push(day)
        if (days.length === 2) throw new Error("the disk is full")
      },
    }
    const stop = watchLives({ clock, rows, alive: () => [], tried: () => [], connected: () => connected })
    clock.advance(29 * 60_000)
    expect(days).toEqual([])
    clock.advance(60_000)
    expect(days).toEqual([dayOf(clock)])
    for (let hour = 0; hour < 3; hour++) clock.advance(3_600_000)
    expect(days).toHaveLength(4)
    connected = false
    clock.advance(3_600_000)
    expect(days).toHaveLength(4)
    stop()
    expect(clock.pending).toBe(0)
  })

  it("takes for alive what somebody has who has not left, by a record that is not over", () => {
    const [here, left, over] = [someSwarm(), someSwarm(), someSwarm()]
    const table = new RecordTable(TRACKER_KEY, () => true, TRACKER_LIMITS)
    const source = { standing: "alive", name: "x" } as const
    table.addPeer(peerRecord(someone(), here), NOW, source)
    table.addPeer(peerRecord(someone(), left, { state: "stopped" }), NOW, source)
    table.addPeer(peerRecord(someone(), over, { ttl: 60 }), NOW, source)
    table.addMirror(mirrorRecord(someone()), NOW, source)
    expect([...aliveSwarms([{ table, seconds: NOW + 61 }])]).toEqual([hex(here)])
    expect([...aliveSwarms([{ table, seconds: NOW }])].sort()).toEqual([hex(here), hex(over)].sort())
  })
})

it("comes behind all others in a search, and not at all where it is not wanted", () => {
  const alice = new SimSearcher(new SimWorld(seeded(96)), "alice", { entries: 0 })
  const chain = new ChainMaker("alice").add(hashOf(1), "harbour").add(hashOf(2), "harbour and much else that is said")
  alice.index.append(alice.tracker, chain.entries)
  const found = (rest = {}) => alice.page("harbour", rest).hits.map(({ infohash, dead }) => [infohash, dead])
  expect(found()).toEqual([
    [hashOf(1), false],
    [hashOf(2), false],
  ])
  const day = dayOf(alice.node.machine.clock)
  tries(alice.lives, day - DAYS, TRIES)
  expect(found()).toEqual([
    [hashOf(2), false],
    [hashOf(1), true],
  ])
  expect(found({ dead: "hide" })).toEqual([[hashOf(2), false]])
})
