/**
 * Origins and mirrors that lie: what they say costs bounded octets and time, nothing of it is stored or passed on, and
 * the victim serves on.
 */
import { expect, it } from "vitest"
import { genesis } from "../../src/core/chain.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import type { Reply } from "../../src/transport/Sessions.ts"
import { TrackerClient } from "../../src/tracker/TrackerClient.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { EntriesPage, PAGE_ENTRIES } from "../../src/wire/EntriesPage.ts"
import { entryHash, sha256, Entry } from "../../src/wire/Entry.ts"
import { AddTorrent } from "../../src/wire/EntryBody.ts"
import { Head } from "../../src/wire/Head.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { hanging, SimTracker, simPlace } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { CHAIN_BEGINS, ChainMaker, hashOf, saidOf, seedOfName, smallMetainfo } from "../support/trackerChain.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const MIB = 1024 * 1024

const METAINFOS = Array.from({ length: 5 }, (_, n) => smallMetainfo(n))
const chain = new ChainMaker("origin")
for (const { infoHash } of METAINFOS) chain.add(infoHash, "of the origin")
chain.addMany(1_000, 1_600)
for (let n = 1_000; n < 1_600; n++) chain.takeBack(hashOf(n))
const truth = new SqliteEntryStore(":memory:")
chain.fill(truth)
for (const { infoHash, bytes } of METAINFOS) truth.putMetainfo(infoHash, bytes)
const expected = saidOf(truth, chain.tracker)
const quiet = new ChainMaker("quiet").addMany(0, 3)

/** As one that has the truth answers. */
const honest = (path: string): Uint8Array | undefined => {
  const [, , what, which] = path.split("/")
  if (what === "head") return truth.head(chain.tracker)
  if (what === "entries") {
    const page = truth.page(chain.tracker, Number(which), PAGE_ENTRIES, 1e6)
    return page.entries.length > 0 ? EntriesPage.encode({ v: 1, ...page }) : undefined
  }
  if (what === "metadata") return truth.metainfo(which as never)
  return undefined
}
const pageOf = (path: string) => truth.page(chain.tracker, Number(path.split("/").at(-1)), PAGE_ENTRIES, 1e6)
async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield new Uint8Array(64 * 1024)
}
const impostor = signer(seedOfName("impostor"))
const randomly = (n: number) =>
  Buffer.concat(Array.from({ length: Math.ceil(n / 32) }, (_, i) => sha256(Buffer.from(`${i}`))))

