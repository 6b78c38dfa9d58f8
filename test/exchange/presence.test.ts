/** The onions of a swarm come and go as they are needed; the record names those that are up. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { toHex } from "../../src/core/hex.ts"
import type { InfoHash, PieceIndex } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { Presence } from "../../src/exchange/Presence.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { seeded, seededChance } from "../support/seed.ts"

const SWARM = "ab".repeat(32) as InfoHash
const answer = () => ({ body: new Uint8Array([1]) })

const scene = (seed: number, onions = 8) => {
  const world = new SimWorld(seeded(seed))
  const [own, other] = [new SimMachine(world, "own"), new SimMachine(world, "other")]
  const said: PeerRecord[] = []
  const seeds = Array.from({ length: onions }, () => own.random.bytes(32))
  const presence = new Presence(
    { infoHash: SWARM, seeds },
    {
      sessions: new Http2Sessions(own.transport, own.clock),
      clock: own.clock,
      chance: seededChance(seed),
      after: 0,
      usedAt: () => 0,
      seeks: () => false,
      onRecord: (bytes) => said.push(PeerRecord.decode(bytes)!),
    },
  )
  const caller = new Http2Sessions(other.transport, other.clock)
  const published = () => [...world.onions].filter(([, { host }]) => host.name === "own").map(([address]) => address)
  return { world, presence, said, caller, published, have: new Bitfield(4) }
}
const addressesIn = (record: PeerRecord) => record.lanes.map((key) => onionAddress(key)).toSorted()

describe("a swarm's onions", () => {
  it("are named once they are up, and no longer when they were given up", async () => {
    const { world, presence, said, published, have } = scene(1)
    await presence.open(answer, have, 1)
    expect(said).toEqual([])
    await world.run(5_000)
    expect(said).toMatchObject([{ state: "leech", lanes: { length: 1 } }])
    await presence.hold(3)
    expect(presence.up).toBe(1)
    expect(said.at(-1)!.lanes).toHaveLength(1)
    await world.run(5_000)
    expect(said.at(-1)!.lanes).toHaveLength(3)
    await presence.hold(2)
    expect(said.at(-1)).toMatchObject({ state: "leech", lanes: { length: 2 } })
    expect(addressesIn(said.at(-1)!)).toEqual(published().toSorted())
    await presence.close()
  })

  it("with none the node is not there; it comes back under the same name and at the same addresses", async () => {
    const { world, presence, said, published, have } = scene(2)
    await presence.open(answer, have, 2)
    await world.run(5_000)
    const before = said.at(-1)!
    await presence.hold(0)
    expect(said.at(-1)).toMatchObject({ state: "stopped", lanes: { length: 1 } })
    expect(published()).toEqual([])
    const told = said.length
    for (let piece = 0; piece < 4; piece++) have.add(piece as PieceIndex)
    presence.say()
    await world.run(3_600_000)
    expect(said).toHaveLength(told)
    await presence.hold(2)
    await world.run(5_000)
    const after = said.at(-1)!
    expect(after).toMatchObject({ state: "seed", have: 100 })
    expect(after.seq).toBeGreaterThan(before.seq)
    expect(toHex(after.peer)).toBe(presence.key)
    expect(addressesIn(after)).toEqual(addressesIn(before))
    await presence.close()
  })

  it("says nothing as long as it was never there", async () => {
    const { world, presence, said, have } = scene(3)
    await presence.open(answer, have, 0)
    presence.say()
    await world.run(600_000)
    presence.leave()
    await presence.close()
    expect(said).toEqual([])
    expect(presence.record).toHaveLength(0)
  })

  it("lets a session that is open go on when its onion is given up, and ends it when the swarm is left", async () => {
    const { world, presence, said, caller, have } = scene(4)
    await presence.open(answer, have, 1)
    await world.run(5_000)
    const connecting = caller.connect(onionAddress(said.at(-1)!.peer), { circuit: "a" })
    await world.run(10_000)
    const session = await connecting
    await presence.hold(0)
    const asked = session.ask({ method: "GET", path: "/x", maxBytes: 10 })
    await world.run(5_000)
    expect((await asked).status).toBe(200)
    let over = false
    void session.closed.then(() => (over = true))
    await presence.hold(1)
    await world.run(5_000)
    expect(over).toBe(false)
    presence.leave()
    await presence.close()
    await world.run(5_000)
    expect(over).toBe(true)
  })

  it("are as many as were asked for last, whatever came before, and the record names none that is down", async () => {
    const step = fc.record({ count: fc.integer({ min: 0, max: 9 }), ms: fc.integer({ min: 0, max: 4_000 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(1_000), async (steps, seed) => {
        const { world, presence, said, published, have } = scene(seed)
        await presence.open(answer, have, 1)
        for (const { count, ms } of steps) {
          void presence.hold(count)
          await world.run(ms)
          const last = said.at(-1)
          expect(presence.up).toBeLessThanOrEqual(8)
          if (last && last.state !== "stopped") expect(published()).toEqual(expect.arrayContaining(addressesIn(last)))
        }
        await world.run(10_000)
        const wanted = Math.min(8, steps.at(-1)!.count)
        expect([presence.up, published().length]).toEqual([wanted, wanted])
        if (wanted > 0) expect(addressesIn(said.at(-1)!)).toEqual(published().toSorted())
        said.slice(1).forEach((record, i) => expect(record.seq).toBeGreaterThan(said[i]!.seq))
        presence.leave()
        await presence.close()
        expect(published()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
