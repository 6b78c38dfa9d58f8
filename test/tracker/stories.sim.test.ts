/** What becomes of a tracker's copies when its origin is gone, goes on, takes back, goes back, or tells two stories. */
import { expect, it } from "vitest"
import type { OnionAddress } from "../../src/core/ids.ts"
import { TrackerClient } from "../../src/tracker/TrackerClient.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { readForkProof } from "../../src/wire/ForkProof.ts"
import { Head } from "../../src/wire/Head.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker, saidOf, smallMetainfo } from "../support/trackerChain.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const METAINFOS = Array.from({ length: 4 }, (_, n) => smallMetainfo(n))
const chainOf = (more = 0): ChainMaker => {
  const chain = new ChainMaker("origin")
  for (const [n, { infoHash }] of METAINFOS.entries()) chain.add(infoHash, `torrent ${n}`)
  return chain.addMany(100, 100 + more)
}
const originIn = async (world: SimWorld, chain: ChainMaker, name = "origin", observer = {}) => {
  const node = new SimTracker(world, name)
  chain.fill(node.store)
  for (const { infoHash, bytes } of METAINFOS) node.store.putMetainfo(infoHash, bytes)
  return node.origin(chain, observer)
}
/** Anybody, who may ask any onion that they know. */
const stranger = async (world: SimWorld, address: OnionAddress): Promise<TrackerClient> => {
  const { transport, clock } = new SimMachine(world, `stranger ${world.elapsed}`)
  return settle(
    world,
    new Http2Sessions(transport, clock)
      .connect(address, { circuit: "c" })
      .then((session) => new TrackerClient(session, MINUTE, new AbortController().signal)),
  )
}
const ask = async <T>(
  world: SimWorld,
  address: OnionAddress,
  question: (client: TrackerClient) => Promise<T>,
): Promise<T> => {
  const client = await stranger(world, address)
  return settle(
    world,
    question(client).finally(() => client.session.close()),
  )
}
const settle = async <T>(world: SimWorld, work: Promise<T>): Promise<T> => {
  let over = false
  const end = () => void (over = true)
  work.then(end, end)
  await world.run(10 * MINUTE, () => over)
  return work
}
const has = (
  { store }: SimTracker,
  { infoHash }: { infoHash: (typeof METAINFOS)[0]["infoHash"] },
  chain: ChainMaker,
) => [store.lists(chain.tracker, infoHash), store.metainfo(infoHash) !== undefined]

it(
  "with the origin gone, who knows a mirror alone copies from it, and who knows that copy alone " + "from that",
  async () => {
    const world = new SimWorld(seeded(1))
    const chain = chainOf(600)
    const origin = await originIn(world, chain)
    const first = new SimTracker(world, "first")
    await world.run(5 * SECOND)
    const m1 = await first.mirror(chain.address)
    expect(await world.run(5 * MINUTE, () => first.mode(m1) === "current")).toBe(true)
    origin.kill()
    await world.run(5 * SECOND)
    const second = new SimTracker(world, "second")
    const m2 = await second.mirror(first.addressOf(m1))
    expect(await world.run(10 * MINUTE, () => second.mode(m2) === "current")).toBe(true)
    first.kill()
    await world.run(5 * SECOND)
    const third = new SimTracker(world, "third")
    const m3 = await third.mirror(second.addressOf(m2), "manual")
    expect(await world.run(10 * MINUTE, () => third.mode(m3) === "by-hand")).toBe(true)
    for (const node of [first, second, third]) {
      expect(saidOf(node.store, chain.tracker)).toEqual(saidOf(origin.store, chain.tracker))
      expect(METAINFOS.map(({ infoHash }) => node.store.metainfo(infoHash) !== undefined)).toEqual([
        true,
        true,
        true,
        true,
      ])
      expect(node.defects).toEqual([])
    }
    // Each under an onion of its own.
    expect(new Set([chain.address, first.addressOf(m1), second.addressOf(m2), third.addressOf(m3)]).size).toBe(4)
  },
)

