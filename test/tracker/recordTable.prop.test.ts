import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RecordEntry } from "../../src/tracker/RecordEntry.ts"
import { RecordTable } from "../../src/tracker/RecordTable.ts"
import { TRACKER_LIMITS, type TrackerLimits } from "../../src/tracker/TrackerLimits.ts"
import { mostAtRest, restingSet } from "../../src/core/restingSets.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { seededChance } from "../support/seed.ts"
import {
  had,
  hex,
  keysOf,
  mirrorRecord,
  NOW,
  peerRecord,
  printsOf,
  someone,
  someSwarm,
  TRACKER_KEY,
} from "../support/trackerRecords.ts"

const SWARMS = [someSwarm(), someSwarm(), someSwarm()]
const random = seededChance(3)
const LINK = { standing: "link", name: "a neighbour" } as const

/** Of each onion a few words, one after the other, over an hour: what a life of a node leaves behind. */
const words = (
  about: string,
  sign: (over: { seq: number; issued: number; state: string; ttl: number }) => Uint8Array,
) => {
  let issued = NOW + Math.floor(random() * 600)
  return Array.from({ length: 4 }, (_, i) => {
    issued += Math.floor(random() * 900)
    const chance = random()
    const state = chance < 0.2 ? "stopped" : chance < 0.5 && about.includes(" ") ? "rest" : "up"
    const ttl = state === "rest" ? 900 + Math.floor(random() * 6_000) : 900
    return {
      about,
      bytes: sign({ seq: issued * 1000 + i, issued, state, ttl }),
      seq: issued * 1000 + i,
      issued,
      until: issued + ttl,
      swarm: about.split(" ")[1] ?? "",
    }
  })
}
const POOL = [
  ...Array.from({ length: 6 }, someone).flatMap((by, i) =>
    SWARMS.flatMap((swarm) =>
      words(`${i} ${hex(swarm)}`, ({ state, ...over }) =>
        peerRecord(by, swarm, { ...over, have: 100, state: state === "up" ? "seed" : (state as "stopped" | "rest") }),
      ),
    ),
  ),
  ...Array.from({ length: 4 }, someone).flatMap((by, i) =>
    words(`mirror-${i}`, ({ state, ...over }) => mirrorRecord(by, { ...over, state: state as "stopped" | "up" })),
  ),
]

/** A table with a clock and a list of its own. */
const node = (limits: TrackerLimits = TRACKER_LIMITS) => {
  const unlisted = new Set<string>()
  const table = new RecordTable(TRACKER_KEY, (swarm) => !unlisted.has(swarm), limits)
  return {
    table,
    unlisted,
    now: NOW,
    give(bytes: Uint8Array, kind: "peer" | "mirror") {
      return kind === "peer" ? table.addPeer(bytes, this.now, LINK) : table.addMirror(bytes, this.now, LINK)
    },
    get current(): RecordEntry[] {
      return ["", ...SWARMS.map(hex)].flatMap((swarm) => [...table.current(swarm, this.now)])
    },
  }
}
type Node = ReturnType<typeof node>
const kindOf = (record: (typeof POOL)[number]) => (record.swarm === "" ? "mirror" : "peer")

