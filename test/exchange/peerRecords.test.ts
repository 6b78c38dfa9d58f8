import { describe, expect, it } from "vitest"
import { dictionary, encode } from "../../src/core/bencode/encode.ts"
import { decode } from "../../src/core/bencode/decode.ts"
import type { BencodedMap } from "../../src/core/bencode/Bencoded.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import { OwnRecord } from "../../src/exchange/OwnRecord.ts"
import type { HintSource } from "../../src/core/SourcedSet.ts"
import { PeerTable } from "../../src/exchange/PeerTable.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { type Signer, signer, verify } from "../../src/wire/ed25519.ts"
import { PeerRecord, MAX_PEER_RECORD } from "../../src/wire/PeerRecord.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded, seededChance } from "../support/seed.ts"

const NOW = 1_700_000_000
const SWARM = "cd".repeat(32)
const random = new SeededRandom(seeded(5))
const someone = (): Signer => signer(random.bytes(32))
const record = (by: Signer, over: Partial<PeerRecord> = {}): Uint8Array =>
  PeerRecord.sign(by, {
    swarm: Buffer.from(SWARM, "hex"),
    seq: 1,
    state: "leech",
    have: 40,
    lanes: [by.publicKey, random.bytes(32)],
    issued: NOW,
    ttl: 900,
    ...over,
  })
const TOLD: HintSource = { standing: "link", name: "told" }
const table = (max = 5_000) => new PeerTable(SWARM, "own", max, seededChance(1))

/** The record with some fields changed and the old signature. */
const altered = (bytes: Uint8Array, over: object): Uint8Array =>
  encode(dictionary({ ...Object.fromEntries(decode(bytes) as BencodedMap), ...over }))

describe("PEER1 records", () => {
  it("decode to what was signed, and verify by their own key alone", () => {
    const by = someone()
    const decoded = PeerRecord.decode(record(by, { state: "seed", have: 100 }))!
    expect(decoded).toMatchObject({ v: 1, state: "seed", have: 100, seq: 1, issued: NOW, ttl: 900 })
    expect(Buffer.compare(decoded.peer, by.publicKey)).toBe(0)
    expect(PeerRecord.isAuthentic(decoded)).toBe(true)
    expect(
      record(by, { lanes: [by.publicKey, ...Array.from({ length: 7 }, () => random.bytes(32))] }).length,
    ).toBeLessThanOrEqual(MAX_PEER_RECORD)
  })
  it("of any altered field, the signature tells", () => {
    const by = someone()
    const good = record(by)
    for (const over of [
      { seq: 2 },
      { state: "seed" },
      { have: 41 },
      { issued: NOW + 1 },
      { ttl: 901 },
      { swarm: random.bytes(32) },
      { lanes: [by.publicKey] },
    ]) {
      const decoded = PeerRecord.decode(altered(good, over))
      expect(decoded && PeerRecord.isAuthentic(decoded)).toBe(false)
    }
  })
  it("whose form is not the form are none", () => {
    const by = someone()
    const other = random.bytes(32)
    for (const over of [
      { v: 2 },
      { state: "gone" },
      { have: 101 },
      { have: -1 },
      { lanes: [] },
      { lanes: [other, by.publicKey] },
      { lanes: [by.publicKey, by.publicKey] },
      { lanes: Array.from({ length: 9 }, () => random.bytes(32)) },
      { ttl: 0 },
      { sig: new Uint8Array(63) },
      { peer: new Uint8Array(31) },
      { more: 1 },
    ]) {
      expect(PeerRecord.decode(altered(record(by), over))).toBeUndefined()
    }
    expect(verify(new Uint8Array(32).fill(255), new Uint8Array(1), new Uint8Array(64))).toBe(false)
  })
})