it("MIRROR2 an origin that comes back with an older head is refused; with a newer one it is gone on with", async () => {
  const world = new SimWorld(seeded(2))
  const chain = chainOf(6)
  const origin = await originIn(world, chain)
  const node = new SimTracker(world, "node")
  await world.run(5 * SECOND)
  const id = await node.mirror(chain.address)
  expect(await world.run(5 * MINUTE, () => node.mode(id) === "current")).toBe(true)
  const before = saidOf(node.store, chain.tracker)
  origin.kill()
  await world.run(MINUTE)

  const heard: number[] = []
  const older = new SimTracker(world, "older")
  chain.fill(older.store, 7)
  await older.origin(chain.fork(7), { headSeen: (seq: number) => heard.push(seq) })
  await world.run(30 * SECOND)
  await node.tell(id, "UpdateNow")
  expect(await world.run(10 * MINUTE, () => node.state(id).refused === 7)).toBe(true)
  expect(saidOf(node.store, chain.tracker)).toEqual(before)
  expect(Head.read(node.store.head(chain.tracker)!)!.seq).toBe(10)
  expect(node.troubles.at(-1)).toMatch(/older/)
  // The origin itself hears of the longer history that it has lost.
  expect(await world.run(30 * MINUTE, () => heard.includes(10))).toBe(true)
  // However often it is offered, the log says it once.
  await world.run(HOUR)
  expect((await node.events(id)).filter((type) => type === "RollbackRefused")).toHaveLength(1)
  // It serves what it has all the while.
  const page = await ask(world, node.addressOf(id), (client) => client.entries(1))
  expect(page?.entries).toHaveLength(10)
  older.kill()

  chain.addMany(300, 303)
  const newer = await originIn(world, chain, "newer")
  expect(await world.run(HOUR, () => node.mode(id) === "current" && node.state(id).seq === 13)).toBe(true)
  expect(saidOf(node.store, chain.tracker)).toEqual(saidOf(newer.store, chain.tracker))
  expect(node.defects).toEqual([])
})

it.each([
  { how: "a longer second story, found while copying", part: 8, more: 5 },
  { how: "a second story of the same length, found by its head", part: 9, more: 1 },
])(
  "two stories: the proof is kept, spreads over mirrors that never heard the second, and can " +
    "be read there; the tracker is frozen ($how)",
  async ({ part, more }) => {
    const world = new SimWorld(seeded(part))
    const chain = chainOf(6)
    const origin = await originIn(world, chain)
    const nodes = Array.from({ length: 4 }, (_, n) => new SimTracker(world, `node ${n}`))
    await world.run(5 * SECOND)
    const ids: string[] = []
    // A chain of mirrors: each knows at first only the one before.
    for (const [n, node] of nodes.entries()) {
      ids.push(
        await node.mirror(
          n === 0 ? chain.address : nodes[n - 1]!.addressOf(ids[n - 1]!),
          n % 2 === 0 ? "auto" : "manual",
        ),
      )
      expect(await world.run(10 * MINUTE, () => ["current", "by-hand"].includes(node.mode(ids[n]!)))).toBe(true)
    }
    await world.run(MINUTE)
    const before = saidOf(nodes[0]!.store, chain.tracker)
    origin.kill()
    await world.run(MINUTE)
    // Only the first can reach the liar; the others hear of it from that one.
    world.partition(["liar"], ["node 1", "node 2", "node 3"])
    const forks: number[] = []
    const second = chain.fork(part).addMany(500, 500 + more)
    const liar = await originIn(world, second, "liar", { forkFound: (seq: number) => forks.push(seq) })
    expect(await world.run(HOUR, () => nodes.every((node, n) => node.mode(ids[n]!) === "frozen"))).toBe(true)
    for (const [n, node] of nodes.entries()) {
      const fork = readForkProof(node.store.fork(chain.tracker)!)!
      expect([Buffer.from(fork.tracker).toString("hex"), fork.seq > part]).toEqual([chain.tracker, true])
      expect(saidOf(node.store, chain.tracker)).toEqual(before)
      const told = await ask(world, node.addressOf(ids[n]!), (client) => client.fork())
      expect(readForkProof(told!)?.seq).toBe(fork.seq)
      await expect(node.tell(ids[n]!, "UpdateNow")).resolves.toMatchObject({ ok: false, code: "tracker-forked" })
      expect(node.defects).toEqual([])
    }
    expect(await world.run(MINUTE, () => forks.length > 0)).toBe(true)
    // Whatever it says from now on is not followed.
    second.addMany(700, 710)
    liar.grow(second)
    await world.run(10 * MINUTE)
    expect(nodes.map((node, n) => [node.mode(ids[n]!), node.store.tip(chain.tracker).seq])).toEqual(
      nodes.map(() => ["frozen", 10]),
    )
  },
)

