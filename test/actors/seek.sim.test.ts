/**
 * FIND3: a public torrent whose tracker is gone, and which knows no peer, finds both elsewhere. The real effects over
 * real trackers, trust and search; only its swarm is a list of records.
 */
import { describe, expect, it } from "vitest"
import type { EffectContext } from "../../src/actors/kernel/ActorDefinition.ts"
import { LinkKeys } from "../../src/actors/LinkKeys.ts"
import type { Ports } from "../../src/actors/Ports.ts"
import type { TorrentInput } from "../../src/actors/torrent/commands.ts"
import { mirrorMetadata } from "../../src/actors/torrent/effects/mirrorMetadata.ts"
import { seek } from "../../src/actors/torrent/effects/seek.ts"
import { evolve, initial, type TorrentState } from "../../src/actors/torrent/state.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { MemoryLibrary } from "../../src/storage/MemoryLibrary.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { seeded } from "../support/seed.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { SimTrust } from "../support/SimTrust.ts"
import { ChainMaker, smallMetainfo } from "../support/trackerChain.ts"
import { hex, peerRecord, someone } from "../support/trackerRecords.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const metainfo = smallMetainfo(1)
const swarm = Buffer.from(metainfo.infoHash, "hex")
const ID = "torrent"

const me = someone()
const ownRecord = (issued: number) => peerRecord(me, swarm, { issued, seq: issued * 1_000, ttl: 900 })

/** Another tracker P lists the torrent and knows a peer of it; F trusts P and says so; A trusts F. */
const scene = async (seed: number, told = true) => {
  const world = new SimWorld(seeded(seed))
  const other = new ChainMaker("other").add(metainfo.infoHash, "the torrent")
  const p = new SimTracker(world, "p")
  p.store.putMetainfo(metainfo.infoHash, metainfo.bytes)
  await p.origin(other)
  p.store.putMetainfo(metainfo.infoHash, metainfo.bytes)
  const peer = someone()
  const tell = () => {
    const issued = Math.floor(world.now / 1000)
    p.network.announce(metainfo.infoHash, [peerRecord(peer, swarm, { issued, seq: issued * 1_000 })], undefined)
    world.after(5 * MINUTE, tell)
  }
  tell()
  const [a, f] = [await new SimTrust(world, "a").serve(), await new SimTrust(world, "f").serve()]
  await world.run(5_000)
  await f.trust(other.tracker)
  if (told) f.told.push(other.tracker)
  await a.trust(f.tracker)
  await world.run(10 * MINUTE, () => f.sightings.of(other.tracker) !== undefined && a.words()[f.tracker] !== undefined)
  return { world, a, f, p, other, peer }
}

const portsOf = (a: SimTrust, library: MemoryLibrary) => {
  const met: { readonly from: string; readonly records: readonly Uint8Array[] }[] = []
  const lost = new ChainMaker("gone")
  a.vault.put("link", ID, { onion: lost.address, tracker: lost.tracker } as never)
  const { clock } = a.node.machine
  const ports = {
    clock,
    library,
    directory: a.node.directory,
    search: a.index,
    trackers: a.node.network,
    vault: a.vault,
    log: new MemoryEventLog(registry),
    progress: { hashing: () => undefined, trouble: () => undefined },
    places: { claim: async () => ({ path: "p", existing: false }) },
    inspected: { find: () => undefined },
    linkKeys: new LinkKeys(a.node.machine.transport),
    sessions: a.node.sessions,
    exchange: {
      records: () => [ownRecord(Math.floor(clock.date() / 1000)), ...met.flatMap(({ records }) => records)],
      addRecords: (_: string, records: readonly Uint8Array[], { name }: { readonly name: string }) =>
        void met.push({ from: name, records }),
      alone: () => met.every(({ records }) => records.length === 0),
      resting: () => false,
    },
  } as unknown as Ports
  return { ports, met, lost }
}

const runs = (state: () => TorrentState, told: TorrentInput[] = []) => {
  const ended = new AbortController()
  const context = {
    id: ID,
    state,
    signal: ended.signal,
    onState: () => () => undefined,
    tell: async (input: TorrentInput) => (told.push(input), { ok: true, seq: 1 }),
  } as unknown as EffectContext<TorrentState, TorrentInput>
  return { context, end: () => ended.abort() }
}

const downloading = (): TorrentState =>
  [
    { type: "DownloadRequested", folder: "", source: "link", title: "" },
    {
      type: "MetadataMirrored",
      infohash: metainfo.infoHash,
      title: "t",
      name: "n",
      path: "p",
      bytes: metainfo.totalBytes,
      pieces: metainfo.pieceCount,
      files: 1,
    },
  ].reduce((state, event) => evolve(state, event as never), initial)

