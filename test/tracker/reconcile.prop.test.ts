import fc from "fast-check"
import { beforeEach, describe, expect, it, vi } from "vitest"
import { prng } from "../../src/core/prng.ts"
import { rangeOf } from "../../src/core/SetPrints.ts"
import { differences, type Neighbour, reconcileWith, wantedFrom } from "../../src/tracker/reconcile.ts"
import { Room } from "../../src/tracker/Room.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { RangeItems, RangePrints, Wanted, ITEM_OCTETS, MAX_ITEMS } from "../../src/wire/Reconcile.ts"
import { HandClock } from "../support/HandClock.ts"
import { rememberChecks } from "../support/rememberChecks.ts"
import { had, hex, keysOf, NOW, peerRecord, someone, someSwarm, TRACKER_KEY } from "../support/trackerRecords.ts"

const SWARMS = Array.from({ length: 5 }, someSwarm)
const seq = NOW * 1000
/** Two words of each peer: an older one, which may run out, and a newer. */
const POOL = Array.from({ length: 6_000 }, (_, i) => {
  const by = someone()
  return [peerRecord(by, SWARMS[i % 5]!, { ttl: 600 }), peerRecord(by, SWARMS[i % 5]!, { seq: seq + 1 })] as const
})

const room = (clock = new HandClock()) => {
  const made = new Room(TRACKER_KEY, () => true, clock, TRACKER_LIMITS, {
    headSeen: () => undefined,
    forkFound: () => undefined,
    peersSeen: () => undefined,
    mirrorSeen: () => undefined,
  })
  return { made, clock, give: (records: readonly Uint8Array[]) => made.addPeers(records) }
}

beforeEach(rememberChecks)

const sent = { octets: 0, questions: 0, records: 0 }
/** `b` as `a` reaches it, over the wire's own forms; fails when one sends what the other has. */
const neighbour = (a: Room, b: Room, port = b.attach(() => undefined)): Neighbour => {
  const counted = <T extends Uint8Array>(bytes: T): T => {
    sent.octets += bytes.length
    return bytes
  }
  const lacks = (who: Room, records: readonly Uint8Array[]) => {
    const known = new Map(had(who.table).map(({ set, owner, seq }) => [set + owner, seq]))
    for (const record of records.map((bytes) => PeerRecord.decode(bytes)!)) {
      if ((known.get(hex(record.swarm) + hex(record.peer)) ?? -1) >= record.seq)
        expect.fail("what the other has was sent")
      sent.records++
    }
  }
  return {
    async prints(asked) {
      await Promise.resolve()
      sent.questions++
      return RangeItems.decode(
        counted(RangeItems.encode(differences(b, RangePrints.decode(counted(RangePrints.encode(asked)))!))),
      )!
    },
    async wanted(keys) {
      await Promise.resolve()
      const batch = wantedFrom(b, Wanted.decode(counted(Wanted.encode({ v: 1, keys })))!.keys)
      lacks(a, batch.peers)
      return Batch.decode(counted(Batch.encode(batch)))!
    },
    async records(batch) {
      await Promise.resolve()
      const read = Batch.decode(counted(batch))!
      lacks(b, read.peers)
      expect(port.take(read)).toBe(read.peers.length)
    },
  }
}
const taking = (a: Room) => {
  const port = a.attach(() => undefined)
  return (batch: Batch) => port.take(batch)
}

/** How many each alone has, both have, and each has a newer word of. */
const some = fc.oneof(
  { weight: 6, arbitrary: fc.nat(40) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat(600) },
)