it(
  "MIRROR5 TRACK3 what is taken back is offered no longer within 5 minutes: by automatic " +
    "mirrors, by those updated by hand, also far from the origin, and by one that is full",
  async () => {
    const world = new SimWorld(seeded(7))
    const chain = chainOf()
    const origin = await originIn(world, chain)
    const [auto, byHand, far] = ["auto", "by hand", "far"].map((name) => new SimTracker(world, name)) as [
      SimTracker,
      SimTracker,
      SimTracker,
    ]
    const full = new SimTracker(world, "full", { limits: { entries: 6 } })
    world.partition(["far"], ["origin"])
    await world.run(5 * SECOND)
    const a = await auto.mirror(chain.address)
    const b = await byHand.mirror(chain.address, "manual")
    const f = await full.mirror(chain.address)
    expect(
      await world.run(
        5 * MINUTE,
        () => auto.mode(a) === "current" && byHand.mode(b) === "by-hand" && full.mode(f) === "current",
      ),
    ).toBe(true)
    const c = await far.mirror(auto.addressOf(a), "manual")
    expect(await world.run(20 * MINUTE, () => far.mode(c) === "by-hand")).toBe(true)
    chain.addMany(100, 105)
    origin.grow(chain)
    expect(await world.run(10 * MINUTE, () => auto.state(a).seq === 9 && full.mode(f) === "full")).toBe(true)

    const gone = METAINFOS[1]!
    const nodes = [
      [auto, a],
      [byHand, b],
      [far, c],
      [full, f],
    ] as const
    expect(nodes.map(([node]) => has(node, gone, chain))).toEqual(nodes.map(() => [true, true]))
    chain.takeBack(gone.infoHash)
    origin.grow(chain)
    const begun = world.elapsed
    const after: Record<string, number> = {}
    const honoured = () => {
      for (const [node] of nodes)
        if (!has(node, gone, chain)[0]) after[node.machine.name] ??= (world.elapsed - begun) / 1000
      return Object.keys(after).length === nodes.length
    }
    expect([await world.run(5 * MINUTE, honoured), after]).toEqual([true, expect.anything()])
    console.log("seconds until what was taken back was offered no longer:", after)
    for (const [node, id] of nodes) {
      expect([node.machine.name, ...has(node, gone, chain)]).toEqual([node.machine.name, false, false])
      expect(await ask(world, node.addressOf(id), (client) => client.metainfo(gone.infoHash))).toBeUndefined()
      expect(await ask(world, node.addressOf(id), (client) => client.metainfo(METAINFOS[0]!.infoHash))).toBeDefined()
      // Not even its name.
      const page = await ask(world, node.addressOf(id), (client) => client.entries(2))
      expect(page!.bodies[0]).toHaveLength(0)
      expect(node.defects).toEqual([])
    }
    // Those by hand, and the full one, have copied nothing for it.
    expect(nodes.map(([node]) => node.store.tip(chain.tracker).seq)).toEqual([10, 4, 4, 4])
    // And what they read ahead they read once, however many heads come; what the carrier loses is asked for again.
    const pagesOf = (node: SimTracker) =>
      node.asked.filter(({ path, at }) => path.includes("/entries/") && at > begun).length
    const [before] = [pagesOf(byHand)]
    for (let n = 0; n < 5; n++) {
      chain.addMany(200 + n, 201 + n)
      origin.grow(chain)
      await world.run(MINUTE)
    }
    expect(pagesOf(byHand) - before!).toBeLessThanOrEqual(8)
  },
)