const command = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant("give" as const), at: fc.nat(2), what: fc.nat(POOL.length - 1) }),
  },
  // Time goes on for all; now and then somebody's clock is set forward or back.
  { weight: 2, arbitrary: fc.record({ do: fc.constant("time" as const), at: fc.constant(0), what: fc.nat(300) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("step" as const),
      at: fc.nat(2),
      what: fc.integer({ min: -2_500, max: 2_500 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom("prune" as const, "unlist" as const, "list" as const),
      at: fc.nat(2),
      what: fc.nat(SWARMS.length - 1),
    }),
  },
)
const history = fc.array(command, { minLength: 10, maxLength: 250, size: "max" })

const counts = { taken: 0, refused: {} as Record<string, number>, dropped: 0, over: 0, converged: 0, same: 0 }

/** Runs one command, and checks all that holds at any time. */
const run = (nodes: readonly Node[], { do: what, at, what: n }: { do: string; at: number; what: number }): void => {
  const one = nodes[at]!
  const before = new Map(had(one.table).map((entry) => [entry.key, entry.seq]))
  if (what === "time") for (const each of nodes) each.now += n
  if (what === "step") one.now += n
  if (what === "unlist") one.unlisted.add(hex(SWARMS[n]!))
  if (what === "list") one.unlisted.delete(hex(SWARMS[n]!))
  if (what === "give") {
    const record = POOL[n]!
    const checked = one.table.checked
    const result = one.give(record.bytes, kindOf(record))
    if (typeof result === "string") counts.refused[result] = (counts.refused[result] ?? 0) + 1
    else counts.taken++
    expect(one.table.checked - checked).toBe(typeof result === "string" ? 0 : 1)
    // A full table lets go of what is over; what stays only grows.
    for (const [key, seq] of before) expect(one.table.get(key)?.seq ?? seq).toBeGreaterThanOrEqual(seq)
  }
  if (what === "prune") {
    const size = one.table.size
    one.table.prune(one.now)
    counts.dropped += size - one.table.size
    counts.over += one.table.size - had(one.table).length
    // What is had is what may be passed on, neither more nor less.
    expect(keysOf(had(one.table))).toEqual(keysOf(one.current))
  }
  const bits = (n * 7) % 9
  expect(Buffer.compare(one.table.prints.prints(bits), printsOf(had(one.table), bits))).toBe(0)
  expect(one.table.prints.size).toBe(had(one.table).length)
}

describe("records of a tracker's holders", () => {
  it(
    "P9 tables end the same once their clocks agree and each was given what the others have, " + "whatever went before",
    () => {
      fc.assert(
        fc.property(history, fc.infiniteStream(fc.nat()), (commands, order) => {
          const nodes = [node(), node(), node()]
          for (const one of commands) run(nodes, one)
          const { now } = nodes[0]!
          for (const one of nodes) {
            one.now = now
            one.unlisted.clear()
            one.table.prune(now)
          }
          const all = nodes
            .flatMap((one) => one.current)
            .map((entry) => ({ entry, at: order.next().value }))
            .sort((a, b) => a.at - b.at)
          // Who rested, and whose newer word is over: who heard that word takes the older one no more, and who did not
          // keeps it until it runs out.
          const gone = new Set(
            all.flatMap(({ entry: { key, seq } }) =>
              nodes.some(({ table }) => (table.get(key)?.seq ?? 0) > seq && table.get(key)!.until < now) ? [key] : [],
            ),
          )
          const kept = (one: Node) => keysOf(one.current.filter(({ key }) => !gone.has(key)))
          for (const one of nodes) for (const { entry } of all) one.give(entry.bytes, entry.kind)
          const [first, ...others] = nodes
          if (gone.size === 0) counts.same++
          for (const other of others) {
            expect(kept(other)).toEqual(kept(first!))
            if (gone.size > 0) continue
            for (const bits of [0, 4, 12])
              expect(Buffer.compare(other.table.prints.prints(bits), first!.table.prints.prints(bits))).toBe(0)
          }
          counts.converged += first!.current.length

          // Replays change nothing and cost no signature check.
          const checked = first!.table.checked
          for (const { entry } of all) expect(typeof first!.give(entry.bytes, entry.kind)).toBe("string")
          expect(first!.table.checked).toBe(checked)
        }),
        { numRuns: 80 },
      )
      expect(counts.refused).toMatchObject({
        "too-early": expect.any(Number),
        over: expect.any(Number),
        "not-newer": expect.any(Number),
        elsewhere: expect.any(Number),
      })
      expect(
        Math.min(
          counts.same,
          counts.taken,
          ...Object.values(counts.refused),
          counts.dropped,
          counts.over,
          counts.converged,
        ),
      ).toBeGreaterThan(0)
    },
  )

  it("P9 the last word by seq wins in any order, with anything doubled", () => {
    let kept = 0
    fc.assert(
      fc.property(
        fc.array(fc.nat(POOL.length - 1), { maxLength: 200, size: "max" }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: -300, max: 3_000 }),
        (picks, order, at) => {
          const now = NOW + at
          const wins = new Map<string, number>()
          for (const { about, seq, issued, until } of picks.map((pick) => POOL[pick]!))
            if (issued <= now + 120 && until >= now) wins.set(about, Math.max(seq, wins.get(about) ?? 0))
          const shuffled = picks
            .map((pick) => ({ pick, at: order.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ pick }) => pick)
          for (const sequence of [picks, shuffled, [...picks, ...shuffled]]) {
            const one = node()
            one.now = now
            for (const pick of sequence) one.give(POOL[pick]!.bytes, kindOf(POOL[pick]!))
            expect(one.current.map(({ seq }) => seq).sort()).toEqual([...wins.values()].sort())
            expect(one.table.size).toBe(wins.size)
          }
          kept += wins.size
        },
      ),
      { numRuns: 60 },
    )
    expect(kept).toBeGreaterThan(100)
  })

  it(
    "ROOM3 keeps its caps under any history; who is known may still say something newer, and " +
      "what is over makes room",
    () => {
      const limits = {
        ...TRACKER_LIMITS,
        peersPerSwarm: 3,
        peersPerTracker: 7,
        mirrorsPerTracker: 2,
      }
      let [full, renewed, roomMade] = [0, 0, 0]
      fc.assert(
        fc.property(history, (commands) => {
          const nodes = [node(limits), node(limits), node(limits)]
          for (const one of commands) {
            const { table, now } = nodes[one.at]!
            const size = table.size
            const record = POOL[one.what]!
            const known =
              one.do === "give" &&
              had(table).some(
                (entry) =>
                  Buffer.compare(entry.bytes, record.bytes) !== 0 &&
                  entry.set === (resting(record) ? restingSet(record.swarm) : record.swarm) &&
                  entry.owner === ownerOf(record),
              )
            const fulls = counts.refused["full"] ?? 0
            const taken = counts.taken
            run(nodes, one)
            if ((counts.refused["full"] ?? 0) > fulls) {
              full++
              expect(known).toBe(false)
            } else if (known && counts.taken > taken) renewed++
            else if (counts.taken > taken && table.size <= size) roomMade++
            expect(table.mirrors).toBeLessThanOrEqual(2)
            const sizes = SWARMS.map((swarm) => table.sizesOf(hex(swarm)))
            for (const { up, resting } of sizes) {
              expect(up).toBeLessThanOrEqual(3)
              expect(resting).toBeLessThanOrEqual(mostAtRest(3))
            }
            expect(sizes.reduce((sum, { up }) => sum + up, 0)).toBeLessThanOrEqual(7)
            expect(sizes.reduce((sum, { resting }) => sum + resting, 0)).toBeLessThanOrEqual(mostAtRest(7))
            expect(table.sizesOf("").up).toBe(table.mirrors)
            expect(now).toBeGreaterThan(0)
          }
        }),
        { numRuns: 60 },
      )
      expect(Math.min(full, renewed, roomMade)).toBeGreaterThan(2)
    },
  )

  it("a clock that was far ahead leaves nothing behind that others would refuse", () => {
    const one = node()
    const by = someone()
    one.now = NOW + 86_400
    expect(
      typeof one.give(peerRecord(by, SWARMS[0]!, { issued: NOW + 86_400, seq: (NOW + 86_400) * 1000 }), "peer"),
    ).toBe("object")
    one.now = NOW
    one.table.prune(NOW)
    expect(one.table.size).toBe(0)
    expect(typeof one.give(peerRecord(by, SWARMS[0]!), "peer")).toBe("object")
  })
})

const resting = ({ bytes, swarm }: (typeof POOL)[number]): boolean =>
  swarm !== "" && PeerRecord.decode(bytes)!.state === "rest"
const ownerOf = (record: (typeof POOL)[number]): string => owners.get(record.about)!
const owners = new Map(
  POOL.map((record) => {
    const one = node()
    one.now = record.issued
    return [record.about, (one.give(record.bytes, kindOf(record)) as RecordEntry).owner]
  }),
)
