import fc from "fast-check"
import { beforeEach, describe, expect, it } from "vitest"
import type { Clock } from "../../src/core/Clock.ts"
import { Millis } from "../../src/core/ids.ts"
import { differences, reconcileWith, wantedFrom } from "../../src/tracker/reconcile.ts"
import type { Port, Room } from "../../src/tracker/Room.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { BATCH_OCTETS, Batch } from "../../src/wire/Batch.ts"
import { HandClock } from "../support/HandClock.ts"
import { listener, soloRoom, tell } from "../support/soloRoom.ts"
import {
  altered,
  had,
  hex,
  keysOf,
  mirrorRecord,
  NOW,
  peerRecord,
  someone,
  someSwarm,
} from "../support/trackerRecords.ts"

const SWARMS = [someSwarm(), someSwarm()]
const seq = NOW * 1000

/** Anew for each case, so that no record runs out in the next one. */
let wall = new HandClock()
beforeEach(() => void (wall = new HandClock()))
const room = (clock: Clock = wall) => soloRoom(clock)

describe("a room", () => {
  it(
    "ROOM1 tells what is new and true once to each neighbour but the one it came from, in " +
      "batches under their caps",
    () => {
      let [told, most] = [0, 0]
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(39), fc.nat(1)), { maxLength: 300, size: "max" }), (news) => {
          wall = new HandClock()
          const one = room()
          const others = [listener(one.room), listener(one.room), listener(one.room)]
          const first = new Map<string, number>()
          let fresh = 0
          for (const [from, what, bad] of news) {
            const { bytes, kind } = RECORDS[what]!
            const told = bad === 1 && what % 4 === 0 ? altered(bytes, { seq: seq + 1 }) : bytes
            if (told === bytes && !first.has(hex(bytes))) first.set(hex(bytes), from)
            const batch = tell({ [kind]: [told] })
            fresh +=
              from < 3
                ? others[from]!.port.take(batch)
                : kind === "mirrors"
                  ? Number(one.room.addMirror(told))
                  : one.room.addPeers([told])
          }
          expect(fresh).toBe(first.size)
          expect(one.seen.peers + one.seen.mirrors.length).toBe(first.size)
          wall.advance(TRACKER_LIMITS.batchMs)
          // Who said it themselves, first or while it waited here, is not told.
          const said = new Set(
            news.map(([from, what, bad]) => `${from} ${bad === 1 && what % 4 === 0 ? "" : hex(RECORDS[what]!.bytes)}`),
          )
          others.forEach(({ heard, batches }, i) => {
            expect(heard().sort()).toEqual([...first.keys()].filter((record) => !said.has(`${i} ${record}`)).sort())
            for (const { mirrors, peers } of batches) {
              const records = [...mirrors, ...peers]
              expect(records.length).toBeLessThanOrEqual(100)
              expect(records.reduce((sum, record) => sum + record.length, 0)).toBeLessThanOrEqual(BATCH_OCTETS)
              most = Math.max(most, records.length)
            }
            told += heard().length
          })
          // Nothing more comes of it.
          wall.advance(10_000)
          expect(wall.pending).toBe(0)
        }),
        { numRuns: 60 },
      )
      expect(told).toBeGreaterThan(1_000)
      expect(most).toBeGreaterThan(3)
    },
  )

  it("P9 ROOM2 rooms end the same after any loss, once sets have been compared along the links", async () => {
    let [lost, healed, equal] = [0, 0, 0]
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant("say" as const),
          at: fc.nat(3),
          what: fc.nat(39),
          delivered: fc.boolean(),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant("wait" as const),
          at: fc.nat(3),
          what: fc.nat(400),
          delivered: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("reset" as const),
          at: fc.nat(3),
          what: fc.nat(39),
          delivered: fc.boolean(),
        }),
      },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 150, size: "max" }),
        fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 4, maxLength: 4 }),
        async (steps, skews) => {
          wall = new HandClock()
          const rooms = skews.map((skew) => room(skewed(skew)))
          let delivered = true
          // A ring with one chord: news and echoes come along several ways.
          const links = [
            [0, 1],
            [1, 2],
            [2, 3],
            [3, 0],
            [0, 2],
          ].map(([a, b]) =>
            link(rooms[a!]!.room, rooms[b!]!.room, () => {
              if (!delivered) lost++
              return delivered
            }),
          )
          for (const one of steps) {
            delivered = one.delivered
            if (one.do === "wait") wall.advance(one.what)
            else if (one.do === "reset") links[one.at]!.reset()
            else if (RECORDS[one.what]!.kind === "mirrors") rooms[one.at]!.room.addMirror(RECORDS[one.what]!.bytes)
            else rooms[one.at]!.room.addPeers([RECORDS[one.what]!.bytes])
          }
          wall.advance(2_000)
          delivered = true
          const before = rooms.map((each) => had(each.room.table).length)
          for (let round = 0; round < 2; round++) for (const each of links) await each.compare()
          wall.advance(2_000)
          const [first, ...others] = rooms.map((each) => had(each.room.table))
          for (const other of others) expect(keysOf(other)).toEqual(keysOf(first!))
          healed += before.reduce((sum, had) => sum + first!.length - had, 0)
          equal += first!.length
          for (const each of links) each.close()
        },
      ),
      { numRuns: 60 },
    )
    expect(Math.min(lost, healed, equal)).toBeGreaterThan(100)
  })

  it("takes a record back that it had let go of, when the swarm is listed again", () => {
    const one = room()
    const record = peerRecord(someone(), SWARMS[0]!)
    expect(one.room.addPeers([record])).toBe(1)
    one.unlisted.add(hex(SWARMS[0]!))
    one.room.table.prune(NOW)
    expect([one.room.table.size, one.room.addPeers([record])]).toEqual([0, 0])
    one.unlisted.clear()
    expect(one.room.addPeers([record])).toBe(1)
    expect(one.room.addPeers([record])).toBe(0)
    one.room.close()
  })

  it("of a flood of replays decodes each once, and checks one signature", () => {
    const one = room()
    const neighbour = listener(one.room)
    const record = peerRecord(someone(), SWARMS[0]!)
    for (let i = 0; i < 1_000; i++) neighbour.port.take(tell({ peers: [record, record] }))
    expect([one.room.table.checked, one.seen.peers]).toEqual([1, 1])
    one.room.close()
  })

  it("says nothing to a neighbour that has gone", () => {
    const one = room()
    const [gone, stays] = [listener(one.room), listener(one.room)]
    one.room.addPeers([peerRecord(someone(), SWARMS[0]!)])
    gone.port.close()
    gone.port.take(tell({ peers: [peerRecord(someone(), SWARMS[1]!)] }))
    wall.advance(1_000)
    expect([gone.heard().length, stays.heard().length, one.room.neighbours]).toEqual([0, 2, 1])
    one.room.addPeers([peerRecord(someone(), SWARMS[0]!)])
    one.room.close()
    wall.advance(1_000)
    expect([stays.heard().length, one.room.neighbours, wall.pending]).toEqual([2, 0, 0])
  })
})