describe("two rooms that compare their sets", () => {
  it("P9 ROOM2 are equal after two rounds at most, and send nothing that the other has", async () => {
    let [differed, rounds2, overs] = [0, 0, 0]
    const run = async ([onlyA, onlyB, both, newerA, newerB]: readonly number[], seed: number, wait: number) => {
      const [a, b] = [room(), room()]
      const random = prng(seed)
      // One stretch of the pool for each kind, anywhere in it: keys are spread by their hash.
      let at = Math.floor(random() * POOL.length)
      const stretch = (n: number) => Array.from({ length: n }, () => POOL[at++ % POOL.length]!)
      const fresh = (i: number) => (pair: readonly [Uint8Array, Uint8Array]) => pair[i]!
      a.give(stretch(onlyA!).map(fresh(seed % 2)))
      b.give(stretch(onlyB!).map(fresh(1)))
      for (const pair of stretch(both!)) for (const one of [a, b]) one.give([pair[1]])
      for (const pair of stretch(newerA!)) for (const one of [a, b]) one.give([pair[one === a ? 1 : 0]])
      for (const pair of stretch(newerB!)) for (const one of [a, b]) one.give([pair[one === a ? 0 : 1]])
      // Older words may run out before the sets are compared: they are had no longer, and make no difference.
      for (const { clock } of [a, b]) clock.advance(wait * 1000)
      if (wait > 600) overs++
      const to = neighbour(a.made, b.made)
      const take = taking(a.made)
      const first = await reconcileWith(a.made, to, take)
      differed += first.got + first.sent
      if (keysOf(had(a.made.table)).join() !== keysOf(had(b.made.table)).join()) {
        rounds2++
        await reconcileWith(a.made, to, take)
      }
      expect(keysOf(had(a.made.table))).toEqual(keysOf(had(b.made.table)))
      expect(await reconcileWith(a.made, to, take)).toEqual({ got: 0, sent: 0 })
      return first
    }
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(some, some, some, some, some),
        fc.nat(),
        fc.constantFrom(0, 300, 700),
        async (sizes, seed, wait) => void (await run(sizes, seed, wait)),
      ),
      {
        numRuns: 60,
        examples: [
          [[0, 0, 0, 0, 0], 0, 0],
          [[1, 0, 0, 0, 0], 1, 0],
          [[0, 1, 3, 0, 0], 1, 700],
        ],
      },
    )
    expect(await run([3_000, 3_000, 0, 0, 0], 1, 0)).toEqual({ got: 3_000, sent: 3_000 })
    expect(await run([0, 3_000, 0, 0, 0], 1, 0)).toEqual({ got: 3_000, sent: 0 })
    expect(await run([3_000, 0, 0, 0, 0], 1, 0)).toEqual({ got: 0, sent: 3_000 })
    expect(await run([5, 7, 2_500, 3, 4], 1, 0)).toEqual({ got: 11, sent: 8 })
    expect(Math.min(differed, overs, sent.records)).toBeGreaterThan(2)
    // As long as the sets are no larger than an answer, one round is enough.
    expect(rounds2).toBe(0)
  })

  it("say little when they are equal, and of a small difference not much more", async () => {
    const [a, b] = [room(), room()]
    for (const one of [a, b]) one.give(POOL.slice(0, 3_000).map(([, newer]) => newer))
    const costs: number[] = []
    for (const differs of [0, 1, 10]) {
      b.give(POOL.slice(3_000 + differs, 3_000 + 2 * differs).map(([, newer]) => newer))
      sent.octets = 0
      expect((await reconcileWith(a.made, neighbour(a.made, b.made), taking(a.made))).got).toBe(differs)
      costs.push(sent.octets)
    }
    console.log(
      `3,000 records, comparing costs ${costs[0]} octets when equal, ${costs[1]} with one new ` +
        `record, ${costs[2]} with ten`,
    )
    expect(costs[0]).toBeLessThan(5_000)
    expect(costs[2]).toBeLessThan(15_000)
  })

  it("a newcomer gets a set that no single answer holds, and a full one gives it", async () => {
    const [a, b] = [room(), room()]
    b.give(POOL.map(([, newer]) => newer))
    sent.questions = 0
    expect(await reconcileWith(a.made, neighbour(a.made, b.made), taking(a.made))).toEqual({
      got: POOL.length,
      sent: 0,
    })
    expect(sent.questions).toBe(3)
    const c = room()
    expect(await reconcileWith(a.made, neighbour(a.made, c.made), taking(a.made))).toEqual({
      got: 0,
      sent: POOL.length,
    })
  })

  it(
    "a word with the greatest version there is does not break the answer, and a greater one is " + "not taken",
    async () => {
      const [a, b] = [room(), room()]
      const by = someone()
      expect(
        b.give([
          peerRecord(by, SWARMS[0]!, { seq: 2 ** 48 }),
          peerRecord(by, SWARMS[0]!, { seq: Number.MAX_SAFE_INTEGER }),
        ]),
      ).toBe(0)
      expect(b.give([peerRecord(by, SWARMS[0]!, { seq: 2 ** 48 - 1 })])).toBe(1)
      expect(await reconcileWith(a.made, neighbour(a.made, b.made), taking(a.made))).toEqual({ got: 1, sent: 0 })
    },
  )

  it(
    "from a liar one takes nothing false, asks nothing twice, and gives no more than four " + "answers' worth",
    async () => {
      const a = room()
      a.give(POOL.map(([, newer]) => newer))
      const before = keysOf(had(a.made.table))
      const asked = new Set<string>()
      let [given, wanted] = [0, 0]
      const liar: Neighbour = {
        prints: ({ bits }) => {
          const ranges = Buffer.alloc(2 * 2 ** bits)
          for (let range = 0; range < 2 ** bits; range++) ranges.writeUInt16BE(range, range * 2)
          return Promise.resolve({
            v: 1,
            ranges,
            items: new Uint8Array(18 * 4_096).map((_, i) => (i * 2_654_435_761) >>> 7),
          })
        },
        wanted: (keys) => {
          wanted++
          asked.add(hex(keys))
          return Promise.resolve({ v: 1, head: [], fork: [], mirrors: [], peers: [POOL[0]![0], new Uint8Array(9)] })
        },
        records: (batch) => Promise.resolve(void (given += Batch.decode(batch)!.peers.length)),
      }
      const told = await reconcileWith(a.made, liar, taking(a.made))
      expect(told.got).toBe(0)
      expect(keysOf(had(a.made.table))).toEqual(before)
      expect(given).toBeLessThanOrEqual(4 * 4_096)
      expect(wanted).toBeLessThanOrEqual(4 * 128)
      expect(asked.size).toBeGreaterThan(0)
      await expect(
        reconcileWith(a.made, { ...liar, wanted: () => Promise.reject(new Error("gone")) }, taking(a.made)),
      ).rejects.toThrow("gone")
    },
  )
})

