/**
 * FIND3: an origin is gone, and so is each mirror of it that a node knows. Where it is now is known to a trusted node,
 * which tells it, if its operator lets everybody know of that tracker.
 */
import { describe, expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import type { Incoming, Reply } from "../../src/transport/Sessions.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { FindAnswer, MAX_FOUND } from "../../src/wire/Find.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { seeded } from "../support/seed.ts"
import { hanging, SimTracker, simPlace } from "../support/SimTracker.ts"
import { SimTrust } from "../support/SimTrust.ts"
import { CHAIN_BEGINS, ChainMaker, seedOfName } from "../support/trackerChain.ts"
import { flipped } from "../support/trackerRecords.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const seenMirrors = (node: SimTrust, chain: ChainMaker): readonly OnionAddress[] =>
  (node.sightings.of(chain.tracker)?.mirrors ?? []).map((bytes) => onionAddress(MirrorRecord.read(bytes)!.mirror))

const record = (tracker: Uint8Array, mirror: string): Uint8Array =>
  MirrorRecord.sign(signer(seedOfName(mirror)), {
    tracker,
    seq: CHAIN_BEGINS * 1_000,
    state: "up",
    entries: 4,
    issued: CHAIN_BEGINS,
    ttl: 900,
  })

/** A trusts F and mirrors O, but is cut off when another mirror of O joins, which F hears of; then O is gone. */
const lost = async (seed: number, told: boolean) => {
  const world = new SimWorld(seeded(seed))
  const chain = new ChainMaker("lost").addMany(0, 4)
  const origin = await new SimTracker(world, "origin").origin(chain)
  const [a, f] = [await new SimTrust(world, "a").serve(), await new SimTrust(world, "f").serve()]
  await world.run(5_000)
  const friend = await a.trust(f.tracker)
  const id = await a.node.mirror(chain.address)
  await world.run(5 * MINUTE, () => a.node.mode(id) === "current" && a.mode(friend) === "current")
  world.partition(["a"], ["origin", "late"])
  const late = new SimTracker(world, "late")
  const lateId = await late.mirror(chain.address)
  await world.run(5 * MINUTE, () => late.mode(lateId) === "current")
  // Until it has told the origin.
  await world.run(MINUTE)
  chain.addMany(4, 6)
  origin.grow(chain)
  await f.trust(chain.tracker)
  if (told) f.told.push(chain.tracker)
  const place = late.addressOf(lateId)
  await world.run(10 * MINUTE, () => seenMirrors(f, chain).includes(place) && late.state(lateId).seq === 6)
  expect(seenMirrors(f, chain)).toContain(place)
  origin.kill()
  world.heal()
  return { world, chain, a, f, id, place }
}

describe("FIND3 a mirror whose origin is gone, and all other mirrors that it knows", () => {
  it("finds another one through a trusted node, and goes on from there", async () => {
    const { world, a, f, id, place } = await lost(91, true)
    expect(a.node.state(id).seq).toBe(4)
    await world.run(12 * HOUR, () => a.node.state(id).seq === 6 && a.node.mode(id) === "current")
    expect(a.node.state(id).seq).toBe(6)
    expect(a.node.network.live(id)!.links).toBeGreaterThan(0)
    expect(a.node.asked.filter(({ path }) => path === "/tracker/find").map(({ to }) => to)).toContain(f.chain.address)
    expect(a.node.dialled.map(({ to }) => to)).toContain(place)
    // Who is reached again asks nobody.
    await world.run(MINUTE)
    const before = a.node.asked.length
    await world.run(HOUR)
    expect(a.node.asked.slice(before).filter(({ path }) => path === "/tracker/find")).toEqual([])
    expect([...a.defects, ...a.node.defects]).toEqual([])
  })

  it("is told nothing of a node that its friend trusts in silence, and asks ever more seldom", async () => {
    const { world, a, id, place } = await lost(92, false)
    const asks = () => a.node.asked.filter(({ path }) => path === "/tracker/find").length
    await world.run(2 * HOUR)
    const early = asks()
    await world.run(6 * HOUR)
    expect(early).toBeGreaterThan(2)
    expect(asks() - early).toBeLessThan(6)
    expect(a.node.dialled.map(({ to }) => to)).not.toContain(place)
    expect(a.node.state(id).seq).toBe(4)
  })

  it("begins with a pasted address that is gone already", async () => {
    const { world, chain, f, place } = await lost(93, true)
    const b = await new SimTrust(world, "b").serve()
    await b.trust(f.tracker)
    const id = await b.node.mirror(chain.address)
    await world.run(HOUR, () => b.node.mode(id) === "current")
    expect(b.node.mode(id)).toBe("current")
    expect(b.node.state(id).seq).toBe(6)
    expect(b.node.dialled.map(({ to }) => to)).toContain(place)
    expect(b.node.defects).toEqual([])
  })
})

describe("FIND3 a trusted node that lies", () => {
  const chain = new ChainMaker("sought").addMany(0, 2)
  const { publicKey } = chain.signer
  const many = (of: (n: number) => Uint8Array) => Array.from({ length: 50 }, (_, n) => of(n))
  const answer = (mirrors: readonly Uint8Array[], trackers: readonly Uint8Array[] = []) =>
    FindAnswer.encode({ v: 1, trackers, mirrors })
  const alike = Buffer.from(publicKey)
  alike[31]! ^= 1
  const lies: Readonly<Record<string, Uint8Array | Reply>> = {
    "fifty forged records": answer(many((n) => flipped(record(publicKey, `made up ${n}`), 8 * 150 + 3))),
    "one forged among true ones": answer([
      ...many((n) => record(publicKey, `made up ${n}`)).slice(1),
      flipped(record(publicKey, "made up 0"), 8 * 150),
    ]),
    "records of another tracker": answer(many((n) => record(signer(seedOfName("other")).publicKey, `made up ${n}`))),
    "records of a tracker of the same prefix": answer(many((n) => record(alike, `made up ${n}`))),
    "trackers where none were asked for": answer([record(publicKey, "made up 0")], [publicKey]),
    "an answer over its cap": new Uint8Array(MAX_FOUND + 1),
    "no answer at all": new Uint8Array(20),
    "nothing, for ever": hanging,
  }

  const meeting = async (seed: number, friends: Readonly<Record<string, Uint8Array | Reply>>) => {
    const world = new SimWorld(seeded(seed))
    const a = await new SimTrust(world, "a").serve()
    const liars = []
    for (const [name, said] of Object.entries(friends)) {
      const liar = new ChainMaker(name)
      const find = (path: string, _: Incoming) => (path === "/tracker/find" ? said : undefined)
      liars.push({ liar, place: await simPlace(world, name, liar.seed, find) })
    }
    await world.run(5_000)
    for (const { liar } of liars) await a.trust(liar.tracker)
    const id = await a.node.mirror(chain.address)
    return { world, a, id, liars }
  }

  it.each(Object.entries(lies))("%s: nothing is dialled", async (name, said) => {
    const { world, a, liars } = await meeting(96, { [name]: said })
    await world.run(20 * MINUTE)
    expect(liars[0]!.place.served.filter((path) => path === "/tracker/find").length).toBeGreaterThan(1)
    const expected = [chain.address, liars[0]!.liar.address]
    expect(a.node.dialled.map(({ to }) => to).filter((to) => !expected.includes(to))).toEqual([])
    expect([...a.defects, ...a.node.defects]).toEqual([])
  })

  it("names fifty onions that do not exist, and hides nobody whom another one names", async () => {
    const late = "late"
    const { world, a, id, liars } = await meeting(97, {
      liar: answer(many((n) => record(publicKey, `made up ${n}`))),
      friend: answer([record(publicKey, `${late} copy`)]),
    })
    const place = await new SimTracker(world, late).holds(chain)
    await world.run(4 * HOUR, () => a.node.mode(id) === "current")
    expect(a.node.mode(id)).toBe("current")
    expect(a.node.dialled.map(({ to }) => to)).toContain(place)
    const known = new Set([chain.address, place, ...liars.map(({ liar }) => liar.address)])
    const madeUp = new Set(a.node.dialled.map(({ to }) => to).filter((to) => !known.has(to)))
    expect(madeUp.size).toBeLessThanOrEqual(8)
  })
})
