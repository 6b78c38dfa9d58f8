import { request } from "node:http"
import { createGunzip } from "node:zlib"
import { describe, expect, it } from "vitest"
import { heartbeatMs } from "../../src/contract/feed.ts"
import type { StreamView } from "../../src/contract/rows.ts"
import { aStream } from "../support/managedRows.ts"
import { openApi, type OpenApi } from "../support/managementApi.ts"
import { readFeed } from "../support/readFeed.ts"

const torrent = "ab".repeat(16)

/** The whole text of a feed until it ends, and whether it was in gzip. */
const readToEnd = (
  served: OpenApi,
  path: string,
  headers: Record<string, string>,
  onText: (text: string) => void,
): Promise<{ readonly text: string; readonly zipped: boolean }> =>
  new Promise((resolve) => {
    request({ socketPath: served.path, path, headers, agent: false }, (answer) => {
      const zipped = answer.headers["content-encoding"] === "gzip"
      let text = ""
      const out = zipped ? answer.on("error", () => undefined).pipe(createGunzip()) : answer
      out.on("data", (chunk: Buffer) => onText((text += chunk.toString())))
      out
        .on("error", () => resolve({ text, zipped }))
        .on("end", () => resolve({ text, zipped }))
        .on("close", () => resolve({ text, zipped }))
    })
      .on("error", () => undefined)
      .end()
  })

describe("server-sent events", () => {
  it.each([
    ["plain", {}],
    ["in gzip", { "accept-encoding": "gzip, deflate, br" }],
  ] as const)("%s, each come at once, and end with a word when the node stops", async (_, headers) => {
    await using served = await openApi({ kind: "local" })
    let stopping: Promise<void> | undefined
    let changed = false
    const read = await readToEnd(served, "/api/feed", headers, (text) => {
      if (text.includes("event: live") && !changed) {
        changed = true
        served.node.changeTorrent("abcdef00", { title: "Come at once" })
      }
      if (text.includes("Come at once")) stopping ??= served.stop()
    })
    await stopping
    expect(read.zipped).toBe("accept-encoding" in headers)
    expect(read.text.match(/^event: .*$/gm)).toEqual(["event: live", "event: rows", "event: stopped"])
  })

  it("end without a word for a reader that takes nothing, and hold nobody up", async () => {
    await using served = await openApi({ kind: "local" })
    const sent = request({ socketPath: served.path, path: "/api/feed", agent: false }, (answer) =>
      answer.on("error", () => undefined).pause(),
    )
    sent.on("error", () => undefined).end()
    while (served.connections() === 0) await new Promise((resolve) => setImmediate(resolve))
    for (let i = 0; i < 200; i++) {
      served.node.changeTorrent(`abcde${i % 10}`, { title: `${i}`.repeat(20_000) })
      await new Promise((resolve) => setImmediate(resolve))
    }
    await served.stop()
    while (served.connections() > 0) await new Promise((resolve) => setImmediate(resolve))
    expect(served.defects).toEqual([])
    sent.destroy()
  })
})

describe("the feed of one torrent's streams", () => {
  it("tells them while somebody looks, when they are others, and nothing of any other torrent's", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.setLive(torrent, { streams: [aStream(torrent, 0)] })
    served.node.setLive("cd".repeat(16), { streams: [aStream("cd".repeat(16), 0), aStream("cd".repeat(16), 1)] })
    const reader = readFeed(served.path, `/api/streams/${torrent}`, {})
    const lanes = () =>
      reader.events.map(({ data }) => (data as readonly StreamView[]).map(({ lane, bytesIn }) => [lane, bytesIn]))
    await reader.until((events) => events.length === 1)
    served.clock.advance(5_000)
    served.node.setLive(torrent, { streams: [aStream(torrent, 0, { bytesIn: 7 })] })
    served.clock.advance(1_000)
    await reader.until((events) => events.length === 2)
    expect(lanes()).toEqual([[[0, 18_400_000]], [[0, 7]]])
    served.clock.advance(heartbeatMs * 4)
    expect((await served.ask("/api/state")).status).toBe(200)
    expect(reader.events).toHaveLength(2)
    reader.close()
    while (served.connections() > 0) await new Promise((resolve) => setImmediate(resolve))
    const before = served.clock.pending
    served.clock.advance(5_000)
    expect(served.clock.pending).toBeLessThanOrEqual(before)
  })

  it("takes nothing for an id but what can be one", async () => {
    await using served = await openApi({ kind: "local" })
    for (const id of ["x", "..%2fstate", "A".repeat(32)])
      expect((await served.ask(`/api/streams/${id}`)).status).toBe(400)
  })
})
