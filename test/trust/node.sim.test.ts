/** One trusted node in a simulated world: its news, its silences, its lies. */
import { describe, expect, it } from "vitest"
import { publicKeyOf } from "../../src/core/onionAddress.ts"
import { toHex } from "../../src/core/hex.ts"
import type { TrackerKey } from "../../src/core/ids.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { Head } from "../../src/wire/Head.ts"
import { seeded } from "../support/seed.ts"
import { SimTrust } from "../support/SimTrust.ts"
import { simPlace } from "../support/SimTracker.ts"
import { ChainMaker, seedOfName } from "../support/trackerChain.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A trusts B, whose three torrents are here. */
const trusting = async (seed: number) => {
  const world = new SimWorld(seeded(seed))
  const b = await new SimTrust(world, "b").serve()
  const a = new SimTrust(world, "a")
  await world.run(5_000)
  const id = await a.trust(b.tracker)
  await world.run(5 * MINUTE, () => a.mode(id) === "current")
  return { world, a, b, id }
}

describe("a trusted node", () => {
  it("is listened to: what it publishes can be found within seconds", async () => {
    const { world, a, b } = await trusting(73)
    await world.run(MINUTE)
    const before = world.elapsed
    b.chain.addMany(3, 5)
    b.node.grow(b.chain)
    await world.run(5 * MINUTE, () => a.words()[b.tracker] === 5)
    expect(a.words()[b.tracker]).toBe(5)
    expect(world.elapsed - before).toBeLessThan(20_000)
  })

  it("falls silent when it does not answer, is asked ever more seldom, and is found again", async () => {
    const { world, a, b, id } = await trusting(74)
    b.node.kill()
    await world.run(4 * HOUR, () => a.mode(id) === "silent")
    expect(a.mode(id)).toBe("silent")
    expect(a.words()[b.tracker]).toBe(3)
    const dials = a.node.dialled.length
    await world.run(24 * HOUR)
    expect(a.node.dialled.length - dials).toBeLessThan(40)
    await new SimTrust(world, "b again", { chain: b.chain }).serve()
    await world.run(7 * HOUR, () => a.mode(id) === "current")
    expect(a.mode(id)).toBe("current")
    await world.run(MINUTE)
    expect(a.troubles.size).toBe(0)
    expect(a.defects).toEqual([])
  })

  it("is no mirror: its address is refused, and whose it is is known", async () => {
    const world = new SimWorld(seeded(75))
    const chain = new ChainMaker("origin").addMany(0, 3)
    const mirror = new SimTrust(world, "mirror")
    const address = await mirror.node.holds(chain)
    await world.run(5_000)
    const a = new SimTrust(world, "a")
    const id = await a.trust(toHex(publicKeyOf(address)) as TrackerKey)
    await world.run(5 * MINUTE, () => a.mode(id) === "failed")
    expect(await a.events(id)).toEqual(["NodeTrusted", "GreetingFailed"])
    expect(a.vault.get("trusted", id)?.meant).toBe(chain.tracker)
    expect(a.words()).toEqual({})
    // The tracker itself can be read there.
    const there = await a.trust(chain.tracker, address)
    await world.run(5 * MINUTE, () => a.mode(there) === "current")
    expect(a.words()).toEqual({ [chain.tracker]: 3 })
  })

  it("that tells another story than before is frozen, and the proof is kept", async () => {
    const { world, a, b, id } = await trusting(76)
    const other = b.chain.fork(2).addMany(7, 8)
    b.node.kill()
    const { served } = await simPlace(world, "liar", b.chain.seed, (path) =>
      path === "/tracker/head" ? other.head(3, 9) : undefined,
    )
    await world.run(4 * HOUR, () => a.mode(id) === "frozen")
    expect(served).toContain("/tracker/head")
    expect(a.mode(id)).toBe("frozen")
    expect(a.index.fork(b.tracker)).toBeDefined()
    expect(a.words()[b.tracker]).toBe(3)
  })

  it("that offers an older story is shown, and nothing is given up for it", async () => {
    const { world, a, b, id } = await trusting(77)
    const { chain } = b
    b.node.kill()
    await simPlace(world, "older", chain.seed, (path) => (path === "/tracker/head" ? chain.head(1) : undefined))
    await world.run(4 * HOUR, () => a.state(id).lies.length > 0)
    expect(a.state(id).lies).toEqual(["rollback"])
    expect(a.words()[chain.tracker]).toBe(3)
  })

  it("with a catalogue that is too large is left where it is", async () => {
    const world = new SimWorld(seeded(78))
    const chain = new ChainMaker("large")
    const said = { seq: 50_001, hash: new Uint8Array(32), count: 50_001, at: 1, expires: 2 }
    await simPlace(world, "large", chain.seed, (path) =>
      path === "/tracker/head" ? Head.sign(chain.signer, said) : undefined,
    )
    const a = new SimTrust(world, "a")
    await world.run(5_000)
    const id = await a.trust(chain.tracker)
    await world.run(10 * MINUTE, () => a.mode(id) === "remote")
    expect(a.mode(id)).toBe("remote")
    expect(a.node.asked.filter(({ path }) => path.includes("entries"))).toEqual([])
  })

  it("that is listened to and too large to be copied is not looked at again for the head that it had", async () => {
    const world = new SimWorld(seeded(80))
    const b = await new SimTrust(world, "b").serve()
    const a = new SimTrust(world, "a", { limits: { octets: 100 } })
    await world.run(5_000)
    const id = await a.trust(b.tracker)
    await world.run(10 * MINUTE, () => a.mode(id) === "remote")
    expect(a.mode(id)).toBe("remote")
    const heads = () => a.node.asked.filter(({ path }) => path === "/tracker/head").length
    const before = heads()
    await world.run(2 * HOUR)
    expect(heads() - before).toBeLessThan(12)
    // What is new is heard of all the same.
    const then = heads()
    b.chain.addMany(3, 5)
    b.node.grow(b.chain)
    await world.run(MINUTE)
    expect(heads()).toBeGreaterThan(then)
  })

  it("is not said to have offered an older story where a mirror of it is behind", async () => {
    const world = new SimWorld(seeded(85))
    const b = await new SimTrust(world, "b").serve()
    const old = b.chain.head(3)
    const behind = (path: string) => (path === "/tracker/head" ? old : undefined)
    const { address } = await simPlace(world, "mirror", seedOfName("mirror"), behind)
    b.chain.addMany(3, 5)
    b.node.grow(b.chain)
    const a = new SimTrust(world, "a")
    await world.run(5_000)
    const id = await a.trust(b.tracker, address)
    await world.run(3 * HOUR, () => a.words()[b.tracker] === 5)
    expect(a.words()[b.tracker]).toBe(5)
    b.node.kill()
    const asked = a.node.asked.length
    await world.run(24 * HOUR)
    expect(a.node.asked.slice(asked).filter(({ to }) => to === address).length).toBeGreaterThan(3)
    expect(a.state(id).lies).toEqual([])
  })
})
