import { request } from "node:http"
import { createGunzip } from "node:zlib"
import { describe, expect, it } from "vitest"
import { heartbeatMs } from "../../src/contract/feed.ts"
import type { StreamView } from "../../src/contract/rows.ts"
import { aStream } from "../support/managedRows.ts"
import { openFace, type OpenFace } from "../support/managementFace.ts"
import { readFeed } from "../support/readFeed.ts"

const torrent = "ab".repeat(16)

/** The whole text of a feed until it ends, and whether it was in gzip. */
const readToEnd = (
  face: OpenFace,
  path: string,
  headers: Record<string, string>,
  onText: (text: string) => void,
): Promise<{ readonly text: string; readonly zipped: boolean }> =>
  new Promise((resolve) => {
    request({ socketPath: face.path, path, headers, agent: false }, (answer) => {
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
    await using face = await openFace({ kind: "local" })
    let stopping: Promise<void> | undefined
    let changed = false
    const read = await readToEnd(face, "/api/feed", headers, (text) => {
      if (text.includes("event: live") && !changed) {
        changed = true
        face.node.changeTorrent("abcdef00", { title: "Come at once" })
      }
      if (text.includes("Come at once")) stopping ??= face.stop()
    })
    await stopping
    expect(read.zipped).toBe("accept-encoding" in headers)
    expect(read.text.match(/^event: .*$/gm)).toEqual(["event: live", "event: rows", "event: stopped"])
  })

  it("end without a word for a reader that takes nothing, and hold nobody up", async () => {
    await using face = await openFace({ kind: "local" })
    const sent = request({ socketPath: face.path, path: "/api/feed", agent: false }, (answer) =>
      answer.on("error", () => undefined).pause(),
    )
    sent.on("error", () => undefined).end()
    while (face.connections() === 0) await new Promise((resolve) => setImmediate(resolve))
    for (let i = 0; i < 200; i++) {
      face.node.changeTorrent(`abcde${i % 10}`, { title: `${i}`.repeat(20_000) })
      await new Promise((resolve) => setImmediate(resolve))
    }
    await face.stop()
    while (face.connections() > 0) await new Promise((resolve) => setImmediate(resolve))
    expect(face.defects).toEqual([])
    sent.destroy()
  })
})

describe("the feed of one torrent's streams", () => {
  it("tells them while somebody looks, when they are others, and nothing of any other torrent's", async () => {
    await using face = await openFace({ kind: "local" })
    face.node.setLive(torrent, { streams: [aStream(torrent, 0)] })
    face.node.setLive("cd".repeat(16), { streams: [aStream("cd".repeat(16), 0), aStream("cd".repeat(16), 1)] })
    const reader = readFeed(face.path, `/api/streams/${torrent}`, {})
    const lanes = () =>
      reader.events.map(({ data }) => (data as readonly StreamView[]).map(({ lane, bytesIn }) => [lane, bytesIn]))
    await reader.until((events) => events.length === 1)
    face.clock.advance(5_000)
    face.node.setLive(torrent, { streams: [aStream(torrent, 0, { bytesIn: 7 })] })
    face.clock.advance(1_000)
    await reader.until((events) => events.length === 2)
    expect(lanes()).toEqual([[[0, 18_400_000]], [[0, 7]]])
    face.clock.advance(heartbeatMs * 4)
    expect((await face.ask("/api/state")).status).toBe(200)
    expect(reader.events).toHaveLength(2)
    reader.close()
    while (face.connections() > 0) await new Promise((resolve) => setImmediate(resolve))
    const before = face.clock.pending
    face.clock.advance(5_000)
    expect(face.clock.pending).toBeLessThanOrEqual(before)
  })

  it("takes nothing for an id but what can be one", async () => {
    await using face = await openFace({ kind: "local" })
    for (const id of ["x", "..%2fstate", "A".repeat(32)])
      expect((await face.ask(`/api/streams/${id}`)).status).toBe(400)
  })
})
