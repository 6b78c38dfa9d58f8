/**
 * What a stranger writes by hand to an onion of ours: their session ends, the handler hears little of it, others go on.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import type { Duplex } from "node:stream"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { systemClock } from "../../src/app/systemClock.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../src/transport/loopback/LoopbackTransport.ts"
import type { Publication } from "../../src/transport/Transport.ts"
import * as raw from "../support/rawFrames.ts"

const { DATA, HEADERS, PING, PRIORITY, RST_STREAM, SETTINGS, CONTINUATION, END_HEADERS, END_STREAM } = raw
const WHOLE = END_HEADERS | END_STREAM
let folder: string
let transport: LoopbackTransport
let sessions: Http2Sessions
let served: Publication
let handled = 0

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "bulbil-hs-"))
  transport = new LoopbackTransport(folder)
  sessions = new Http2Sessions(transport, systemClock, {
    progressMs: 2_000,
    requestMs: 2_000,
    idleMs: 30_000,
    firstMs: 4_000,
    sessions: 8,
  })
  served = await sessions.serve(Buffer.alloc(32, 9), ({ path: asked, signal }) => {
    handled++
    if (asked === "/stay") return { chunks: staying(signal) }
    return asked === "/big"
      ? { body: Buffer.alloc(1 << 20) }
      : asked === "/ok"
        ? { body: Buffer.from("ok") }
        : undefined
  })
})
afterAll(async () => {
  await served.close()
  await transport.close()
  await rm(folder, { recursive: true, force: true })
})

/** An answer that rests until its caller goes. */
async function* staying(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  yield Buffer.from("hello")
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }))
}

const dial = async (): Promise<Duplex> => {
  const stream = await transport.dial(served.address, { circuit: "stranger" })
  stream.on("error", () => undefined)
  return stream
}

/** Not `once`: an error before the end is part of it. */
const closing = (stream: Duplex): Promise<void> => new Promise((resolve) => stream.once("close", resolve))

/** Writes until all is written or the other side has closed, then waits for that. */
const endsAfter = async (chunks: Iterable<Uint8Array>, reading = true): Promise<void> => {
  const stream = await dial()
  const closed = closing(stream)
  if (reading) stream.resume()
  for (const chunk of chunks) {
    if (stream.destroyed) break
    await new Promise<void>((resolve) => stream.write(chunk, () => resolve()))
  }
  // Who does not read does not see the end either.
  stream.resume()
  await closed
}

const answersOthers = async (): Promise<void> => {
  const session = await sessions.connect(served.address, { circuit: "other" })
  expect((await session.ask({ method: "GET", path: "/ok", maxBytes: 10 })).status).toBe(200)
  session.close()
}

const many = (frame: Uint8Array, count = 1_000, times = 50): Uint8Array[] =>
  Array(times).fill(Buffer.concat(Array(count).fill(frame)))
const oversized = (name: string) => raw.literal(name, "y".repeat(9_000))
const get = (id: number, asked = "/ok") => raw.frame(HEADERS, WHOLE, id, raw.request(asked))
const ids = (count: number) => Array.from({ length: count }, (_, i) => 1 + 2 * i)

