import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import { MAX_CONNECTIONS } from "../../src/api/connections.ts"
import { anOnion } from "../support/managedRows.ts"
import { type OpenFace, openFace, origin } from "../support/managementFace.ts"

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(2)
}

const dial = (face: OpenFace): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ path: face.path }, () => resolve(socket))
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
    await using face = await openFace()
    const held = await Promise.all(Array.from({ length: MAX_CONNECTIONS }, () => dial(face)))
    await until(() => face.connections() === MAX_CONNECTIONS)
    expect(await closed(await dial(face))).toBe("")
    held[0]!.destroy()
    await until(() => face.connections() === MAX_CONNECTIONS - 1)
    expect((await face.ask("/", { headers: { host: anOnion } })).status).toBe(404)
    for (const socket of held) socket.destroy()
  })

  it.each([
    ["no octet at all", "", 20_000],
    ["a head that never ends", `GET / HTTP/1.1\r\nhost: ${anOnion}\r\nx: `, 20_000],
    ["a body that never ends", `POST /api/commands HTTP/1.1\r\nhost: ${anOnion}\r\ncontent-length: 9\r\n\r\n{`, 60_000],
    ["a request and then nothing", `GET / HTTP/1.1\r\nhost: ${anOnion}\r\n\r\n`, 60_000],
  ])("is not a place for %s", async (_, octets, ms) => {
    await using face = await openFace()
    const socket = await dial(face)
    const end = closed(socket)
    const answered =
      octets.endsWith("\r\n\r\n") || octets.endsWith("{")
        ? new Promise((resolve) => socket.once("data", resolve))
        : undefined
    await new Promise<void>((resolve) => socket.write(octets || "\r\n", () => resolve()))
    await answered
    await until(() => face.connections() === 1)
    await sleep(20)
    face.clock.advance(ms - 1_000)
    await sleep(5)
    expect(face.connections()).toBe(1)
    face.clock.advance(1_001)
    await end
    expect(face.clock.pending).toBe(0)
  })

  it("answers nothing to what is no HTTP, and to heads beyond 8 KiB", async () => {
    await using face = await openFace()
    for (const octets of [
      "\x16\x03\x01\x02\x00\x01",
      "SSH-2.0-x\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      `GET / HTTP/1.1\r\nhost: ${anOnion}\r\nx: ${"a".repeat(9_000)}\r\n\r\n`,
    ]) {
      expect(await face.raw(octets)).toBe("")
    }
  })

  it("answers 413 to a body beyond 256 KiB, announced or not", async () => {
    await using face = await openFace()
    const headers = { ...(await face.signIn()), origin, "content-type": "application/json" }
    const title = (length: number) => JSON.stringify({ type: "SharePath", path: "/a", title: "t".repeat(length) })
    expect((await face.ask("/api/commands", { method: "POST", headers, body: title(262_200) })).status).toBe(413)
    const chunked = { ...headers, "transfer-encoding": "chunked" }
    expect((await face.ask("/api/commands", { method: "POST", headers: chunked, body: title(262_200) })).status).toBe(
      413,
    )
    expect((await face.ask("/api/commands", { method: "POST", headers, body: title(262_000) })).status).toBe(400)
    expect((await face.ask("/api/commands", { method: "POST", headers, body: title(512) })).status).toBe(200)
  })

  it("ends feeds, idle and half-sent requests when the server closes", async () => {
    await using face = await openFace()
    const { cookie } = await face.signIn()
    const sockets = await Promise.all([1, 2, 3].map(() => dial(face)))
    sockets[0]!.write(`GET /api/feed HTTP/1.1\r\nhost: ${anOnion}\r\ncookie: ${cookie}\r\n\r\n`)
    sockets[1]!.write("GET / HT")
    await new Promise((resolve) => sockets[0]!.once("data", resolve))
    const ends = sockets.map(closed)
    await face.stop()
    await Promise.all(ends)
    expect(face.connections()).toBe(0)
    expect(face.clock.pending).toBe(0)
    const late = await dial(face)
    expect(await closed(late)).toBe("")
  })
})