describe("PEER15 who is at rest", () => {
  const rest = (by: Signer, over: Partial<PeerRecord> = {}) =>
    record(by, { state: "rest", have: 100, ttl: 86_400, ...over })
  it("has everything, and speaks for a day at most; whoever else speaks, for half an hour", () => {
    const by = someone()
    expect(PeerRecord.read(rest(by))).toMatchObject({ state: "rest", have: 100, ttl: 86_400 })
    for (const over of [
      { ttl: 86_401 },
      { have: 99 },
      { lanes: [] },
      { lanes: [by.publicKey, ...Array.from({ length: 8 }, () => random.bytes(32))] },
      { state: "seed" },
      { state: "leech" },
      { state: "stopped" },
    ] as Partial<PeerRecord>[]) {
      expect(PeerRecord.decode(altered(rest(by), over))).toBeUndefined()
    }
    const eight = [by.publicKey, ...Array.from({ length: 7 }, () => random.bytes(32))]
    expect(PeerRecord.read(rest(by, { lanes: eight }))?.lanes).toHaveLength(8)
  })
  it("is refused when it is of tomorrow or over, and lives for as long as it says", () => {
    const t = table()
    expect(t.add(rest(someone(), { issued: NOW + 121 }), NOW, TOLD)).toBe("too-early")
    expect(t.add(rest(someone(), { issued: NOW - 86_401 }), NOW, TOLD)).toBe("over")
    t.add(rest(someone()), NOW, TOLD)
    t.prune(NOW + 86_400)
    expect(t.live(NOW + 86_400)).toHaveLength(1)
    t.prune(NOW + 86_401)
    expect(t.size).toBe(0)
  })
  it("is not taken at an old word again when it has woken and gone, within that day", () => {
    const t = table()
    const by = someone()
    const old = rest(by, { seq: 1 })
    t.add(old, NOW, TOLD)
    t.add(record(by, { seq: 2, state: "seed", have: 100, issued: NOW + 60 }), NOW + 60, TOLD)
    for (const later of [1_000, 10_000, 86_400]) {
      t.prune(NOW + later)
      expect(t.live(NOW + later)).toEqual([])
      expect(t.add(old, NOW + later, TOLD)).toBe("not-newer")
    }
    t.prune(NOW + 86_401)
    expect(t.size).toBe(0)
  })
  it("takes no place of those who are up, whose words say so at once, however many rest", () => {
    const t = table(8)
    for (let i = 0; i < 100; i++) t.add(rest(someone()), NOW, { standing: "caller", name: `caller ${i % 5}` })
    expect(t.size).toBe(2)
    const up = Array.from({ length: 8 }, someone)
    for (const by of up) expect(typeof t.add(record(by), NOW, TOLD)).toBe("object")
    expect(t.live(NOW)).toHaveLength(10)
    // Who is up is named first, and of fifty at most ten rest.
    expect(t.some(8, NOW, () => true).every(({ record: { state } }) => state === "leech")).toBe(true)
    for (const by of up) t.add(record(by, { seq: 2, state: "stopped", issued: NOW + 1, ttl: 1 }), NOW + 1, TOLD)
    expect(t.some(50, NOW + 5, () => true).map(({ record: { state } }) => state)).toEqual(["rest", "rest"])
  })
  it("keeps its place when it leaves, and needs one when it wakes", () => {
    const t = table(4)
    const [one, two] = [someone(), someone()]
    t.add(rest(one, { seq: 1 }), NOW, TOLD)
    for (let i = 0; i < 4; i++) t.add(record(someone()), NOW, TOLD)
    expect(t.add(record(one, { seq: 2, state: "seed", have: 100 }), NOW, TOLD)).toBe("full")
    expect(typeof t.add(record(one, { seq: 3, state: "stopped", have: 100 }), NOW, TOLD)).toBe("object")
    expect(t.add(rest(two), NOW, TOLD)).toBe("full")
    expect(t.live(NOW)).toHaveLength(4)
    expect(t.size).toBe(5)
  })
})

describe("PEER2 the table refuses", () => {
  it("what is false, late, early, of another swarm or said of oneself", () => {
    const t = new PeerTable(
      SWARM,
      Buffer.from(signer(new Uint8Array(32)).publicKey).toString("hex"),
      10,
      seededChance(1),
    )
    const by = someone()
    expect(t.add(record(by, { issued: NOW + 121 }), NOW, TOLD)).toBe("too-early")
    expect(typeof t.add(record(by, { issued: NOW + 120 }), NOW, TOLD)).toBe("object")
    expect(t.add(record(someone(), { issued: NOW - 901 }), NOW, TOLD)).toBe("over")
    expect(t.add(record(someone(), { swarm: random.bytes(32) }), NOW, TOLD)).toBe("other-swarm")
    expect(t.add(record(signer(new Uint8Array(32))), NOW, TOLD)).toBe("own")
    expect(t.add(new Uint8Array(2_000), NOW, TOLD)).toBe("malformed")
    expect(t.add(altered(record(someone()), { seq: 7 }), NOW, TOLD)).toBe("forged")
    expect(t.size).toBe(1)
  })
  it(
    "PEER6 5,000 forged, altered and replayed records: none taken, and only a well-made newer " +
      "one costs a signature check",
    () => {
      const t = table()
      const by = someone()
      const good = record(by, { seq: 50 })
      expect(typeof t.add(good, NOW, TOLD)).toBe("object")
      const checked = t.checked
      let taken = 0
      for (let i = 0; i < 5_000; i++) {
        const forged = i % 2 === 0 ? altered(good, { seq: i % 50 }) : good
        if (typeof t.add(forged, NOW, TOLD) !== "string") taken++
      }
      expect([taken, t.checked - checked]).toEqual([0, 0])
      for (let i = 0; i < 500; i++) if (typeof t.add(altered(good, { seq: 51 + i }), NOW, TOLD) !== "string") taken++
      expect([taken, t.checked - checked]).toEqual([0, 500])
      expect(t.live(NOW)[0]!.record.seq).toBe(50)
    },
  )
})

