/**
 * FIND1, FIND2: what a node answers to who asks where something is now. Nothing of it says what the node mirrors,
 * downloads, or trusts in silence.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { fromHex } from "../../src/core/hex.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import { PREFIXES, prefixOf } from "../../src/core/trackerPrefix.ts"
import { TrackerClient } from "../../src/tracker/TrackerClient.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import type { Sighting } from "../../src/trust/Directory.ts"
import { Batch } from "../../src/wire/Batch.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { FindAnswer, type FindQuestion } from "../../src/wire/Find.ts"
import { MirrorRecord } from "../../src/wire/MirrorRecord.ts"
import { seeded } from "../support/seed.ts"
import { SimTracker, type SimTrackerOptions } from "../support/SimTracker.ts"
import { CHAIN_BEGINS, ChainMaker, hashOf, seedOfName, smallMetainfo } from "../support/trackerChain.ts"

const mirrorOf = (tracker: TrackerKey, name: string, state: "up" | "stopped" = "up"): Uint8Array =>
  MirrorRecord.sign(signer(seedOfName(name)), {
    tracker: fromHex(tracker),
    seq: CHAIN_BEGINS * 1_000,
    state,
    entries: 3,
    issued: CHAIN_BEGINS,
    ttl: 900,
  })

const sightingOf = (mirrors: readonly Uint8Array[], listed: Iterable<InfoHash>): Sighting => {
  const lists = new Bitfield(PREFIXES)
  for (const infohash of listed) lists.add(prefixOf(infohash))
  return { mirrors, lists }
}

const octetsOf = (tracker: TrackerKey) => new Uint8Array(fromHex(tracker))
const ofTracker = (tracker: TrackerKey): FindQuestion => ({ v: 1, kind: "tracker", prefix: prefixOf(tracker) })
const ofTorrent = (infohash: InfoHash): FindQuestion => ({ v: 1, kind: "torrent", prefix: prefixOf(infohash) })

/** A node, and somebody who asks it. */
const asked = async (chain: ChainMaker, options: SimTrackerOptions, seed: number) => {
  const world = new SimWorld(seed)
  const node = await new SimTracker(world, "node", options).origin(chain)
  const machine = new SimMachine(world, "asker")
  const sessions = new Http2Sessions(machine.transport, machine.clock)
  await world.run(5_000)
  const over = async <T>(address: OnionAddress, act: (client: TrackerClient) => Promise<T>): Promise<T> => {
    const { signal } = new AbortController()
    let ended: { readonly value: T } | undefined
    const doing = sessions.connect(address, { circuit: "asker", signal }).then(async (session) => {
      const value = await act(new TrackerClient(session, 60_000, signal))
      session.close()
      ended = { value }
    })
    await world.run(120_000, () => ended !== undefined)
    await doing
    return ended!.value
  }
  const find = (questions: readonly FindQuestion[], address = chain.address) =>
    over(address, async (client) => {
      const answers: (FindAnswer | undefined)[] = []
      for (const question of questions) answers.push(await client.find(question))
      return answers
    })
  const tell = (mirrors: readonly Uint8Array[]) => over(chain.address, (client) => client.records(batchOf(mirrors)))
  return { world, node, find, tell }
}
const batchOf = (mirrors: readonly Uint8Array[]) => Batch.encode({ v: 1, head: [], fork: [], peers: [], mirrors })

describe("FIND1 where something is now, asked of a node", () => {
  it("is answered of its own tracker and of those that it tells of; all else is no path", async () => {
    const [own, told, silent] = ["own", "told", "silent"].map((name) => new ChainMaker(name).addMany(0, 2))
    const [one, two] = [mirrorOf(told!.tracker, "one"), mirrorOf(silent!.tracker, "two")]
    const sightings = new Map([
      [told!.tracker, sightingOf([one], [hashOf(7)])],
      [silent!.tracker, sightingOf([two], [hashOf(8)])],
    ])
    const { world, find, tell, node } = await asked(
      own!,
      { told: () => [told!.tracker], seen: (tracker) => sightings.get(tracker) },
      seeded(81),
    )
    const [up, gone] = [mirrorOf(own!.tracker, "up"), mirrorOf(own!.tracker, "gone", "stopped")]
    await tell([up, gone])
    expect(await find([ofTracker(told!.tracker)])).toEqual([{ v: 1, trackers: [], mirrors: [one] }])
    expect(await find([ofTracker(own!.tracker)])).toEqual([{ v: 1, trackers: [], mirrors: [up] }])
    expect(await find([ofTorrent(hashOf(7))])).toEqual([{ v: 1, trackers: [octetsOf(told!.tracker)], mirrors: [one] }])
    expect(await find([ofTorrent(hashOf(0))])).toEqual([{ v: 1, trackers: [octetsOf(own!.tracker)], mirrors: [up] }])
    expect(await find([ofTracker(silent!.tracker), ofTorrent(hashOf(8))])).toEqual([undefined, undefined])
    // A mirror's onion of the same node knows nothing of it.
    const copy = await node.holds(told!)
    await world.run(5_000)
    expect(await find([ofTracker(told!.tracker), ofTracker(own!.tracker)], copy)).toEqual([undefined, undefined])
  })

  it("is answered five times at once and once a second of a session", async () => {
    const own = new ChainMaker("own").addMany(0, 1)
    const { world, find } = await asked(own, {}, seeded(82))
    const many = await find(Array.from({ length: 12 }, () => ofTorrent(hashOf(0))))
    expect(many.slice(0, 5).every((answer) => answer !== undefined)).toBe(true)
    expect(many.filter((answer) => answer === undefined).length).toBeGreaterThan(0)
    await world.run(10_000)
    expect(await find([ofTorrent(hashOf(0))])).not.toEqual([undefined])
  })

  it("is answered twenty times a second by the node, however many sessions ask", async () => {
    const own = new ChainMaker("own").addMany(0, 1)
    const limits = { searchesBurst: 1_000, searchesPerSecond: 1_000, searchesOfAll: 3 }
    const { find } = await asked(own, { limits }, seeded(83))
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => find([ofTorrent(hashOf(0)), ofTorrent(hashOf(0))])),
    )
    expect(answers.flat().filter((answer) => answer !== undefined).length).toBeLessThan(6)
  })
})

