/** What Sessions must do over any Transport: requests, answers, bounds, and no failure that ends a process. */
import { randomBytes } from "node:crypto"
import http2 from "node:http2"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import type { Clock } from "../../src/core/Clock.ts"
import type { Incoming, Publication, Reply, Session, SessionError, Sessions } from "./sessionTypes.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import type { TransportFixture } from "./transportContract.ts"

const waiting: Incoming[] = []

const answer = async (incoming: Incoming): Promise<Reply> => {
  const [, what, n] = incoming.path.split("/")
  if (what === "never") waiting.push(incoming)
  if (what === "octets") return { body: Buffer.alloc(Number(n), 7) }
  if (what === "echo") return { body: incoming.body }
  if (what === "throw") throw new Error("a bug in a handler")
  if (what === "cut") return void incoming.cutOff("violation")
  if (what === "never")
    return {
      chunks: (async function* () {
        yield Buffer.from("first")
        await new Promise((resolve) => incoming.signal.addEventListener("abort", resolve))
      })(),
    }
  if (what === "chunks")
    return {
      chunks: (async function* () {
        for (let i = 0; i < Number(n); i++) yield Buffer.from([i])
      })(),
    }
  return undefined
}

export const sessionsContract = (
  name: string,
  make: () => Promise<TransportFixture & { readonly clock: Clock }>,
): void => {
  describe(`sessions over ${name}`, () => {
    let fixture: TransportFixture & { readonly clock: Clock }
    let sessions: Sessions
    let served: Publication
    let session: Session
    const until = async (is: () => boolean) => {
      while (!is()) await fixture.settle(new Promise<void>((resolve) => fixture.clock.setTimeout(resolve, 10)))
    }
    const get = (path: string, more: object = {}) =>
      fixture.settle(session.ask({ method: "GET", path, maxBytes: 1 << 24, ...more }))

    beforeAll(async () => {
      fixture = await make()
      sessions = new Http2Sessions(fixture.transport, fixture.clock)
      served = await fixture.settle(sessions.serve(randomBytes(32), answer))
      await fixture.settle(served.ready)
      session = await fixture.settle(sessions.connect(served.address, { circuit: "s" }))
    })
    afterAll(async () => {
      session?.close()
      await fixture?.settle(served.close())
      await fixture?.close()
    })

    it("answers with a body", async () => {
      const { status, body } = await get("/octets/3000000")
      expect(status).toBe(200)
      expect(body).toHaveLength(3_000_000)
      expect(body.every((octet) => octet === 7)).toBe(true)
    })

    it("answers what is asked while it is dialled, and what is asked later", async () => {
      const { session: early, through } = sessions.open(served.address, { circuit: "early" })
      const body = randomBytes(50_000)
      const asks = [
        early.ask({ method: "GET", path: "/octets/300000", maxBytes: 1 << 20 }),
        early.ask({ method: "POST", path: "/echo", body, maxBytes: 1 << 20 }),
      ]
      const [octets, echo] = await fixture.settle(Promise.all(asks))
      await fixture.settle(through)
      expect(octets!.body).toHaveLength(300_000)
      expect(Buffer.compare(echo!.body, body)).toBe(0)
      const later = await fixture.settle(early.ask({ method: "GET", path: "/octets/3000000", maxBytes: 1 << 24 }))
      expect(later.body).toHaveLength(3_000_000)
      early.close()
      await fixture.settle(early.closed)
    })

    it("says why a dial fails before what was asked meanwhile fails", async () => {
      const nobody = onionAddress(publicKeyOfSeed(randomBytes(32)))
      const { session: early, through } = sessions.open(nobody, { circuit: "nobody" })
      const order: string[] = []
      const failing = through.catch((error: unknown) => void order.push((error as Error).name))
      const ask = early
        .ask({ method: "GET", path: "/octets/1", maxBytes: 100, idleMs: 1 })
        .catch((error: unknown) => void order.push((error as Error).name))
      await fixture.settle(Promise.all([failing, ask]))
      expect(order).toEqual(["DialError", "SessionError"])
      await fixture.settle(early.closed)
    })

    it("gives up what is being dialled, with what was asked", async () => {
      const given = new AbortController()
      const { session: early, through } = sessions.open(served.address, { circuit: "given", signal: given.signal })
      const ask = early.ask({ method: "GET", path: "/octets/1", maxBytes: 100 })
      given.abort()
      const [dial, asked] = await fixture.settle(Promise.allSettled([through, ask]))
      expect(dial).toMatchObject({ reason: { name: "DialError", code: "aborted" } })
      expect(asked).toMatchObject({ status: "rejected" })
    })

    it("tells a handler whether the caller's session is over", async () => {
      const caller = await fixture.settle(sessions.connect(served.address, { circuit: "caller" }))
      const before = waiting.length
      const asked = caller.ask({ method: "GET", path: "/never", maxBytes: 100 }).catch(() => undefined)
      await until(() => waiting.length > before)
      const incoming = waiting.at(-1)!
      expect(incoming.isOver()).toBe(false)
      caller.close()
      await until(incoming.isOver)
      await fixture.settle(asked)
    })

    it("carries a request's body", async () => {
      const body = randomBytes(200_000)
      const back = await fixture.settle(session.ask({ method: "POST", path: "/echo", body, maxBytes: 1 << 20 }))
      expect(Buffer.compare(back.body, body)).toBe(0)
    })

    it("multiplexes: a slow answer holds up nobody", async () => {
      const stop = new AbortController()
      const slow = session.ask({ method: "GET", path: "/never", maxBytes: 100, signal: stop.signal })
      const quick = await Promise.all(Array.from({ length: 8 }, () => get("/octets/100000")))
      expect(quick.map(({ body }) => body.length)).toEqual(Array(8).fill(100_000))
      stop.abort()
      await expect(fixture.settle(slow)).rejects.toMatchObject({ code: "aborted" })
    })

    it("streams an answer chunk by chunk", async () => {
      const seen: number[] = []
      await get("/chunks/5", { onChunk: (chunk: Uint8Array) => seen.push(...chunk) })
      expect(seen).toEqual([0, 1, 2, 3, 4])
    })

    it("gives one and the same 404 to all that is wrong, with no header but the status", async () => {
      const raw: http2.IncomingHttpHeaders[] = []
      const stream = await fixture.settle(fixture.transport.dial(served.address, { circuit: "raw" }))
      const client = http2.connect("http://x", { createConnection: () => stream })
      client.on("error", () => undefined)
      const heads = ["/none", "/private/x", "/throw", "/octets/5", `/${"x".repeat(2_000)}`].map(
        (path) =>
          new Promise<void>((resolve) => {
            const request = client.request({ ":path": path })
            request.on("response", (headers) => raw.push(headers))
            request
              .on("close", resolve)
              .on("error", () => undefined)
              .resume()
          }),
      )
      const methods = ["PUT", "DELETE", "OPTIONS", "HEAD"].map(
        (method) =>
          new Promise<void>((resolve) => {
            const request = client.request({ ":path": "/octets/5", ":method": method })
            request.on("response", (headers) => raw.push(headers))
            request
              .on("close", resolve)
              .on("error", () => undefined)
              .end()
            request.resume()
          }),
      )
      await fixture.settle(Promise.all([...heads, ...methods]))
      client.destroy()
      expect(raw).toHaveLength(9)
      for (const headers of raw) expect(Object.keys(headers)).toEqual([":status"])
      expect(raw.filter((headers) => Number(headers[":status"]) === 404)).toHaveLength(8)
    })

    it("does not take more than it asked for", async () => {
      await expect(get("/octets/5000", { maxBytes: 4_999 })).rejects.toMatchObject({
        code: "too-large",
      } satisfies Partial<SessionError>)
      expect((await get("/octets/5000", { maxBytes: 5_000 })).body).toHaveLength(5_000)
    })

    it("hands on what a chunk's reader throws, and goes on", async () => {
      const own = new Error("bad leaf")
      await expect(
        get("/octets/100000", {
          onChunk: () => {
            throw own
          },
        }),
      ).rejects.toBe(own)
      expect((await get("/octets/1")).body).toHaveLength(1)
    })

    it("says when nothing comes", async () => {
      await expect(get("/never", { idleMs: 200 })).rejects.toMatchObject({ code: "idle" })
    })

    it("refuses what no node should send", async () => {
      await expect(get("no-slash")).rejects.toMatchObject({ code: "protocol" })
      await expect(get(`/${"x".repeat(1_100)}`)).rejects.toMatchObject({ code: "protocol" })
      const body = Buffer.alloc(256 * 1024 + 1)
      await expect(
        fixture.settle(session.ask({ method: "POST", path: "/echo", body, maxBytes: 10 })),
      ).rejects.toMatchObject({ code: "too-large" })
    })

    it("measures a round trip", async () => {
      expect(await fixture.settle(session.ping())).toBeGreaterThanOrEqual(0)
    })

    it("cuts off who breaks the rules, and nobody else", async () => {
      const other = await fixture.settle(sessions.connect(served.address, { circuit: "other" }))
      await expect(fixture.settle(other.ask({ method: "GET", path: "/cut", maxBytes: 10 }))).rejects.toBeInstanceOf(
        Error,
      )
      expect(await fixture.settle(other.closed)).toBeTypeOf("string")
      await expect(fixture.settle(other.ask({ method: "GET", path: "/echo", maxBytes: 10 }))).rejects.toMatchObject({
        code: "closed",
      })
      expect((await get("/octets/1")).body).toHaveLength(1)
    })

    it("ends the session of who resets without end, and lives", async () => {
      const stream = await fixture.settle(fixture.transport.dial(served.address, { circuit: "resets" }))
      const client = http2.connect("http://x", { createConnection: () => stream })
      client.on("error", () => undefined)
      const closed = new Promise((resolve) => client.once("close", resolve))
      await fixture.settle(new Promise((resolve) => client.once("remoteSettings", resolve)))
      for (let i = 0; i < 400 && !client.destroyed; i++) {
        const request = client.request({ ":path": "/never" })
        request.on("error", () => undefined)
        request.close(http2.constants.NGHTTP2_CANCEL)
        if (i % 20 === 19) await fixture.settle(new Promise((resolve) => setImmediate(resolve)))
      }
      await fixture.settle(closed)
      expect((await get("/octets/1")).body).toHaveLength(1)
    })

    it("does not take a larger body than it allows", async () => {
      const stream = await fixture.settle(fixture.transport.dial(served.address, { circuit: "large" }))
      const client = http2.connect("http://x", { createConnection: () => stream })
      client.on("error", () => undefined)
      const request = client.request({ ":path": "/echo", ":method": "POST" })
      const code = new Promise((resolve) => request.on("close", () => resolve(request.rstCode)))
      request.on("error", () => undefined)
      request.end(Buffer.alloc(600_000))
      expect(await fixture.settle(code)).not.toBe(http2.constants.NGHTTP2_NO_ERROR)
      client.destroy()
    })

    it("fails a dial to what speaks no HTTP/2", async () => {
      const talker = await fixture.settle(
        fixture.transport.publish(randomBytes(32), (stream) => stream.end("SSH-2.0-whatever\r\n")),
      )
      await fixture.settle(talker.ready)
      await expect(fixture.settle(sessions.connect(talker.address, { circuit: "odd" }))).rejects.toMatchObject({
        // Tor may tell of an end that comes with the first words as of a refusal.
        code: expect.stringMatching(/^(protocol|refused)$/),
      })
      await fixture.settle(talker.close())
    })
  })
}