describe("PEER3 last writer wins", () => {
  it("in whatever order records come", () => {
    const by = someone()
    const all = [3, 1, 2].map((seq) => record(by, { seq, have: seq }))
    for (const order of [
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0],
    ]) {
      const t = table()
      for (const i of order) t.add(all[i]!, NOW, TOLD)
      expect(t.live(NOW).map((e) => e.record.seq)).toEqual([3])
    }
  })
})

describe("PEER4 lifetimes", () => {
  it("end, and a tombstone keeps older records out for as long as they could live", () => {
    const t = table()
    const by = someone()
    t.add(record(by, { seq: 1, ttl: 1_800 }), NOW, TOLD)
    expect(t.live(NOW + 1_800)).toHaveLength(1)
    t.add(record(by, { seq: 2, state: "stopped", issued: NOW + 10, ttl: 60 }), NOW + 10, TOLD)
    expect(t.live(NOW + 10)).toEqual([])
    expect(t.some(50, NOW + 10, () => true)).toHaveLength(1)
    t.prune(NOW + 1_700)
    expect(t.add(record(by, { seq: 1, ttl: 1_800 }), NOW + 1_700, TOLD)).toBe("not-newer")
    t.prune(NOW + 1_811)
    expect(t.size).toBe(0)
    expect(t.add(record(by, { seq: 1, ttl: 1_800 }), NOW + 1_811, TOLD)).toBe("over")
  })
  it("PEER5 a table that one source has filled takes nobody new of it, until a lifetime has ended", () => {
    const t = table(3)
    for (let i = 0; i < 3; i++) t.add(record(someone()), NOW, TOLD)
    expect(t.add(record(someone()), NOW, TOLD)).toBe("full")
    expect(typeof t.add(record(someone(), { issued: NOW + 2_000 }), NOW + 2_000, TOLD)).toBe("object")
  })
  it("the own record is signed anew when it matters, and every 300–420 s; its seq only grows", async () => {
    const world = new SimWorld(seeded(1))
    const { clock } = new SimMachine(world, "a")
    const said: PeerRecord[] = []
    const own = new OwnRecord(SWARM as InfoHash, someone(), 0, clock, seededChance(3), () => {
      const decoded = PeerRecord.decode(own.bytes)!
      said.push(decoded)
      expect(PeerRecord.isAuthentic(decoded)).toBe(true)
    })
    own.say("leech", 0, 100)
    for (let have = 0; have <= 99; have++) own.say("leech", have, 100)
    expect(said.map((r) => r.have)).toEqual([0, 1, 25, 50, 75])
    own.say("seed", 100, 100)
    const from = said.length
    await world.run(3_600_000)
    const gaps = said.slice(from).map((r, i) => r.issued - said[from + i - 1]!.issued)
    expect(gaps.length).toBeGreaterThanOrEqual(8)
    for (const gap of gaps) expect(gap >= 299 && gap <= 421).toBe(true)
    own.say("stopped", 100, 100)
    const last = said.length
    await world.run(3_600_000)
    expect(said.length).toBe(last)
    expect(said.at(-1)!.state).toBe("stopped")
    said.slice(1).forEach((r, i) => expect(r.seq).toBeGreaterThan(said[i]!.seq))
  })
  it(
    "the own record is signed anew when the date was set, by more than others bear, and never " + "for its own sake",
    () => {
      const clock = new HandClock()
      let said = 0
      const own = new OwnRecord(SWARM as InfoHash, someone(), 0, clock, seededChance(3), () => said++)
      expect(own.redate()).toBe(false)
      own.say("leech", 0, 100)
      for (const [jump, signed] of [
        [0, false],
        [20_000, false],
        [3_600_000, true],
        [0, false],
        [-3_620_000, true],
        [-366 * 86_400_000, true],
      ] as const) {
        const before = own.seq
        clock.jump(jump)
        clock.advance(5_000)
        expect(own.redate()).toBe(signed)
        expect(own.seq > before).toBe(signed)
        if (signed) expect(PeerRecord.decode(own.bytes)!.issued).toBe(Math.floor(clock.date() / 1000))
      }
      expect(said).toBe(4)
      own.say("stopped", 0, 100)
      clock.jump(3_600_000)
      expect(own.redate()).toBe(false)
      own.end()
    },
  )
  it("who is back within the second of the last word says something newer", () => {
    const clock = new HandClock()
    const after = Math.floor(clock.date() / 1000) * 1000 + 7
    const own = new OwnRecord(SWARM as InfoHash, someone(), after, clock, seededChance(3), () => undefined)
    own.say("leech", 0, 100)
    expect(own.seq).toBe(after + 1)
    own.end()
  })
})