it("ROOM2 of a large table that differs everywhere no more is written than one answer holds", () => {
  const { made, give } = room()
  give(POOL.map(([, record]) => record))
  const written = vi.spyOn(Buffer.prototype, "writeUIntBE")
  const answer = differences(made, { v: 1, bits: 4, prints: new Uint8Array(16 * 16) })
  expect(written.mock.calls.length).toBe(MAX_ITEMS)
  written.mockRestore()
  expect(answer.items.length).toBe(MAX_ITEMS * ITEM_OCTETS)
  // Ranges that are named are whole, and in order; the one after them is begun.
  const all = had(made.table)
  const ranges = Array.from({ length: answer.ranges.length / 2 }, (_, i) =>
    Buffer.from(answer.ranges).readUInt16BE(i * 2),
  )
  expect(ranges.length).toBeGreaterThan(5)
  const of = (range: number) => all.filter(({ key }) => rangeOf(Buffer.from(key, "latin1"), 4) === range)
  const whole = ranges.flatMap((range) => of(range).map(({ key }) => key))
  const said = Array.from({ length: MAX_ITEMS }, (_, i) =>
    Buffer.from(answer.items.subarray(i * ITEM_OCTETS, i * ITEM_OCTETS + 12)).toString("latin1"),
  )
  expect(said.slice(0, whole.length).toSorted()).toEqual(whole.toSorted())
  expect(new Set(said).size).toBe(MAX_ITEMS)
  made.close()
})
