import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { MAX_CONNECTIONS } from "../../src/api/connections.ts"
import { turns } from "../support/holdNext.ts"
import { anOnion } from "../support/managedRows.ts"
import { type OpenApi, openApi, origin } from "../support/managementApi.ts"

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(2)
}

const dial = (served: OpenApi): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ path: served.path }, () => resolve(socket))
    socket.on("error", () => undefined)
  })

const closed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    socket
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("close", () => resolve(Buffer.concat(chunks).toString()))
  })

describe("what a stranger at the management onion can cost", () => {
  it("is 64 connections; the next is closed at once and the others live on", async () => {
    await using served = await openApi()
    const held = await Promise.all(Array.from({ length: MAX_CONNECTIONS }, () => dial(served)))
    await until(() => served.connections() === MAX_CONNECTIONS)
    expect(await closed(await dial(served))).toBe("")
    held[0]!.destroy()
    await until(() => served.connections() === MAX_CONNECTIONS - 1)
    expect((await served.ask("/", { headers: { host: anOnion } })).status).toBe(404)
    for (const socket of held) socket.destroy()
  })

  it.each([
    ["no octet at all", "", 20_000],
    ["a head that never ends", `GET / HTTP/1.1\r\nhost: ${anOnion}\r\nx: `, 20_000],
    ["a body that never ends", `POST /api/commands HTTP/1.1\r\nhost: ${anOnion}\r\ncontent-length: 9\r\n\r\n{`, 60_000],
    ["a request and then nothing", `GET / HTTP/1.1\r\nhost: ${anOnion}\r\n\r\n`, 60_000],
  ])("is not a place for %s", async (_, octets, ms) => {
    await using served = await openApi()
    const socket = await dial(served)
    const end = closed(socket)
    const answered =
      octets.endsWith("\r\n\r\n") || octets.endsWith("{")
        ? new Promise((resolve) => socket.once("data", resolve))
        : undefined
    await new Promise<void>((resolve) => socket.write(octets || "\r\n", () => resolve()))
    await answered
    await until(() => served.connections() === 1)
    await turns()
    served.clock.advance(ms - 1_000)
    await turns()
    expect(served.connections()).toBe(1)
    served.clock.advance(1_001)
    await end
    expect(served.clock.pending).toBe(0)
  })

  it("answers nothing to what is no HTTP, and to heads beyond 8 KiB", async () => {
    await using served = await openApi()
    for (const octets of [
      "\x16\x03\x01\x02\x00\x01",
      "SSH-2.0-x\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      `GET / HTTP/1.1\r\nhost: ${anOnion}\r\nx: ${"a".repeat(9_000)}\r\n\r\n`,
    ]) {
      expect(await served.raw(octets)).toBe("")
    }
  })

  it("answers 413 to a body beyond 256 KiB, announced or not", async () => {
    await using served = await openApi()
    const headers = { ...(await served.signIn()), origin, "content-type": "application/json" }
    const title = (length: number) => JSON.stringify({ type: "SharePath", path: "/a", title: "t".repeat(length) })
    expect((await served.ask("/api/commands", { method: "POST", headers, body: title(262_200) })).status).toBe(413)
    const chunked = { ...headers, "transfer-encoding": "chunked" }
    expect((await served.ask("/api/commands", { method: "POST", headers: chunked, body: title(262_200) })).status).toBe(
      413,
    )
    expect((await served.ask("/api/commands", { method: "POST", headers, body: title(262_000) })).status).toBe(400)
    expect((await served.ask("/api/commands", { method: "POST", headers, body: title(512) })).status).toBe(200)
  })

  it("ends feeds, idle and half-sent requests when the server closes", async () => {
    await using served = await openApi()
    const { cookie } = await served.signIn()
    const sockets = await Promise.all([1, 2, 3].map(() => dial(served)))
    sockets[0]!.write(`GET /api/feed HTTP/1.1\r\nhost: ${anOnion}\r\ncookie: ${cookie}\r\n\r\n`)
    sockets[1]!.write("GET / HT")
    await new Promise((resolve) => sockets[0]!.once("data", resolve))
    const ends = sockets.map(closed)
    await served.stop()
    await Promise.all(ends)
    expect(served.connections()).toBe(0)
    expect(served.clock.pending).toBe(0)
    const late = await dial(served)
    expect(await closed(late)).toBe("")
  })
})
