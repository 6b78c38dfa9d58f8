import { request } from "node:http"
import { createGunzip } from "node:zlib"
import { describe, expect, it } from "vitest"
import type { StateAnswer } from "../../src/contract/feed.ts"
import { relayOff } from "../../src/contract/relay.ts"
import { openApi, type OpenApi } from "../support/managementApi.ts"
import { drawn, idOf, manyShares, manyTorrents, moveSome } from "../support/manyTorrents.ts"
import type { MemoryManagedNode } from "../support/MemoryManagedNode.ts"

const relay = (node: MemoryManagedNode, second: number): void => {
  node.relayLive = {
    ...relayOff,
    state: "running",
    percent: 100,
    pid: 4_711,
    uptimeSeconds: 90_000 + second,
    read: 7e9 + drawn(1, second),
    written: 7e9 + drawn(2, second),
    readRate: drawn(3, second),
    writeRate: drawn(4, second),
  }
}

/** Octets of the answer's body in so many seconds after the page has all there is. */
const octetsOf = async (
  served: OpenApi,
  seconds: number,
  headers: Record<string, string>,
  pass: (second: number) => void,
): Promise<number> => {
  pass(0)
  const { cursor, tick } = JSON.parse((await served.ask("/api/state")).body) as { cursor: number; tick: string }
  let [octets, messages] = [0, 0]
  const sent = request({
    socketPath: served.path,
    path: `/api/feed?cursor=${cursor}&tick=${tick}`,
    headers,
    agent: false,
  })
  const heard = new Promise<void>((resolve) =>
    sent
      .on("response", (answer) => {
        const text = answer.headers["content-encoding"] === "gzip" ? answer.pipe(createGunzip()) : answer
        answer.on("data", (chunk: Buffer) => (octets += chunk.length))
        text
          .on("error", () => undefined)
          .on("data", (chunk: Buffer) => {
            messages += chunk.toString().split("event: ").length - 1
            resolve()
          })
      })
      .on("error", () => undefined)
      .end(),
  )
  await heard
  const before = octets
  for (let second = 1; second <= seconds; second++) {
    pass(second)
    const known = messages
    served.clock.advance(1_000)
    // What is written is under way at once; something is said each second here but when nothing moved.
    for (let i = 0; messages === known && i < 200; i++) await new Promise((resolve) => setImmediate(resolve))
  }
  for (let i = 0; i < 2_000; i++) await new Promise((resolve) => setImmediate(resolve))
  sent.destroy()
  return octets - before
}

describe("what an open page costs, in octets on the way", () => {
  it("is at most 3 kB a second with 50 of 10,000 torrents moving", async () => {
    const node = manyTorrents(10_000)
    await using served = await openApi({ kind: "local", node })
    const plain = await octetsOf(served, 20, {}, (second) => moveSome(node, 50, second))
    const zipped = await octetsOf(served, 20, { "accept-encoding": "gzip" }, (second) => moveSome(node, 50, second))
    console.log(`50 of 10,000 moving: ${Math.round(plain / 20)} octets a second, in gzip ${Math.round(zipped / 20)}`)
    expect(zipped / 20).toBeLessThanOrEqual(3_000)
    expect(plain / 20).toBeLessThanOrEqual(12_000)
  })

  it(
    "is at most 100 octets a second with a relay running and nothing moving, however many " + "torrents there are",
    async () => {
      const node = manyTorrents(1_000)
      await using served = await openApi({ kind: "local", node })
      const plain = await octetsOf(served, 60, {}, (second) => relay(node, second))
      console.log(`nothing moving, relay on: ${plain} octets in a minute`)
      expect(plain).toBeGreaterThan(0)
      expect(plain / 60).toBeLessThanOrEqual(100)
    },
  )

  it("is no more than a heartbeat when nothing happens at all", async () => {
    const node = manyTorrents(1_000)
    await using served = await openApi({ kind: "local", node })
    expect(await octetsOf(served, 60, {}, () => undefined)).toBeLessThanOrEqual(5 * 60)
  })

  it(
    "begins with at most 350 kB for 10,000 torrents in gzip, which the local socket gets only " + "when it asks",
    async () => {
      await using served = await openApi({ kind: "local", node: manyTorrents(10_000) })
      const plain = await served.ask("/api/state")
      const zipped = await served.ask("/api/state", { headers: { "accept-encoding": "gzip, br" } })
      expect([plain.headers["content-encoding"], zipped.headers["content-encoding"]]).toEqual([undefined, "gzip"])
      console.log(
        `the state of 10,000 torrents: ${plain.headers["content-length"]} octets, in gzip ` +
          `${zipped.headers["content-length"]}`,
      )
      expect(Number(zipped.headers["content-length"])).toBeLessThanOrEqual(350_000)
    },
  )
})

describe("the beginning of the state", () => {
  const zipped = { headers: { "accept-encoding": "gzip" } }

  it("is at most 12 kB for the first 200 of 10,000 torrents in gzip, and says that there are more", async () => {
    await using served = await openApi({ kind: "local", node: manyTorrents(10_000) })
    const octets = Number((await served.ask("/api/state?first=200", zipped)).headers["content-length"])
    console.log(`the first 200 of 10,000 torrents: ${octets} octets in gzip`)
    expect(octets).toBeLessThanOrEqual(12_000)
    const begun = JSON.parse((await served.ask("/api/state?first=200")).body) as StateAnswer
    expect(begun.more).toBe(true)
    const newest = Array.from({ length: 200 }, (_, n) => idOf(n))
    expect(begun.torrents.map(({ id }) => id)).toEqual(newest)
    expect(Object.keys(begun.live.torrents).toSorted()).toEqual(newest.toSorted())
  })

  it("has the shares of its torrents, and those whose torrent is not there yet", async () => {
    const node = manyShares(300)
    node.changeShare("f".repeat(32), { title: "Just begun", torrent: null, mode: "hashing" })
    await using served = await openApi({ kind: "local", node })
    const { torrents, shares } = JSON.parse((await served.ask("/api/state?first=20")).body) as StateAnswer
    const titles = torrents.map(({ title }) => title)
    expect(torrents).toHaveLength(20)
    expect(shares.map(({ title }) => title).toSorted()).toEqual(["Just begun", ...titles].toSorted())
  })

  it("is all there is where that is little, and refuses what is no number", async () => {
    await using served = await openApi({ kind: "local", node: manyTorrents(200) })
    const begun = JSON.parse((await served.ask("/api/state?first=200")).body) as StateAnswer
    expect(begun.torrents).toHaveLength(200)
    expect(begun.more).toBeUndefined()
    expect((await served.ask("/api/state?first=many")).status).toBe(400)
  })
})

describe("the state", () => {
  it("leaves out shares that were stopped, however many there were", async () => {
    await using served = await openApi({ kind: "local" })
    for (let n = 0; n < 400; n++)
      served.node.changeShare(idOf(n), { title: `Share ${n}`, mode: n < 3 ? "active" : "stopped" })
    const { shares } = JSON.parse((await served.ask("/api/state")).body) as { shares: readonly { mode: string }[] }
    expect(shares.map(({ mode }) => mode)).toEqual(["active", "active", "active"])
  })
})