type Lie = (path: string) => Reply | Uint8Array | undefined
const lies: Record<string, Lie> = {
  "shows no entries": (path) => (path.includes("/entries/") ? undefined : honest(path)),
  "shows empty pages": (path) =>
    path.includes("/entries/") ? EntriesPage.encode({ v: 1, entries: [], bodies: [] }) : honest(path),
  "sends junk for pages": (path) => (path.includes("/entries/") ? randomly(900_000) : honest(path)),
  "sends pages without end": (path) => (path.includes("/entries/") ? { chunks: endless() } : honest(path)),
  "sends heads without end": (() => {
    let heads = 0
    return (path: string) => (path === "/tracker/head" && ++heads > 1 ? { chunks: endless() } : honest(path))
  })(),
  "answers nothing at all after its head": (path) => (path === "/tracker/head" ? honest(path) : hanging),
  "shows another tracker's head after the first": (() => {
    let heads = 0
    return (path: string) => (path === "/tracker/head" && ++heads > 1 ? quiet.head() : honest(path))
  })(),
  "shows entries of another tracker": (path) => {
    if (!path.includes("/entries/")) return honest(path)
    const foreign = new ChainMaker("quiet").addMany(0, 20).entries
    return EntriesPage.encode({
      v: 1,
      entries: foreign.map(({ entry }) => entry),
      bodies: foreign.map(({ body }) => body),
    })
  },
  "signs entries by itself": (path) => {
    if (!path.includes("/entries/")) return honest(path)
    let { hash } = genesis(chain.signer.publicKey)
    const entries = Array.from({ length: 100 }, (_, i) => {
      const forged = { publicKey: chain.signer.publicKey, sign: (bytes: Uint8Array) => impostor.sign(bytes) }
      const entry = Entry.sign(forged, {
        seq: i + 1,
        prev: hash,
        type: "Tombstone",
        infohash: sha256(Buffer.from(`${i}`)),
        body: sha256(new Uint8Array(0)),
        at: 1,
      })
      hash = entryHash(entry)
      return entry
    })
    return EntriesPage.encode({ v: 1, entries, bodies: entries.map(() => new Uint8Array(0)) })
  },
  "drops an entry of each page": (path) => {
    if (!path.includes("/entries/")) return honest(path)
    const { entries, bodies } = pageOf(path)
    return EntriesPage.encode({ v: 1, entries: entries.toSpliced(3, 1), bodies: bodies.toSpliced(3, 1) })
  },
  "alters a word of each page": (path) => {
    if (!path.includes("/entries/")) return honest(path)
    const { entries, bodies } = pageOf(path)
    return EntriesPage.encode({
      v: 1,
      entries,
      bodies: bodies.map((body, i) =>
        i === 2 && body.length > 0 ? Buffer.from(Buffer.from(body).toString().replace("origin", "police")) : body,
      ),
    })
  },
  "gives other torrents' metadata": (path) =>
    path.includes("/metadata/") ? METAINFOS.find(({ infoHash }) => !path.includes(infoHash))!.bytes : honest(path),
  "gives private metadata": (path) =>
    path.includes("/metadata/") ? smallMetainfo(0, { private: true }).bytes : honest(path),
  "gives metadata without end": (path) => (path.includes("/metadata/") ? { chunks: endless() } : honest(path)),
  "answers 404 to all but its head": (path) => (path === "/tracker/head" ? honest(path) : undefined),
  "names a thousand mirrors that are none": (path) => {
    if (path !== "/tracker/mirrors") return honest(path)
    const mirrors = Array.from({ length: 50 }, (_, i) =>
      MirrorRecord.sign(signer(seedOfName(`none ${i}`)), {
        tracker: chain.signer.publicKey,
        seq: 1,
        state: "up",
        entries: 1,
        issued: CHAIN_BEGINS,
        ttl: 900,
      }),
    )
    return Batch.encode({ v: 1, head: [], fork: [], mirrors, peers: [] })
  },
}

/** A victim that mirrors something else already, and somebody who reads that there all the time. */
const scene = async (seed: number, limits = {}) => {
  const world = new SimWorld(seeded(seed))
  const other = await new SimTracker(world, "quiet").origin(quiet)
  const victim = new SimTracker(world, "victim", { limits })
  await world.run(5 * SECOND)
  const served = await victim.mirror(quiet.address)
  if (!(await world.run(5 * MINUTE, () => victim.mode(served) === "current")))
    throw new Error("the scene did not begin")
  await world.run(5 * SECOND)
  const { transport, clock } = new SimMachine(world, "reader")
  const reads = { good: 0, bad: 0, slowest: 0 }
  const signal = new AbortController().signal
  const sessions = new Http2Sessions(transport, clock)
  const read = async () => {
    const begun = world.elapsed
    const session = await sessions.connect(victim.addressOf(served), { circuit: "r" }).catch(() => undefined)
    const page = session && (await new TrackerClient(session, MINUTE, signal).entries(1).catch(() => undefined))
    session?.close()
    reads[page?.entries.length === 3 ? "good" : "bad"]++
    reads.slowest = Math.max(reads.slowest, world.elapsed - begun)
    clock.setTimeout(() => void read(), 5 * SECOND)
  }
  void read()
  return { world, victim, other, reads }
}
const octetsFrom = (victim: SimTracker, address: OnionAddress) =>
  victim.asked.filter(({ to }) => to === address).reduce((sum, { octets }) => sum + octets, 0)