const asks = (a: SimTrust) => a.node.asked.filter(({ path }) => path === "/tracker/find").length

describe("FIND3 a torrent that knows no peer", () => {
  it("meets others at a tracker that a trusted node names, and goes on to meet them there", async () => {
    const { world, a, other, peer } = await scene(101)
    const library = new MemoryLibrary()
    await library.save(ID, metainfo)
    const { ports, met } = portsOf(a, library)
    const state = downloading()
    const { context, end } = runs(() => state)
    const running = seek(ports)(context)
    await world.run(2 * MINUTE)
    expect(asks(a)).toBe(0)
    await world.run(30 * MINUTE, () => met.length > 0)
    expect(met[0]!.from).toBe(other.address)
    expect(met[0]!.records.map(hex).join()).toContain(hex(peer.publicKey))
    expect(asks(a)).toBe(1)
    const before = met.length
    await world.run(5 * MINUTE)
    expect(met.length).toBeGreaterThan(before + 3)
    // Who knows peers asks nobody.
    expect(asks(a)).toBe(1)
    end()
    await world.run(MINUTE)
    await running
  })

  it("asks nobody where the words of a catalogue that lists it are here", async () => {
    const { world, a, other } = await scene(102)
    await a.trust(other.tracker)
    await world.run(10 * MINUTE, () => a.words()[other.tracker] === 1)
    const library = new MemoryLibrary()
    await library.save(ID, metainfo)
    const { ports, met } = portsOf(a, library)
    const state = downloading()
    const { context, end } = runs(() => state)
    const running = seek(ports)(context)
    await world.run(30 * MINUTE, () => met.length > 0)
    expect(met[0]!.from).toBe(other.address)
    await world.run(10 * MINUTE)
    expect(asks(a)).toBe(0)
    end()
    await world.run(MINUTE)
    await running
  })

  it("is told nothing of whom a trusted node trusts in silence, and is private if it is so", async () => {
    const { world, a, other } = await scene(103, false)
    const library = new MemoryLibrary()
    await library.save(ID, metainfo)
    const { ports, met } = portsOf(a, library)
    const state = downloading()
    const { context, end } = runs(() => state)
    const running = seek(ports)(context)
    await world.run(20 * MINUTE)
    expect(asks(a)).toBeGreaterThan(2)
    expect(met).toEqual([])
    expect(a.node.dialled.map(({ to }) => to)).not.toContain(other.address)
    const before = asks(a)
    end()
    await world.run(MINUTE)
    await running
    const hidden = smallMetainfo(2, { private: true })
    await library.save(ID, hidden)
    const again = runs(() => state)
    const done = seek(ports)(again.context)
    await world.run(20 * MINUTE)
    await done
    expect(asks(a)).toBe(before)
    again.end()
  })
})

it("FIND3 metadata of a torrent whose tracker is gone come from another that lists it", async () => {
  const { world, a, lost, ports } = await (async () => {
    const { world: made, a: node } = await scene(104)
    return { world: made, a: node, ...portsOf(node, new MemoryLibrary()) }
  })()
  const state = { ...initial, infohashAsked: metainfo.infoHash } as TorrentState
  const told: TorrentInput[] = []
  const { context, end } = runs(() => state, told)
  const running = mirrorMetadata(ports)(context)
  await world.run(2 * HOUR, () => told.length > 0)
  expect(told[0]).toMatchObject({ type: "MetadataFetched", infohash: metainfo.infoHash })
  expect(asks(a)).toBeGreaterThan(0)
  // Its own tracker may come back.
  expect(a.vault.get("link", ID)?.tracker).toBe(lost.tracker)
  end()
  await running
})

it("FIND3 metadata come from another that lists it, whatever a liar says of where its tracker is", async () => {
  const { world, a } = await scene(105)
  const { ports } = portsOf(a, new MemoryLibrary())
  let named = 0
  const lies = {
    // Each time another onion, at which there is nobody.
    tracker: async () => [new ChainMaker(`made up ${named++}`).address],
    torrent: a.node.directory.torrent.bind(a.node.directory),
  }
  const state = { ...initial, infohashAsked: metainfo.infoHash } as TorrentState
  const told: TorrentInput[] = []
  const { context, end } = runs(() => state, told)
  const running = mirrorMetadata({ ...ports, directory: lies })(context)
  await world.run(2 * HOUR, () => told.length > 0)
  expect(told[0]).toMatchObject({ type: "MetadataFetched", infohash: metainfo.infoHash })
  expect(named).toBeGreaterThan(0)
  end()
  await running
})
