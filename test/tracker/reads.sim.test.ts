/**
 * Reading from an origin and its mirrors: load goes to those that are fast, nobody who is gone, hangs or restarts makes
 * a question fail.
 */
import { expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { type Circuit, SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { hanging, SimTracker, simPlace } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker, seedOfName, smallMetainfo } from "../support/trackerChain.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND

const METAINFO = smallMetainfo(1)
const chain = new ChainMaker("origin").add(METAINFO.infoHash, "one")
const store = new SqliteEntryStore(":memory:")
chain.fill(store)
store.putMetainfo(METAINFO.infoHash, METAINFO.bytes)
const path = `/tracker/metadata/${METAINFO.infoHash}`
const answer = (asked: string) => (asked === path ? METAINFO.bytes : undefined)
const circuit = (latencyMs: number): Circuit => ({
  latencyMs,
  jitterMs: latencyMs / 10,
  bytesPerSecond: 500_000,
  breaksPerMiB: 0,
  stallsPerMiB: 0,
})

/** Somebody who asks the same question again and again. */
const reader = (world: SimWorld, addresses: readonly OnionAddress[], limits = {}) => {
  // Its dials were quick so far (HEDGE1), as those to most here are.
  const node = new SimTracker(world, "reader", { limits: { hedgeMs: () => 10 * SECOND, ...limits } })
  node.network.addAddresses(chain.tracker, addresses)
  const seen = { good: 0, bad: 0, slowest: 0, total: 0 }
  const once = async (): Promise<void> => {
    const begun = world.elapsed
    const bytes = await node.metainfo(chain.tracker, METAINFO.infoHash).catch(() => undefined)
    seen[bytes && Buffer.compare(bytes, METAINFO.bytes) === 0 ? "good" : "bad"]++
    seen.slowest = Math.max(seen.slowest, world.elapsed - begun)
    seen.total += world.elapsed - begun
  }
  const ask = async (): Promise<void> => {
    let over = false
    void once().finally(() => (over = true))
    if (!(await world.run(10 * MINUTE, () => over))) throw new Error("a question without end")
  }
  return { node, seen, ask, once }
}
const places = async (world: SimWorld, count: number) => {
  const all = await Promise.all(
    Array.from({ length: count }, (_, n) => simPlace(world, `mirror ${n}`, seedOfName(`mirror ${n}`), answer)),
  )
  await world.run(5 * SECOND)
  return all
}
const counts = (all: readonly { readonly served: readonly string[] }[]) => all.map(({ served }) => served.length)

it.each([0, 1, 2])(
  "READ1 one slow and two fast mirrors: most reads go to the fast ones, whichever is asked " +
    "first (the slow one is mirror %i)",
  async (slow) => {
    const world = new SimWorld(seeded(30 + slow))
    world.circuit = (from, to) => circuit([from, to].includes(`mirror ${slow}`) ? 2_000 : 100)
    const all = await places(world, 3)
    const { seen, ask, node } = reader(
      world,
      all.map(({ address }) => address),
    )
    for (let n = 0; n < 300; n++) {
      await ask()
      await world.run(SECOND)
    }
    const got = counts(all)
    console.log(
      `reads of slow mirror ${slow} and the others: ${got.join(", ")}; mean ` +
        `${Math.round(seen.total / 300)} ms; sessions dialled: ${node.dialled.length}`,
    )
    expect([seen.bad, got.reduce((a, b) => a + b, 0)]).toEqual([0, 300])
    expect(got[slow]!).toBeLessThan(30)
    // Both of the others are used.
    for (const [n, count] of got.entries()) if (n !== slow) expect(count).toBeGreaterThan(20)
    // Sessions are used again: a slow one is tried anew now and then, and the carrier breaks some.
    expect(node.dialled.length).toBeLessThan(30)
  },
)

it("READ1 who fails is left alone for a while, longer each time, and is asked again when it is back", async () => {
  const world = new SimWorld(seeded(33))
  world.circuit = () => circuit(100)
  const [first, second] = (await places(world, 2)) as [
    Awaited<ReturnType<typeof simPlace>>,
    Awaited<ReturnType<typeof simPlace>>,
  ]
  const { seen, ask, node } = reader(world, [first.address, second.address])
  // Until both were asked: of which reader chooses which, chance has a part.
  for (let n = 0; n < 2_000 && (n < 40 || Math.min(...counts([first, second])) === 0); n++) await ask()
  expect(Math.min(...counts([first, second]))).toBeGreaterThan(0)
  first.machine.kill()
  const begun = world.elapsed
  for (let n = 0; n < 600; n++) {
    await ask()
    await world.run(SECOND)
  }
  const minutes = (world.elapsed - begun) / MINUTE
  const dials = node.dialled.filter(({ to, at }) => to === first.address && at > begun).length
  console.log(`a mirror that was gone for ${minutes.toFixed(1)} minutes was dialled ${dials} times`)
  // 15 s, 30 s, … 8 min: and the origin, which nobody ever was, the same.
  expect(dials).toBeLessThanOrEqual(7)
  const again = await simPlace(world, "mirror 0 again", seedOfName("mirror 0"), answer)
  for (let n = 0; n < 1_200; n++) {
    await ask()
    await world.run(SECOND)
  }
  expect(again.served.length).toBeGreaterThan(100)
  expect(seen.bad).toBe(0)
})

it(
  "READ1 a second one is asked when the first has said nothing for 8 seconds, and not while " + "something comes",
  async () => {
    const world = new SimWorld(seeded(34))
    world.circuit = () => circuit(100)
    const silent = await simPlace(world, "silent", seedOfName("silent"), () => hanging)
    const good = await simPlace(world, "good", seedOfName("good"), answer)
    await world.run(5 * SECOND)
    for (let n = 0; n < 6; n++) {
      const { seen, ask, node } = reader(world, [silent.address, good.address])
      const before = silent.served.length
      await ask()
      await ask()
      await ask()
      expect(seen.bad).toBe(0)
      if (silent.served.length === before) continue
      // Once it cost 8 s; from then on it is known to be slow.
      expect([
        seen.slowest >= 8 * SECOND,
        seen.slowest < 12 * SECOND,
        seen.total < 14 * SECOND,
        silent.served.length - before,
      ]).toEqual([true, true, true, 1])
      node.kill()
    }
    expect(silent.served.length).toBeGreaterThan(0)

    // A large answer over a slow line: 30 s, with something all the time.
    world.circuit = () => ({ ...circuit(100), bytesPerSecond: 3_000 })
    const large = smallMetainfo(2, { octets: 100_000 })
    const twins = await Promise.all(
      ["a", "b"].map((name) =>
        simPlace(world, name, seedOfName(name), (asked) => (asked.includes(large.infoHash) ? large.bytes : undefined)),
      ),
    )
    await world.run(5 * SECOND)
    const node = new SimTracker(world, "patient")
    node.network.addAddresses(
      chain.tracker,
      twins.map(({ address }) => address),
    )
    const begun = world.elapsed
    let bytes: Uint8Array | undefined
    void node.metainfo(chain.tracker, large.infoHash).then((got) => (bytes = got))
    expect(await world.run(5 * MINUTE, () => bytes !== undefined)).toBe(true)
    expect(world.elapsed - begun).toBeGreaterThan(20 * SECOND)
    expect(twins.reduce((sum, { served }) => sum + served.length, 0)).toBe(1)
  },
)

it.each([40, 41, 42])(
  "with the origin and half of eight mirrors killed in the middle, reads go on without one that fails (seed %i)",
  async (seed) => {
    const world = new SimWorld(seeded(seed))
    world.circuit = () => circuit(150)
    const origin = await new SimTracker(world, "origin", { store }).origin(chain)
    const all = await places(world, 8)
    const { seen, ask, once } = reader(world, [chain.address, ...all.map(({ address }) => address)])
    for (let n = 0; n < 60; n++) {
      await ask()
      await world.run(SECOND)
    }
    // In the middle of six questions.
    const running = Array.from({ length: 6 }, once)
    await world.run(120)
    origin.kill()
    for (const { machine } of all.filter((_, n) => n % 2 === seed % 2)) machine.kill()
    let over = false
    void Promise.all(running).finally(() => (over = true))
    expect(await world.run(10 * MINUTE, () => over)).toBe(true)
    for (let n = 0; n < 200; n++) {
      await ask()
      await world.run(2 * SECOND)
    }
    console.log(
      `origin and 4 of 8 mirrors killed: ${seen.good} good, ${seen.bad} failed, slowest ` +
        `${(seen.slowest / 1000).toFixed(1)} s, mean ` +
        `${Math.round(seen.total / (seen.good + seen.bad))} ms`,
    )
    expect(seen).toMatchObject({ bad: 0, good: 266 })
    expect(seen.slowest).toBeLessThan(20 * SECOND)
  },
)

it(
  "of two nodes where one mirrors the other by one paste, one restarts again and again: who " +
    "knows both sees no question fail",
  async () => {
    const world = new SimWorld(seeded(50))
    let a = await new SimTracker(world, "a", { store }).origin(chain)
    const b = new SimTracker(world, "b")
    await world.run(5 * SECOND)
    const id = await b.mirror(chain.address)
    expect(await world.run(5 * MINUTE, () => b.mode(id) === "current")).toBe(true)
    const { seen, ask } = reader(world, [chain.address, b.addressOf(id)])
    let restarts = 0
    for (let n = 0; n < 400; n++) {
      await ask()
      await world.run(SECOND)
      if (n % 80 === 40) a.kill()
      if (n % 80 === 60) {
        a = await new SimTracker(world, `a${++restarts}`, { store }).origin(chain)
      }
    }
    console.log(
      `${restarts} restarts: ${seen.good} good, ${seen.bad} failed, slowest ${(seen.slowest / 1000).toFixed(1)} s`,
    )
    expect(restarts).toBe(5)
    expect(seen).toMatchObject({ bad: 0, good: 400 })
    // What it publishes afterwards reaches the mirror by itself.
    chain.edit(METAINFO.infoHash, "another name")
    a.grow(chain)
    expect(await world.run(10 * MINUTE, () => b.mode(id) === "current" && b.state(id).seq === 2)).toBe(true)
    expect(b.store.listed(chain.tracker)[0]!.title).toBe("another name")
  },
)