it.each(Object.entries(lies))(
  "a mirror that %s: all is copied from an honest one, at little cost",
  async (name, lie) => {
    const { world, victim, reads } = await scene(20)
    const liar = await simPlace(world, "liar", seedOfName("liar"), lie)
    const good = await simPlace(world, "good", seedOfName("good"), honest)
    await world.run(5 * SECOND)
    // The origin itself is gone; an honest mirror has been heard of.
    victim.network.addAddresses(chain.tracker, [good.address])
    const begun = world.elapsed
    const id = await victim.mirror(liar.address)
    expect(await world.run(30 * MINUTE, () => victim.mode(id) === "current")).toBe(true)
    const seconds = (world.elapsed - begun) / 1000
    const cost = octetsFrom(victim, liar.address)
    console.log(`a mirror that ${name}: ${seconds.toFixed(1)} s, ${cost} octets, ${liar.served.length} questions`)
    expect(saidOf(victim.store, chain.tracker)).toEqual(expected)
    for (const { infoHash, bytes } of METAINFOS) expect(Buffer.compare(victim.store.metainfo(infoHash)!, bytes)).toBe(0)
    expect(seconds).toBeLessThan(400)
    // At worst what six questions at once may bring before one of them is over its cap; twice, where it is met again
    // before it is known.
    expect(cost).toBeLessThan(name.includes("metadata without end") ? 60 * MIB : 4 * MIB)
    await world.run(10 * SECOND)
    expect([reads.bad, reads.good > 0, reads.slowest < 30 * SECOND, victim.defects]).toEqual([0, true, true, []])
  },
)

it("a mirror that holds words back: they are missing, nothing else, until an honest one is found", async () => {
  const { world, victim } = await scene(21)
  const held = new Set([1, 3])
  const liar = await simPlace(world, "liar", seedOfName("liar"), (path) => {
    if (!path.includes("/entries/")) return honest(path)
    const { entries, bodies } = pageOf(path)
    const from = Number(path.split("/").at(-1))
    return EntriesPage.encode({
      v: 1,
      entries,
      bodies: bodies.map((body, i) => (held.has(from + i) ? new Uint8Array(0) : body)),
    })
  })
  await world.run(5 * SECOND)
  const id = await victim.mirror(liar.address)
  expect(await world.run(10 * MINUTE, () => victim.mode(id) === "current")).toBe(true)
  expect(victim.store.withheld(chain.tracker)).toEqual([1, 3])
  expect(victim.store.listed(chain.tracker).map(({ seq }) => seq)).toEqual([2, 4, 5])
  expect(victim.store.count(chain.tracker)).toBe(5)
  // What nobody has costs a few questions at each update, no more.
  const before = liar.served.length
  await victim.tell(id, "UpdateNow")
  expect(await world.run(10 * MINUTE, () => victim.mode(id) === "current")).toBe(true)
  expect(liar.served.length - before).toBeLessThan(12)
  const good = await simPlace(world, "good", seedOfName("good"), honest)
  await world.run(5 * SECOND)
  victim.network.addAddresses(chain.tracker, [good.address])
  await victim.tell(id, "UpdateNow")
  expect(await world.run(10 * MINUTE, () => victim.mode(id) === "current")).toBe(true)
  expect(saidOf(victim.store, chain.tracker)).toEqual(expected)
  expect(good.served.filter((path) => path.includes("/entries/")).length).toBeLessThanOrEqual(2)
})

