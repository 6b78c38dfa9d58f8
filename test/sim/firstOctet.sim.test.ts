/** FIRST1 and FIRST2: what comes before the first verified piece of a link, where a round trip takes a second. */
import { describe, expect, it } from "vitest"
import type { Exchange } from "../../src/exchange/Exchange.ts"
import type { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { TORRENT } from "../support/SimNode.ts"
import { firstOctet, type FirstOctetSpec } from "../support/firstOctet.ts"

const MIB = 1024 * 1024
const HOUR = 3_600_000

/** Lets time pass until it is there. */
const hurried = async <T>(world: SimWorld, work: Promise<T>): Promise<T> => {
  let over = false
  const end = () => void (over = true)
  work.then(end, end)
  await world.run(HOUR, () => over)
  return work
}

const run = async (spec: Partial<FirstOctetSpec> = {}) => {
  const scene = await firstOctet({ seed: 380, bytes: 8 * MIB, ...spec })
  expect(await scene.until(() => scene.node.complete, HOUR)).toBe(true)
  expect(scene.identical(scene.node)).toBe(true)
  return scene
}

type Between = NonNullable<FirstOctetSpec["between"]>

/** A node that does neither: the session ends with the metadata, and nobody is dialled before the swarm is open. */
const neither = (): Partial<Exchange> => ({
  dialSecond: () => undefined,
  lend: (_, { session }) => session.close(),
  addRecords: () => 0,
  addFirstRecords: () => undefined,
})

/** The share's onion takes so long for what fits the path. */
const slow =
  (path: RegExp, ms: number): Between =>
  (handler, world) =>
  async (incoming) => {
    if (path.test(incoming.path)) await new Promise<void>((resolve) => void world.after(ms, resolve))
    return handler(incoming)
  }

describe("FIRST1 the share's onion has the first two lanes", () => {
  it("brings a piece a round trip after the metadata, and is given back when transfer lanes carry", async () => {
    const { times, asked, node, source, world } = await run()
    await world.run(60_000)
    console.log(`from the link on: ${JSON.stringify(times)}`)
    // Both are asked for at once.
    expect(asked.slice(0, 2).toSorted()).toEqual(["/metadata", "/peers"])
    // A dial of four round trips, and one for the metadata: these are asked for with the dial.
    expect(times.metadata).toBeLessThan(5_300)
    // One more, and a second for the octets of the piece; its leaf hashes come before them.
    expect(times["first piece"]! - times.metadata!).toBeLessThan(2_500)
    const pieces = asked.filter((path) => path.startsWith("/piece/"))
    expect(pieces[0]).toMatch(/\?leaves$/)
    // Nothing that was asked of it was lost, but for the last leaves, which may be asked of two; the rest came over
    // transfer lanes.
    expect(node.live.wastedBytes).toBe(0)
    expect(source.live.uploadedBytes - 8 * MIB).toBeLessThan(64 * 1024)
    expect([...node.lanes.values()].reduce((sum, octets) => sum + octets, 0)).toBeGreaterThan(2 * MIB)
  })

  it("are dialled together, and both bring pieces before any transfer lane does", async () => {
    const seen = new Set<number>()
    const onion: Between = (handler) => (incoming) => {
      if (incoming.path.includes("/piece/")) seen.add(incoming.session)
      return handler(incoming)
    }
    const { times } = await run({ between: onion })
    expect(seen.size).toBe(2)
    const alone = (await run({ reach: () => ({ dialSecond: () => undefined }) })).times
    expect(times["first piece"]).toBeLessThanOrEqual(alone["first piece"]!)
  })

  it("is sooner than transfer lanes alone by more than a dial", async () => {
    const before = (await run({ reach: neither })).times
    const now = (await run()).times
    console.log(`without: ${JSON.stringify(before)}; with: ${JSON.stringify(now)}`)
    expect(before["first piece"]! - now["first piece"]!).toBeGreaterThan(4_000)
  })

  it("is no more than a lane: a source that serves no pieces there is fetched from as ever", async () => {
    const older: Between = (handler) => (incoming) =>
      /\/(have|piece)/.test(incoming.path) ? undefined : handler(incoming)
    const { node } = await run({ between: older })
    expect(node.live.wastedBytes).toBe(0)
    expect(node.misbehaved).toEqual([])
  })

  it("ends at once, for good, when it sends what does not fit, and the transfer lanes bring the rest", async () => {
    const liar: Between = (handler) => async (incoming) => {
      const reply = await handler(incoming)
      if (!reply || !("chunks" in reply) || !incoming.path.includes("/piece/")) return reply
      const { chunks } = reply
      return {
        chunks: (async function* () {
          for await (const chunk of chunks) yield chunk.map((octet, i) => (i === 0 ? octet ^ 1 : octet))
        })(),
      }
    }
    const { node, asked } = await run({ between: liar })
    expect(node.misbehaved).toHaveLength(1)
    expect(asked.filter((path) => path.startsWith("/piece/")).length).toBeLessThanOrEqual(16)
  })

  it("is bounded by the swarm's own budget: what a session may ask at once is refused there too", async () => {
    const fewer = { limits: { uploadRequests: 32 } }
    const { source, node, world, publication } = await run({ seedOptions: fewer })
    const session = await hurried(world, node.sessions.connect(publication.address, { circuit: "greedy" }))
    let ended = false
    void session.closed.then(() => (ended = true))
    const path = `/private/${"A".repeat(43)}/piece/0/0-262144`
    for (let i = 0; i < 33; i++)
      session.ask({ method: "GET", path, maxBytes: 300_000, onChunk: () => undefined }).catch(() => undefined)
    await world.run(60_000, () => ended)
    expect(ended).toBe(true)
    const wrong = await hurried(world, node.sessions.connect(publication.address, { circuit: "stranger" }))
    const ask = (visibility: string, token: string) =>
      hurried(
        world,
        wrong.ask({ method: "GET", path: `/${visibility}/${token}/piece/0/0-16384`, maxBytes: 20_000 }),
      ).then(({ status }) => status)
    expect(await ask("private", "A".repeat(43))).toBe(200)
    expect(await ask("public", "A".repeat(43))).toBe(404)
    expect(await ask("private", "B".repeat(43))).toBe(404)
    await source.exchange.close(TORRENT)
    expect(await ask("private", "A".repeat(43))).toBe(404)
  })

  it("is closed in a minute when its swarm does not open", async () => {
    let closed = ""
    const { node, until } = await firstOctet({
      seed: 381,
      bytes: MIB,
      opens: false,
      reach: (exchange) => ({
        lend: (torrent, lent) => {
          void lent.session.closed.then(() => (closed = "closed"))
          exchange.lend(torrent, lent)
        },
      }),
    })
    expect(await until(() => closed !== "", 120_000)).toBe(true)
    expect(node.complete).toBe(false)
  })
})

describe("FIRST2 lanes are dialled as soon as the first record is there", () => {
  it("while the metadata are on their way, as many as a peer begins with, and nothing is asked over them", async () => {
    const { times, node, world } = await run({ between: slow(/metadata/, 6_000) })
    await world.run(60_000)
    console.log(`metadata late: ${JSON.stringify(times)}`)
    expect(times["second dial through"]).toBeLessThan(times.metadata!)
    // Those were the ones that went on: nobody was dialled twice.
    const dialled = world.dials - 2
    expect(dialled).toBe(node.lanes.size)
  })

  it("and end in seconds when no swarm takes them over", async () => {
    const { until, dialled, ended } = await firstOctet({ seed: 382, bytes: MIB, between: slow(/metadata/, 30_000) })
    const up = () => dialled.filter(({ state }) => state === "up").length
    expect(await until(() => up() === 3)).toBe(true)
    expect(await until(() => up() === 1, 11_000)).toBe(true)
    ended.abort()
    expect(await until(() => up() > 0 && false, 60_000)).toBe(false)
    expect(dialled.map(({ state }) => state)).toEqual(["over", "over", "over", "over"])
  })
})