/** 40 records, one of each onion, so that what is kept does not hang on their order. */
const RECORDS = Array.from({ length: 40 }, (_, i) => {
  const by = someone()
  return i % 5 === 4
    ? { kind: "mirrors" as const, bytes: mirrorRecord(by) }
    : { kind: "peers" as const, bytes: peerRecord(by, SWARMS[i % 2]!) }
})

const skewed = (seconds: number): Clock => ({
  now: () => wall.now(),
  date: () => Millis(wall.date() + seconds * 1000),
  setTimeout: (run, ms) => wall.setTimeout(run, ms),
  clearTimeout: (timer) => wall.clearTimeout(timer),
})

/** Two rooms that tell each other at once all that is delivered. */
const link = (a: Room, b: Room, delivers: () => boolean) => {
  let ports: [Port, Port]
  const open = () => {
    const toB: (bytes: Uint8Array) => void = (bytes) => void (delivers() && ports[1].take(Batch.decode(bytes)!))
    ports = [a.attach(toB), b.attach((bytes) => void (delivers() && ports[0].take(Batch.decode(bytes)!)))]
  }
  const close = () => ports.forEach((port) => port.close())
  open()
  return {
    close,
    reset: () => {
      close()
      open()
    },
    compare: () =>
      reconcileWith(
        a,
        {
          prints: (asked) => Promise.resolve(differences(b, asked)),
          wanted: (keys) => Promise.resolve(Batch.decode(Batch.encode(wantedFrom(b, keys)))!),
          records: (batch) => Promise.resolve(void ports[1].take(Batch.decode(batch)!)),
        },
        (batch) => ports[0].take(batch),
      ),
  }
}