/** A tracker of a million entries, made as they are asked for: a good chain, signed where anybody looks. */
const millions = (bodyOctets: number) => {
  const maker = new ChainMaker("millions")
  const tips = new Map([[1, genesis(maker.signer.publicKey).hash]])
  const none = { publicKey: maker.signer.publicKey, sign: () => new Uint8Array(64) }
  const MANY = 1_000_000
  const head = Head.sign(maker.signer, {
    seq: MANY,
    hash: new Uint8Array(32),
    count: MANY,
    at: CHAIN_BEGINS,
    expires: CHAIN_BEGINS + 1,
  })
  const made = { entries: 0 }
  const answer = (path: string): Uint8Array | undefined => {
    const [, , what, which] = path.split("/")
    if (what === "head") return head
    const from = Number(which)
    let prev = tips.get(from)
    if (what !== "entries" || !prev || from > MANY) return undefined
    const bodies: Uint8Array[] = []
    const entries: Uint8Array[] = []
    const most = Math.min(PAGE_ENTRIES, Math.floor(900_000 / (bodyOctets + 400)))
    for (let seq = from; seq < from + most; seq++) {
      const body = AddTorrent.encode({ v: 1, title: "x".repeat(bodyOctets), bytes: 1, files: 1 })
      const by = seq === from + most - 1 ? maker.signer : none
      const entry = Entry.sign(by, {
        seq,
        prev: prev!,
        type: "AddTorrent",
        infohash: sha256(Buffer.from(`${seq}`)),
        body: sha256(body),
        at: CHAIN_BEGINS,
      })
      prev = entryHash(entry)
      entries.push(entry)
      bodies.push(body)
      made.entries++
    }
    tips.set(from + most, prev!)
    return EntriesPage.encode({ v: 1, entries, bodies })
  }
  return { maker, answer, made }
}

it.each([
  { what: "entries", limits: { entries: 2_200, entryOctets: 64 * MIB }, bodyOctets: 10 },
  { what: "octets", limits: { entries: 200_000, entryOctets: 1_500_000 }, bodyOctets: 2_000 },
])(
  "a million entries cost their quota of $what at most, once, and the mirror serves what it has",
  async ({ what, limits, bodyOctets }) => {
    const { world, victim, reads } = await scene(22, limits)
    const { maker, answer, made } = millions(bodyOctets)
    const origin = await simPlace(world, "millions", maker.seed, answer)
    await world.run(5 * SECOND)
    const id = await victim.mirror(maker.address)
    expect(await world.run(10 * MINUTE, () => victim.mode(id) === "full")).toBe(true)
    const { entries } = victim.store.octets(maker.tracker)
    const { seq } = victim.store.tip(maker.tracker)
    console.log(
      `a million entries: ${seq} and ${entries} octets stored, ${made.entries} made, ${origin.served.length} questions`,
    )
    expect([seq <= limits.entries, entries <= limits.entryOctets, seq > 300]).toEqual([true, true, true])
    expect(made.entries).toBeLessThanOrEqual(seq + PAGE_ENTRIES)
    expect((await victim.events(id)).at(-1)).toBe("QuotaReached")
    // It looks ahead once more as far, for what was taken back, and then rests.
    await world.run(10 * MINUTE)
    const events = (await victim.events(id)).length
    const questions = origin.served.filter((path) => path.includes("/entries/")).length
    const came = octetsFrom(victim, maker.address)
    expect([made.entries <= seq + limits.entries + 2 * PAGE_ENTRIES, came < 2 * limits.entryOctets + 3 * MIB]).toEqual([
      true,
      true,
    ])
    await world.run(60 * MINUTE)
    expect(origin.served.filter((path) => path.includes("/entries/")).length).toBe(questions)
    expect((await victim.events(id)).length).toBe(events)
    expect(victim.store.octets(maker.tracker).entries).toBe(entries)
    expect([victim.mode(id), what, reads.bad, victim.defects]).toEqual(["full", what, 0, []])
  },
)

it("MIRROR4 metadata of what a tracker lists cost their quota at most, in the store and on the way", async () => {
  const limits = { metainfoOctets: 100_000 }
  const { world, victim, reads } = await scene(23, limits)
  const maker = new ChainMaker("large")
  const large = Array.from({ length: 60 }, (_, n) => smallMetainfo(1_000 + n, { octets: 8_000 }))
  for (const { infoHash } of large) maker.add(infoHash, "large")
  const store = new SqliteEntryStore(":memory:")
  maker.fill(store)
  for (const { infoHash, bytes } of large) store.putMetainfo(infoHash, bytes)
  await new SimTracker(world, "large", { store }).origin(maker)
  await world.run(5 * SECOND)
  const id = await victim.mirror(maker.address)
  expect(await world.run(20 * MINUTE, () => victim.mode(id) === "partial")).toBe(true)
  const kept = victim.store.octets(maker.tracker).metainfo
  const came = victim.asked
    .filter(({ path }) => path.includes("/metadata/"))
    .reduce((sum, { octets }) => sum + octets, 0)
  console.log(`metadata: ${kept} of ${large.length * large[0]!.bytes.length} octets kept, ${came} came`)
  expect([
    kept > 50_000,
    kept <= limits.metainfoOctets,
    came < limits.metainfoOctets + 7 * large[0]!.bytes.length,
  ]).toEqual([true, true, true])
  expect(reads.bad).toBe(0)
})

