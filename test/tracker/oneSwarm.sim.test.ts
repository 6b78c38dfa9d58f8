/**
 * JOIN3: whoever serves a tracker cannot tie a node's swarms together. It is asked for one swarm at a time, and no two
 * over one session or circuit.
 */
import { expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { trackerRoutes } from "../../src/wire/routes/tracker.ts"
import { seeded } from "../support/seed.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { ChainMaker, smallMetainfo } from "../support/trackerChain.ts"
import { hex, peerRecord, someone } from "../support/trackerRecords.ts"

const TORRENTS = [0, 1, 2, 3].map((n) => smallMetainfo(n))

it("[JOIN3] asks for each swarm over a session of its own, again and again, and names no other in it", async () => {
  const world = new SimWorld(seeded(42))
  const chain = new ChainMaker("one")
  for (const { infoHash } of TORRENTS) chain.add(infoHash, "one of several")
  const origin = new SimTracker(world, "origin")
  /** Swarms that each session of the origin's callers asked for, or brought records of. */
  const named = new Map<number, Set<string>>()
  const serve = origin.sessions.serve.bind(origin.sessions)
  origin.sessions.serve = (seed, handler) =>
    serve(seed, (incoming) => {
      const to = trackerRoutes.peers.path.read(incoming.path)
      if (to) {
        const { records } = PeersExchange.decode(incoming.body)!
        const swarms = [to.infoHash, ...records.map((record) => hex(PeerRecord.decode(record)!.swarm))]
        named.set(incoming.session, new Set([...(named.get(incoming.session) ?? []), ...swarms]))
      }
      return handler(incoming)
    })
  await origin.origin(chain)
  for (const { infoHash, bytes } of TORRENTS) origin.store.putMetainfo(infoHash, bytes)
  await world.run(5_000)
  const asker = new SimTracker(world, "asker")
  const own = new Map<InfoHash, Uint8Array>(
    TORRENTS.map(({ infoHash }) => [infoHash, peerRecord(someone(), Buffer.from(infoHash, "hex"), at(world))]),
  )
  for (const _ of [1, 2]) {
    let met = 0
    for (const { infoHash, bytes } of TORRENTS)
      asker.network
        .meet(chain.tracker, infoHash, [own.get(infoHash)!], bytes, new AbortController().signal)
        .then(({ records }) => {
          expect(records.map(hex)).toEqual([hex(own.get(infoHash)!)])
          met++
        })
    await world.run(60_000, () => met === TORRENTS.length)
    expect(met).toBe(TORRENTS.length)
  }
  expect(named.size).toBe(TORRENTS.length)
  for (const swarms of named.values()) expect(swarms.size).toBe(1)
  expect(new Set(asker.dialled.map(({ circuit }) => circuit)).size).toBe(TORRENTS.length)
  await asker.network.stop()
  await origin.network.stop()
})

/** A record of now, in that world. */
const at = (world: SimWorld) => {
  const issued = Math.floor(world.now / 1_000)
  return { issued, seq: issued * 1_000 }
}