const attacks: [name: string, most: number, chunks: readonly Uint8Array[], silent?: "not reading"][] = [
  ["says nothing at all", 0, []],
  ["says hello and no more", 0, [raw.opening()]],
  ["speaks something else", 0, [Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]],
  [
    "sends a header block over the cap",
    0,
    [raw.opening(), raw.frame(HEADERS, WHOLE, 1, Buffer.concat([raw.request("/ok"), oversized("x")]))],
  ],
  [
    "spreads a header block over CONTINUATION frames",
    0,
    [
      raw.opening(),
      raw.frame(HEADERS, END_STREAM, 1, Buffer.concat([raw.request("/ok"), oversized("a")])),
      raw.frame(CONTINUATION, 0, 1, oversized("b")),
      raw.frame(CONTINUATION, END_HEADERS, 1, oversized("c")),
    ],
  ],
  [
    "never ends a header block",
    0,
    [
      raw.opening(),
      raw.frame(HEADERS, END_STREAM, 1, raw.request("/ok")),
      ...many(raw.frame(CONTINUATION, 0, 1), 1_000, 5),
    ],
  ],
  ["floods with PING", 0, [raw.opening(), ...many(raw.frame(PING, 0, 0, Buffer.alloc(8)))]],
  [
    "floods with PING and does not read",
    0,
    [raw.opening(), ...many(raw.frame(PING, 0, 0, Buffer.alloc(8)))],
    "not reading",
  ],
  ["floods with SETTINGS and does not read", 0, [raw.opening(), ...many(raw.frame(SETTINGS, 0, 0))], "not reading"],
  ["floods with PRIORITY", 0, [raw.opening(), ...many(raw.frame(PRIORITY, 0, 1, Buffer.alloc(5)))]],
  [
    "floods a body with empty DATA",
    1,
    [raw.opening(), raw.frame(HEADERS, END_HEADERS, 1, raw.request("/ok", "POST")), ...many(raw.frame(DATA, 0, 1))],
  ],
  ["overflows the window", 0, [raw.opening(), raw.frame(raw.WINDOW_UPDATE, 0, 0, raw.u32(0x7fff_ffff))]],
  [
    "resets as fast as it asks",
    150,
    [raw.opening(), ...ids(5_000).map((id) => Buffer.concat([get(id), raw.frame(RST_STREAM, 0, id, raw.u32(8))]))],
  ],
  [
    "resets in one burst",
    150,
    [raw.opening(), Buffer.concat(ids(5_000).flatMap((id) => [get(id), raw.frame(RST_STREAM, 0, id, raw.u32(8))]))],
  ],
  [
    "leaves all requests half said",
    0,
    [raw.opening(), ...ids(64).map((id) => raw.frame(HEADERS, END_HEADERS, id, raw.request("/ok", "POST")))],
  ],
  [
    "opens more streams than it may",
    64,
    [raw.opening(), ...ids(200).map((id) => raw.frame(HEADERS, END_HEADERS, id, raw.request("/ok", "POST")))],
  ],
  [
    "asks for much and takes nothing",
    64,
    [raw.opening(Buffer.concat([Buffer.of(0, 4), raw.u32(0)])), ...ids(64).map((id) => get(id, "/big"))],
  ],
  ["uses a stream twice", 1, [raw.opening(), ...many(get(1), 1, 300)]],
  [
    "sends header names that are none",
    0,
    [
      raw.opening(),
      ...ids(50).map((id) =>
        raw.frame(HEADERS, WHOLE, id, Buffer.concat([raw.request("/ok"), raw.literal("UPPER", "1")])),
      ),
    ],
  ],
  // A session with an answer that rests is not idle: what counts is what comes beside it.
  ...(
    [
      ["PING", raw.frame(PING, 0, 0, Buffer.alloc(8))],
      ["answers to no PING", raw.frame(PING, 1, 0, Buffer.alloc(8))],
      ["SETTINGS", raw.frame(SETTINGS, 0, 0)],
      ["WINDOW_UPDATE", raw.frame(raw.WINDOW_UPDATE, 0, 0, raw.u32(1))],
      ["WINDOW_UPDATE of a stream", raw.frame(raw.WINDOW_UPDATE, 0, 1, raw.u32(1))],
      ["PRIORITY", raw.frame(PRIORITY, 0, 3, Buffer.alloc(5))],
      ["frames of no known type", raw.frame(0x42, 0, 0, Buffer.alloc(100))],
      ["resets of streams that never were", raw.frame(RST_STREAM, 0, 1, raw.u32(8))],
    ] as const
  ).map(([name, one]): [string, number, Uint8Array[]] => [
    `listens and floods with ${name}`,
    1,
    [raw.opening(), get(1, "/stay"), ...many(one)],
  ]),
  [
    "listens and floods another stream with empty DATA",
    1,
    [
      raw.opening(),
      get(1, "/stay"),
      raw.frame(HEADERS, END_HEADERS, 3, raw.request("/ok", "POST")),
      ...many(raw.frame(DATA, 0, 3)),
    ],
  ],
  ["sends a frame larger than agreed", 0, [raw.opening(), raw.frame(DATA, 0, 1, Buffer.alloc(1 << 20))]],
]

test.each(attacks)("who %s loses their session, and nobody else does", async (_name, most, chunks, silent) => {
  const before = handled
  await endsAfter(chunks, silent !== "not reading")
  expect(handled - before).toBeLessThanOrEqual(most)
  await answersOthers()
})

test("who resets now and then keeps their session", async () => {
  // The strangers of the tests before hold places until their sessions have ended.
  await expect
    .poll(
      () =>
        answersOthers().then(
          () => true,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true)
  const session = await sessions.connect(served.address, { circuit: "endgame" })
  for (let i = 0; i < 40; i++) {
    const stop = new AbortController()
    const asked = session.ask({ method: "GET", path: "/big", maxBytes: 1 << 21, signal: stop.signal })
    stop.abort()
    await expect(asked).rejects.toMatchObject({ code: "aborted" })
  }
  // What was given up in the middle comes to its window's end: that is no fault of who sends it.
  for (let i = 0; i < 20; i++) {
    const stop = new AbortController()
    await expect(
      session.ask({ method: "GET", path: "/big", maxBytes: 1 << 21, signal: stop.signal, onChunk: () => stop.abort() }),
    ).rejects.toMatchObject({ code: "aborted" })
  }
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect((await session.ask({ method: "GET", path: "/ok", maxBytes: 10 })).status).toBe(200)
  session.close()
})

test("who says nothing more makes room for who comes, and who asks keeps theirs", async () => {
  const busy = await sessions.connect(served.address, { circuit: "busy" })
  const asks = async () => expect((await busy.ask({ method: "GET", path: "/ok", maxBytes: 10 })).status).toBe(200)
  const streams = await Promise.all(Array.from({ length: 8 }, dial))
  for (const stream of streams) stream.resume().write(raw.opening())
  // More than there are places: each comes in all the same.
  for (let i = 0; i < 12; i++) {
    await expect
      .poll(
        () =>
          asks()
            .then(answersOthers)
            .then(
              () => true,
              () => false,
            ),
        { timeout: 60_000 },
      )
      .toBe(true)
    await asks()
  }
  busy.close()
  for (const stream of streams) stream.destroy()
})

test("any frames at all, in any order: the session ends or answers, others go on", async () => {
  const frames = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 0, max: 255 }),
      fc.oneof(fc.constantFrom(0, 1, 3), fc.nat(0x7fff_ffff)),
      fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.constant(raw.request("/ok"))),
    ),
    { minLength: 1, maxLength: 30 },
  )
  let sent = 0
  await fc.assert(
    fc.asyncProperty(frames, async (list) => {
      const stream = await dial()
      const closed = closing(stream)
      stream.resume()
      stream.write(
        Buffer.concat([
          raw.opening(),
          ...list.map(([type, flags, id, payload]) => raw.frame(type, flags, id, payload)),
        ]),
      )
      stream.end()
      await closed
      sent += list.length
      await answersOthers()
    }),
    { numRuns: 150 },
  )
  expect(sent).toBeGreaterThan(150)
})
