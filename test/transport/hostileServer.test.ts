/**
 * What a server writes by hand to who asks it: the question ends in time, nothing piles up, and other sessions go on.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { setImmediate } from "node:timers/promises"
import type { Duplex } from "node:stream"
import { afterAll, beforeAll, expect, test } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import type { OnionAddress } from "../../src/core/ids.ts"
import type { Publication } from "../../src/transport/Transport.ts"
import * as raw from "../support/rawFrames.ts"

const { CONTINUATION, DATA, END_HEADERS, END_STREAM, HEADERS, PING, RST_STREAM, SETTINGS, WINDOW_UPDATE } = raw
const GOAWAY = 7
const MOST = 100_000
let folder: string
let transport: LoopbackTransport
let sessions: Http2Sessions
let honest: Publication
let seeds = 20

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-hv-"))
  transport = new LoopbackTransport(folder)
  sessions = new Http2Sessions(transport, systemClock, { handshakeMs: 1_000 })
  honest = await sessions.serve(Buffer.alloc(32, 19), () => ({ body: Buffer.from("ok") }))
})
afterAll(async () => {
  await honest.close()
  await transport.close()
  await rm(folder, { recursive: true, force: true })
})

const status = (code: string, ...more: Buffer[]) => Buffer.concat([raw.literal(":status", code), ...more])
const ok = (flags = END_HEADERS, ...more: Buffer[]) => raw.frame(HEADERS, flags, 1, status("200", ...more))
const data = (octets: number, flags = 0) => raw.frame(DATA, flags, 1, Buffer.alloc(octets))
const goaway = raw.frame(GOAWAY, 0, 0, Buffer.concat([raw.u32(0), raw.u32(0)]))
const hello = raw.frame(SETTINGS, 0, 0)
const settings = (id: number, value: number) =>
  raw.frame(SETTINGS, 0, 0, Buffer.concat([Buffer.of(0, id), raw.u32(value)]))
/** Written again and again until the asker has had enough. */
const endless = (...frames: Buffer[]) => ({ endless: Buffer.concat(Array(200).fill(Buffer.concat(frames))) })
const slow = (frame: Buffer) => ({ slow: frame })
type Part = Buffer | { readonly endless: Buffer } | { readonly slow: Buffer }

const write = async (stream: Duplex, parts: readonly Part[]): Promise<void> => {
  for (const part of parts) {
    if (Buffer.isBuffer(part)) stream.write(part)
    else if ("slow" in part) {
      for (; !stream.destroyed; await new Promise((resolve) => setTimeout(resolve, 50))) stream.write(part.slow)
    } else
      while (!stream.destroyed)
        if (!stream.write(part.endless))
          await new Promise<void>((resolve) => void stream.once("drain", resolve).once("close", resolve))
  }
}

const servers: [name: string, first: readonly Part[], answer: readonly Part[]][] = [
  ["says nothing at all", [], []],
  ["speaks something else", [Buffer.from("HTTP/1.1 200 OK\r\n\r\n")], []],
  ["never answers", [hello], []],
  ["answers and sends no body", [hello], [ok()]],
  ["sends a body that never ends", [hello], [ok(), endless(data(16_000))]],
  ["sends a body an octet at a time", [hello], [ok(), slow(data(1))]],
  [
    "lies: its body is shorter than it said",
    [hello],
    [ok(END_HEADERS, raw.literal("content-length", "500")), data(10, END_STREAM)],
  ],
  [
    "lies: its body is longer than it said",
    [hello],
    [ok(END_HEADERS, raw.literal("content-length", "5")), data(500, END_STREAM)],
  ],
  [
    "refuses with a body that never ends",
    [hello],
    [raw.frame(HEADERS, END_HEADERS, 1, status("404")), endless(data(1_000))],
  ],
  ["says 100 for ever", [hello], [endless(raw.frame(HEADERS, END_HEADERS, 1, status("100")))]],
  ["says 100 now and then", [hello], [slow(raw.frame(HEADERS, END_HEADERS, 1, status("103")))]],
  ["answers with a status that is none", [hello], [raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, status("banana"))]],
  ["answers without a status", [hello], [raw.frame(HEADERS, END_HEADERS | END_STREAM, 1, raw.literal("x", "1"))]],
  ["sends huge headers", [hello], [ok(END_HEADERS | END_STREAM, raw.literal("x", "y".repeat(60_000)))]],
  [
    "never ends its headers",
    [hello],
    [raw.frame(HEADERS, 0, 1, status("200")), endless(raw.frame(CONTINUATION, 0, 1))],
  ],
  ["sends trailers without end", [hello], [ok(), endless(raw.frame(HEADERS, END_HEADERS, 1, raw.literal("x", "1")))]],
  [
    "promises a push",
    [hello],
    [raw.frame(5, END_HEADERS, 1, Buffer.concat([raw.u32(2), raw.request("/pushed")])), ok(END_HEADERS | END_STREAM)],
  ],
  ["answers what was not asked", [hello], [raw.frame(HEADERS, END_HEADERS, 3, status("200"))]],
  ["resets at once", [hello], [raw.frame(RST_STREAM, 0, 1, raw.u32(7))]],
  ["goes away", [hello], [goaway]],
  ["goes away and goes on", [hello], [goaway, endless(data(1_000))]],
  ["breaks off in the middle of a frame", [hello], [ok(), data(1_000).subarray(0, 500)]],
  ["floods with PING", [hello], [endless(raw.frame(PING, 0, 0, Buffer.alloc(8)))]],
  ["floods with SETTINGS", [hello], [endless(hello)]],
  ["floods with WINDOW_UPDATE", [hello], [endless(raw.frame(WINDOW_UPDATE, 0, 0, raw.u32(1)))]],
  ["floods with empty DATA", [hello], [ok(), endless(data(0))]],
  ["overflows the window", [hello], [ok(), ...Array.from({ length: 6 }, () => data(1_000_000))]],
  ["takes no octet of a request", [settings(4, 0)], []],
  ["allows no request at all", [settings(3, 0)], []],
]

