import { request } from "node:http"
import { createGunzip } from "node:zlib"
import { describe, expect, it } from "vitest"
import { relayOff } from "../../src/contract/relay.ts"
import { openApi, type OpenApi } from "../support/managementApi.ts"
import { drawn, idOf, manyTorrents, moveSome } from "../support/manyTorrents.ts"
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

describe("the state", () => {
  it("leaves out shares that were stopped, however many there were", async () => {
    await using served = await openApi({ kind: "local" })
    for (let n = 0; n < 400; n++)
      served.node.changeShare(idOf(n), { title: `Share ${n}`, mode: n < 3 ? "active" : "stopped" })
    const { shares } = JSON.parse((await served.ask("/api/state")).body) as { shares: readonly { mode: string }[] }
    expect(shares.map(({ mode }) => mode)).toEqual(["active", "active", "active"])
  })
})