it(
  "a by-hand mirror hears of what was taken back although whoever said so is gone, and nobody " +
    "has it for the next two minutes",
  async () => {
    const world = new SimWorld(seeded(8))
    const chain = chainOf()
    const origin = await originIn(world, chain)
    const [auto, byHand] = [new SimTracker(world, "auto"), new SimTracker(world, "by hand")]
    await world.run(5 * SECOND)
    const a = await auto.mirror(chain.address)
    const b = await byHand.mirror(chain.address, "manual")
    expect(await world.run(5 * MINUTE, () => auto.mode(a) === "current" && byHand.mode(b) === "by-hand")).toBe(true)
    await world.run(MINUTE)
    // The head reaches it; then both that have the entry are out of reach.
    world.circuit = (from, to) => ({
      latencyMs: 150,
      jitterMs: 0,
      bytesPerSecond: [from, to].includes("by hand") ? 3_000 : 500_000,
      breaksPerMiB: 0,
      stallsPerMiB: 0,
    })
    chain.takeBack(METAINFOS[2]!.infoHash)
    origin.grow(chain)
    expect(await world.run(MINUTE, () => byHand.state(b).head === 5)).toBe(true)
    world.partition(["by hand"], ["auto", "origin"])
    expect(has(byHand, METAINFOS[2]!, chain)[0]).toBe(true)
    await world.run(2 * MINUTE)
    origin.kill()
    world.heal()
    expect(await world.run(5 * MINUTE, () => !has(byHand, METAINFOS[2]!, chain)[0])).toBe(true)
  },
)

it(
  "a tracker that goes on all the time is followed to its last entry, also when heads come while " +
    "a copy is being made",
  async () => {
    const world = new SimWorld(seeded(9))
    const chain = chainOf()
    const origin = await originIn(world, chain)
    const node = new SimTracker(world, "node")
    await world.run(5 * SECOND)
    const id = await node.mirror(chain.address)
    expect(await world.run(5 * MINUTE, () => node.mode(id) === "current")).toBe(true)
    for (let n = 0; n < 100; n++) {
      chain.addMany(1_000 + n, 1_001 + n)
      origin.grow(chain)
      await world.run(100 + ((n * 37) % 700))
    }
    expect(
      await world.run(5 * MINUTE, () => node.mode(id) === "current" && node.state(id).seq === chain.entries.length),
    ).toBe(true)
    const events = await node.events(id)
    console.log(`100 entries in ${Math.round(world.elapsed / 1000)} s: ${events.length} events in the mirror's history`)
    expect(events.length).toBeLessThan(120)
    expect(node.defects).toEqual([])
  },
)

it(
  "a tracker that signs heads without end, and has nothing behind them, costs the log a line in " +
    "ten seconds and its mirror no entries",
  async () => {
    const world = new SimWorld(seeded(10))
    const chain = chainOf()
    const origin = await originIn(world, chain)
    const node = new SimTracker(world, "node")
    await world.run(5 * SECOND)
    const id = await node.mirror(chain.address, "manual")
    expect(await world.run(5 * MINUTE, () => node.mode(id) === "by-hand")).toBe(true)
    // Heads of entries that are shown to nobody; by whoever has them.
    const hidden = chain.fork().addMany(5_000, 5_600)
    await world.run(10 * SECOND)
    const client = await stranger(world, node.addressOf(id))
    const before = (await node.events(id)).length
    const asked = () => node.asked.filter(({ path }) => path.includes("/entries/")).length
    const [begun, pages] = [world.elapsed, asked()]
    for (let n = 1; n <= 600; n++) {
      await settle(
        world,
        client.records(
          Batch.encode({ v: 1, head: [hidden.head(chain.entries.length + n)], fork: [], mirrors: [], peers: [] }),
        ),
      )
    }
    const seconds = (world.elapsed - begun) / 1000
    const more = (await node.events(id)).length - before
    console.log(`600 heads in ${Math.round(seconds)} s: ${more} events, ${asked() - pages} questions for entries`)
    expect(node.state(id).head).toBeGreaterThan(500)
    expect(more).toBeLessThanOrEqual(7 + seconds / 10)
    expect(asked() - pages).toBeLessThan(seconds / 2)
    expect([node.store.tip(chain.tracker).seq, node.mode(id), node.defects]).toEqual([4, "by-hand", []])
    origin.kill()
  },
)