const answersOthers = async (): Promise<void> => {
  const session = await sessions.connect(honest.address, { circuit: "other" })
  expect((await session.ask({ method: "GET", path: "/", maxBytes: 10 })).body.toString()).toBe("ok")
  session.close()
}

/** Both ways to a session: dialled first, or asked while it is dialled. */
const ways = {
  connect: (to: OnionAddress) => sessions.connect(to, { circuit: "asks" }),
  open: async (to: OnionAddress) => {
    const { session, through } = sessions.open(to, { circuit: "asks" })
    through.catch(() => undefined)
    return session
  },
}
const cases = servers.flatMap((server) => (["connect", "open"] as const).map((way) => [way, ...server] as const))

test.each(cases)("%s: a server that %s holds nobody up", async (way, _name, first, answer) => {
  let written = 0
  const served = await transport.publish(Buffer.alloc(32, seeds++), (stream) => {
    stream.on("error", () => undefined)
    let asked = false
    stream.setMaxListeners(0)
    let heard = Buffer.alloc(0)
    stream.on("data", (chunk: Buffer) => {
      if (asked) return
      heard = Buffer.concat([heard, chunk])
      for (let at = raw.PREFACE.length; at + 9 <= heard.length; at += 9 + heard.readUIntBE(at, 3))
        asked ||= heard[at + 3] === HEADERS
      if (asked) void write(stream, answer).then(() => written++)
    })
    void write(stream, first)
  })
  const outcome = ways[way](served.address).then(
    async (session) => {
      const heard = await session
        .ask({ method: "POST", path: "/asked", body: Buffer.alloc(70_000), maxBytes: MOST, idleMs: 400 })
        .catch((error: Error) => error)
      session.close()
      await session.closed
      return heard
    },
    (error: Error) => error,
  )
  await answersOthers()
  const heard = await outcome
  // Nothing that came counts as an answer that was asked for.
  if (heard instanceof Error) expect(heard.message).not.toBe("")
  else expect(heard.body.length).toBeLessThanOrEqual(1_024)
  await served.close()
  await answersOthers()
  expect(written).toBeLessThanOrEqual(1)
})

test.each(["connect", "open"] as const)("%s: a server that reads nothing and ends its half is left", async (way) => {
  const served = await transport.publish(Buffer.alloc(32, seeds++), async (stream) => {
    stream.on("error", () => undefined)
    stream.pause()
    stream.write(Buffer.concat([hello, raw.frame(SETTINGS, 1, 0)]))
    // What answers them is never read, so that it waits at the asker's.
    const pings = Buffer.concat(Array(20).fill(raw.frame(PING, 0, 0, Buffer.alloc(8))))
    for (let sent = 0; sent < 10_000 && !stream.destroyed; sent += 20) {
      stream.write(pings)
      for (let turn = 0; turn < 3; turn++) await setImmediate()
    }
    stream.end()
  })
  const session = await ways[way](served.address)
  await expect(session.ask({ method: "GET", path: "/", maxBytes: 100, idleMs: 3_000 })).rejects.toThrow()
  session.close()
  await session.closed
  await served.close()
  await answersOthers()
})