const some = (most: number) => fc.nat({ max: most })
const node = fc.record({
  listed: some(3),
  mirrors: some(3),
  told: fc.array(fc.record({ mirrors: some(3), listed: fc.array(some(9), { maxLength: 3 }) }), { maxLength: 3 }),
  /** Of what nobody may learn. */
  silent: fc.array(fc.record({ mirrors: some(3), listed: fc.array(some(9), { maxLength: 3 }) }), { maxLength: 3 }),
  mirrored: fc.array(fc.record({ listed: some(3), whose: fc.constantFrom("told", "silent", "nobody's") }), {
    maxLength: 2,
  }),
  downloaded: fc.array(some(9), { maxLength: 3 }),
})

describe("FIND2 answers are a function of the own tracker and of the edges that everybody is told of", () => {
  it("two nodes that differ in what they mirror, download, or trust in silence answer the same", async () => {
    let [said, silent] = [0, 0]
    await fc.assert(
      fc.asyncProperty(node, async (given) => {
        const own = new ChainMaker("own").addMany(0, given.listed)
        const named = (kind: string, i: number) => new ChainMaker(`${kind} ${i}`).addMany(0, 3)
        const seenOf = (kind: "told" | "silent") =>
          given[kind].map(({ mirrors, listed }, i) => {
            const { tracker } = named(kind, i)
            const records = Array.from({ length: mirrors }, (_, n) => mirrorOf(tracker, `${kind} ${i} ${n}`))
            return [tracker, sightingOf(records, listed.map(hashOf))] as const
          })
        const [toldOnes, silentOnes] = [seenOf("told"), seenOf("silent")]
        const told = () => toldOnes.map(([tracker]) => tracker)
        const limits = { searchesBurst: 1_000, searchesPerSecond: 1_000, searchesOfAll: 1_000 }
        const questions = [
          ...[own.tracker, ...[...toldOnes, ...silentOnes].map(([tracker]) => tracker)].map(ofTracker),
          ...given.mirrored.map(({ whose }, i) => ofTracker(named(whose, i).tracker)),
          ...Array.from({ length: 10 }, (_, n) => ofTorrent(hashOf(n))),
          ...given.downloaded.map((n) => ofTorrent(smallMetainfo(n).infoHash)),
        ]
        const answersOf = async (whole: boolean) => {
          const sightings = new Map(whole ? [...toldOnes, ...silentOnes] : toldOnes)
          const options = { limits, told, seen: (tracker: TrackerKey) => sightings.get(tracker) }
          const { find, tell, node: real } = await asked(own, options, seeded(84))
          if (whole) {
            for (const [i, { whose }] of given.mirrored.entries()) await real.holds(named(whose, i))
            const metainfos = new Map(
              given.downloaded.map((n) => smallMetainfo(n)).map(({ infoHash, bytes }) => [infoHash, bytes]),
            )
            for (const [infoHash, bytes] of metainfos) real.store.putMetainfo(infoHash, bytes)
            real.network.beside.put({ release: new Uint8Array(1), metainfos })
          }
          await tell(Array.from({ length: given.mirrors }, (_, n) => mirrorOf(own.tracker, `own ${n}`)))
          return (await find(questions)).map(
            (answer) => answer && Buffer.from(FindAnswer.encode(answer)).toString("hex"),
          )
        }
        const [whole, bare] = [await answersOf(true), await answersOf(false)]
        expect(whole).toEqual(bare)
        said += bare.filter((answer) => answer !== undefined).length
        silent += bare.filter((answer) => answer === undefined).length
      }),
      { numRuns: 15, seed: seeded(85) },
    )
    expect(Math.min(said, silent)).toBeGreaterThan(10)
  })
})
