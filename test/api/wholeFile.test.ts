import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { byteRange } from "../../src/api/byteRange.ts"
import type { WholeFile } from "../../src/api/Node.ts"
import { paths } from "../../src/contract/feed.ts"
import { type OpenApi, openApi } from "../support/managementApi.ts"

const text = "0123456789abcdef"
const etag = '"aa-3"'

/** A file of which a few octets are read at a time. */
const offered = (served: OpenApi, more: Partial<WholeFile> = {}) => {
  const seen = { closed: 0, asked: [] as (readonly [string, number])[] }
  served.node.wholeFiles = (target, index) => {
    seen.asked.push([target, index])
    return {
      name: 'a\r\n"b\u202e.txt',
      bytes: text.length,
      etag,
      read: async (from, end) =>
        (async function* () {
          for (let at = from; at < end; at += 3) yield Buffer.from(text.slice(at, Math.min(at + 3, end)))
        })(),
      close: async () => void seen.closed++,
      ...more,
    }
  }
  return seen
}
const at = paths.file("abcdef", 3)
const get = (served: OpenApi, headers: Readonly<Record<string, string>> = {}) => served.ask(at, { headers })

describe("L22 a file of a torrent that is fetched", () => {
  it("is an attachment that no browser opens by itself", async () => {
    await using served = await openApi({ kind: "local" })
    const seen = offered(served)
    const answer = await get(served, { "accept-encoding": "gzip" })
    expect(answer).toMatchObject({ status: 200, body: text })
    expect(answer.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment; filename*=UTF-8''a%0D%0A%22b%E2%80%AE.txt",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "content-length": "16",
      "accept-ranges": "bytes",
      etag,
    })
    expect(answer.headers["content-encoding"]).toBeUndefined()
    expect(seen).toEqual({ closed: 1, asked: [["abcdef", 3]] })
  })

  it("goes on where it was broken off, and begins anew when it is another", async () => {
    await using served = await openApi({ kind: "local" })
    const seen = offered(served)
    const part = await get(served, { range: "bytes=5-", "if-range": etag })
    expect(part).toMatchObject({ status: 206, body: text.slice(5) })
    expect(part.headers).toMatchObject({ "content-range": "bytes 5-15/16", "content-length": "11" })
    expect(await get(served, { range: "bytes=2-3" })).toMatchObject({ status: 206, body: "23" })
    expect(await get(served, { range: "bytes=-2" })).toMatchObject({ status: 206, body: "ef" })
    expect(await get(served, { range: "bytes=5-", "if-range": '"other"' })).toMatchObject({ status: 200, body: text })
    expect(await get(served, { range: "bytes=0-1,3-4" })).toMatchObject({ status: 200, body: text })
    const beyond = await get(served, { range: "bytes=16-" })
    expect(beyond.status).toBe(416)
    expect(beyond.headers["content-range"]).toBe("bytes */16")
    expect(seen.closed).toBe(6)
  })

  it("is refused in words, and asked for by a number alone", async () => {
    await using served = await openApi({ kind: "local" })
    expect(JSON.parse((await get(served)).body)).toMatchObject({ ok: false, code: "not-allowed" })
    const refusal = { ok: false, code: "changed", message: "it has changed" } as const
    const seen = offered(served, { read: async () => refusal })
    const refused = await get(served)
    expect([refused.status, JSON.parse(refused.body)]).toEqual([409, refusal])
    expect(seen.closed).toBe(1)
    for (const n of ["-1", "01", "1.5", "x", "99999999", "..%2f1"])
      expect((await served.ask(paths.file("abcdef", n))).status, n).toBe(400)
    expect((await served.ask(paths.file("abc", 1))).status).toBe(400)
    expect(seen.asked).toHaveLength(1)
  })

  it("is broken off where it changes under the reader, and nothing is taken for a fault of the node", async () => {
    await using served = await openApi({ kind: "local" })
    const seen = offered(served, {
      read: async () =>
        (async function* () {
          yield Buffer.from("0123")
          throw new Error("changed")
        })(),
    })
    await expect(get(served)).rejects.toThrow()
    expect(seen.closed).toBe(1)
    expect(served.defects).toEqual([])
  })

  it("is nobody's but the operator's", async () => {
    await using served = await openApi()
    const seen = offered(served)
    expect((await get(served)).status).toBe(404)
    const signedIn = await served.signIn()
    expect((await get(served, { ...signedIn, "sec-fetch-site": "cross-site" })).status).toBe(403)
    expect(seen.asked).toEqual([])
    expect(await get(served, { ...signedIn, "sec-fetch-site": "same-origin" })).toMatchObject({ status: 200 })
  })

  it("ends with the session that asked for it", async () => {
    await using served = await openApi()
    const begun = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    const seen = offered(served, {
      read: async () =>
        (async function* () {
          yield Buffer.from(text.slice(0, 4))
          begun.resolve()
          await ended.promise
          yield Buffer.from(text.slice(4))
        })(),
    })
    const broken = expect(get(served, await served.signIn())).rejects.toThrow()
    await begun.promise
    served.sessions.end()
    ended.resolve()
    await broken
    expect(seen.closed).toBe(1)
    expect(served.defects).toEqual([])
  })

  it("has of each part that is asked for what is there of it", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.option(fc.nat(25)), fc.option(fc.nat(25)), (bytes, first, last) => {
        const range = byteRange(`bytes=${first ?? ""}-${last ?? ""}`, undefined, { bytes, etag })
        const octets = Array.from({ length: bytes }, (_, i) => i)
        const wanted =
          first === null
            ? octets.filter((i) => i >= bytes - (last ?? 0))
            : octets.filter((i) => i >= first && i <= (last ?? bytes))
        const none = (first === null && last === null) || (first !== null && last !== null && last < first)
        const part = wanted.length === 0 ? "unsatisfiable" : { from: wanted[0], end: wanted.at(-1)! + 1 }
        expect(range).toEqual(none ? undefined : part)
      }),
    )
  })
})
