/**
 * A thousand swarms of one node over a carrier that bears few onions: all want to run, some are fetched from, the date
 * is set and uploads come and go.
 */
import { expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { toHex } from "../../src/core/hex.ts"
import { HELD_MS } from "../../src/core/onionNeed.ts"
import { mustBeUp, roomFor } from "../../src/core/onionOrder.ts"
import { type InfoHash, Millis } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { prng } from "../../src/core/prng.ts"
import { SwarmExchange } from "../../src/exchange/SwarmExchange.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import type { OnionClaim } from "../../src/transport/Transport.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { quietObserver } from "../support/quietObserver.ts"
import { seeded } from "../support/seed.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

const MINUTE = 60_000
const SWARMS = 1_000
const small = await smallTorrent(200_000)
const storeOf = () => Object.create(small.store, { close: { value: async () => undefined } }) as typeof small.store

const scene = (seed: number) => {
  const world = new SimWorld(seeded(seed))
  const own = new SimMachine(world, "own")
  const keeper = new OnionKeeper(own.transport, own.clock)
  const sessions = new Http2Sessions(keeper, own.clock)
  const exchange = new SwarmExchange({ sessions, clock: own.clock, random: own.random })
  const claims = new Map<string, OnionClaim>()
  const up = new Set<string>()
  let most = 0
  const check = () => {
    const always = [...claims.values()].filter(mustBeUp).length
    most = Math.max(most, up.size)
    expect(up.size).toBeLessThanOrEqual(roomFor(keeper.onions().budget, always))
  }
  // Each onion that the carrier is given, or gives up, is counted in that very moment.
  const publish = own.transport.publish.bind(own.transport)
  own.transport.publish = async (given, accept, options = {}) => {
    const publication = await publish(given, accept, options)
    const down = () => void up.delete(publication.address)
    up.add(publication.address)
    options.signal?.addEventListener("abort", down)
    check()
    return {
      ...publication,
      withdraw: () => (down(), publication.withdraw()),
      close: () => (down(), publication.close()),
    }
  }
  const serve = async (claim: OnionClaim) => {
    const publication = await sessions.serve(own.random.bytes(32), () => undefined, claim)
    claims.set(publication.address, claim)
    return publication
  }
  /** @param whole what has nothing to fetch and is not asked for rests after a while. */
  const open = (n: number, whole = false, inPlace = true) =>
    exchange.open({
      torrent: `t${n}`,
      infoHash: toHex(own.random.bytes(32)) as InfoHash,
      store: storeOf(),
      verified: whole ? Bitfield.full(small.metainfo.pieceCount) : new Bitfield(small.metainfo.pieceCount),
      seeds: Array.from({ length: 8 }, () => own.random.bytes(32)),
      observer: quietObserver,
      inPlace,
    })
  const said = (n: number) => {
    const [bytes] = exchange.records(`t${n}`)
    return bytes && PeerRecord.decode(bytes)!
  }
  const setDate = (ahead: number) => Object.assign(own.clock, { date: () => Millis(world.now + ahead) })
  return { world, setDate, keeper, exchange, up, check, serve, open, said, most: () => most }
}

it("a thousand swarms that all want to run never have more onions up than the budget, or than must be", async () => {
  const { world, setDate, keeper, exchange, up, check, serve, open, said, most } = scene(1)
  await serve({ use: "management" })
  await serve({ use: "tracker" })
  for (let n = 0; n < 8; n++) await serve({ use: "private share" })
  for (let n = 0; n < SWARMS; n++) await open(n)
  await world.run(2 * MINUTE)
  expect(keeper.onions()).toMatchObject({ up: 14, budget: 12, always: 10, waiting: SWARMS - 4 })
  const named = () => Array.from({ length: SWARMS }, (_, n) => said(n)).filter((record) => record?.state === "leech")
  expect(named()).toHaveLength(4)
  for (const record of named()) for (const key of record!.lanes) expect(up).toContain(onionAddress(key))
  const chance = prng(seeded(1))
  for (let hour = 1; hour <= 8; hour++) {
    setDate((chance() - 0.5) * 1_000 * 3_600_000)
    for (let n = 0; n < SWARMS; n += 1 + Math.floor(chance() * 100)) {
      await exchange.close(`t${n}`)
      await open(n)
    }
    await world.run(60 * MINUTE)
    check()
  }
  expect(most()).toBeGreaterThanOrEqual(12)
  expect(keeper.onions().up).toBe(keeper.onions().budget)
  await exchange.stop()
  await world.run(MINUTE)
  expect(keeper.onions()).toMatchObject({ up: 10, waiting: 0 })
})

it("a download is found within seconds, though others of this node were up a moment ago", async () => {
  const { world, keeper, exchange, open, said } = scene(3)
  for (let n = 0; n < 12; n++) await open(n, true)
  await world.run(3 * MINUTE)
  expect(keeper.onions()).toMatchObject({ up: 12, waiting: 0 })
  for (let n = 20; n < 24; n++) {
    await open(n, false, false)
    await world.run(10_000)
    expect(said(n)).toMatchObject({ state: "leech" })
  }
  expect(Array.from({ length: 12 }, (_, n) => said(n)!.state).filter((state) => state === "rest")).toHaveLength(4)
  await exchange.stop()
})

it("a swarm that is fetched from gets a second onion, and has none 15 minutes after the last session", async () => {
  const { world, keeper, exchange, open, said } = scene(2)
  await open(0, true)
  await world.run(5_000)
  expect(said(0)).toMatchObject({ state: "seed", lanes: { length: 1 } })
  const other = new SimMachine(world, "other")
  const caller = new Http2Sessions(other.transport, other.clock)
  const connecting = caller.connect(onionAddress(said(0)!.peer), { circuit: "a" })
  await world.run(10_000)
  const session = await connecting
  const end = new AbortController()
  const listening = session
    .ask({
      method: "GET",
      path: `/swarm/${toHex(said(0)!.swarm)}/have`,
      maxBytes: 1e6,
      signal: end.signal,
      onChunk: () => undefined,
    })
    .catch(() => undefined)
  await world.run(30_000)
  expect(said(0)).toMatchObject({ lanes: { length: 2 } })
  await world.run(2 * HELD_MS)
  expect(said(0)).toMatchObject({ lanes: { length: 2 } })
  end.abort()
  session.close()
  await world.run(HELD_MS - MINUTE)
  expect(keeper.onions().up).toBe(2)
  await listening
  await world.run(4 * MINUTE)
  expect(keeper.onions().up).toBe(0)
  expect(said(0)).toMatchObject({ state: "rest", lanes: { length: 1 } })
  await exchange.stop()
})