it(
  "MIRROR4 ten thousand dead onions that say they are mirrors: the tables hold their caps, dials " +
    "keep their pace, the honest mirror is found",
  async () => {
    const { world, victim, reads } = await scene(24)
    const source = await simPlace(world, "origin", chain.seed, honest)
    await world.run(5 * SECOND)
    const id = await victim.mirror(chain.address)
    expect(await world.run(5 * MINUTE, () => victim.mode(id) === "current")).toBe(true)
    await world.run(10 * SECOND)
    const { transport, clock } = new SimMachine(world, "flooder")
    let client: TrackerClient | undefined
    void new Http2Sessions(transport, clock)
      .connect(victim.addressOf(id), { circuit: "f" })
      .then((session) => (client = new TrackerClient(session, MINUTE, new AbortController().signal)))
    await world.run(MINUTE, () => client !== undefined)
    const begun = world.elapsed
    const dead = new Set<string>()
    const now = () => Math.floor(world.now / 1000)
    let sent = 0
    const say = async (names: readonly string[]): Promise<void> => {
      const mirrors = names.map((name) =>
        MirrorRecord.sign(signer(seedOfName(name)), {
          tracker: chain.signer.publicKey,
          seq: now() * 1000,
          state: "up",
          entries: 1_205,
          issued: now(),
          ttl: 900,
        }),
      )
      let over = false
      void client!
        .records(Batch.encode({ v: 1, head: [], fork: [], mirrors, peers: [] }))
        .catch(() => undefined)
        .finally(() => (over = true))
      await world.run(MINUTE, () => over)
      sent += mirrors.length
    }
    for (let n = 0; n < 10_000; n += 50) await say(Array.from({ length: 50 }, (_, i) => `dead ${n + i}`))
    expect(victim.network.live(id)!.mirrors).toBeLessThanOrEqual(1_000)
    // They say it again and again, half an hour long; meanwhile an honest one comes and the origin goes.
    source.machine.kill()
    const good = await simPlace(world, "good", seedOfName("good"), honest)
    for (let round = 0; round < 30; round++) {
      await say(Array.from({ length: 50 }, (_, i) => `dead ${(round * 50 + i) % 1_000}`))
      victim.network.addAddresses(chain.tracker, [good.address])
      await world.run(MINUTE)
    }
    const minutes = (world.elapsed - begun) / MINUTE
    for (const { to, at } of victim.dialled)
      if (at > begun && ![good.address, chain.address, quiet.address].includes(to)) dead.add(to)
    const dials = victim.dialled.filter(
      ({ to, at }) => at > begun && ![good.address, chain.address, quiet.address].includes(to),
    ).length
    console.log(
      `${sent} records of dead mirrors in ${minutes.toFixed(0)} minutes: ` +
        `${victim.network.live(id)!.mirrors} kept, ${dials} dials to ${dead.size} of them; asked ` +
        `the honest one ${good.served.length} times`,
    )
    expect(sent).toBe(11_500)
    expect(dials).toBeLessThanOrEqual(8 + minutes * 12)
    expect(victim.store.addresses(chain.tracker).length).toBeLessThanOrEqual(32)
    expect(good.served.length).toBeGreaterThan(0)
    await victim.tell(id, "UpdateNow")
    expect(await world.run(10 * MINUTE, () => victim.mode(id) === "current")).toBe(true)
    expect([reads.bad, reads.slowest < 30 * SECOND, victim.defects]).toEqual([0, true, []])
  },
)
