import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { InfoHash } from "../../src/core/ids.ts"
import { MAX_SEQ } from "../../src/wire/Entry.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { routes } from "../../src/wire/routes.ts"
import { ask } from "../../src/wire/routes/ask.ts"
import type { Path } from "../../src/wire/routes/path.ts"
import { get, octets, post } from "../../src/wire/routes/Route.ts"
import { router } from "../../src/wire/routes/router.ts"
import { infoHash, path } from "../../src/wire/routes/path.ts"
import { whole } from "../support/arbitraryMessages.ts"

/** Each route of each kind of onion. */
const all = Object.entries(routes).flatMap(([onion, of]) =>
  Object.entries(of).map(([name, { method, path, cap, answer }]) => ({
    name: `${onion} ${name}`,
    onion,
    method: method as string,
    path: path as Path<any>,
    cap: cap as number,
    least: answer === "stream" ? 1 : answer.maxBytes,
  })),
)

const values = {
  infoHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  seq: whole(MAX_SEQ, 1),
  piece: fc.nat(2 ** 20),
  offset: fc.nat(2 ** 26),
  length: fc.integer({ min: 1, max: 2 ** 26 }),
  leaves: fc.boolean(),
  visibility: fc.constantFrom("private", "public"),
  token: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
}
const parameters = fc.record(values)

describe("WIRE3 paths", () => {
  it(
    "have one spelling: what is written reads as it was, and with any octet changed it is " + "refused or another path",
    () => {
      const seen = new Set<string>()
      let [refused, other] = [0, 0]
      fc.assert(
        fc.property(
          fc.constantFrom(...all),
          parameters,
          fc.nat(),
          fc.integer({ min: 32, max: 126 }),
          fc.constantFrom("change", "insert", "delete"),
          ({ name, path, onion }, given, at, octet, how) => {
            const written = path.write(given)
            const back = path.read(written)
            expect(given).toMatchObject(back)
            expect(path.write(back)).toBe(written)
            seen.add(name)
            const i = at % (written.length + 1)
            const changed =
              written.slice(0, i) +
              (how === "delete" ? "" : String.fromCharCode(octet)) +
              written.slice(how === "insert" ? i : i + 1)
            const read = all.filter((route) => route.onion === onion && route.path.read(changed) !== undefined)
            expect(read.length).toBeLessThanOrEqual(1)
            for (const route of read) expect(route.path.write(route.path.read(changed))).toBe(changed)
            if (read.length === 0) refused++
            else other++
          },
        ),
        { numRuns: 5_000 },
      )
      expect(seen.size).toBe(all.length)
      expect(Math.min(refused, other)).toBeGreaterThan(50)
    },
  )

  const hash = "ab".repeat(32)
  it.each([
    "",
    "/",
    "/swarm",
    `/swarm/${hash}`,
    `/swarm/${hash.toUpperCase()}/have`,
    `/swarm/${hash}/have/`,
    `/swarm/${hash}/have\n`,
    `/swarm/${hash}/piece/01/0-16384`,
    `/swarm/${hash}/piece/1/0-0`,
    `/swarm/${hash}/piece/1/-1-5`,
    `/swarm/${hash}/piece/12345678/0-5`,
    `/swarm/${hash}/piece/1/0-16384?Leaves`,
    `/swarm/${hash}/piece/1/0-16384?leaves?leaves`,
    `/swarm/${hash}/../have`,
    `//swarm/${hash}/have`,
    "/tracker/entries/0",
    "/tracker/entries/01",
    "/tracker/heads",
    "/tracker/",
    `/tracker/peers/${hash}/`,
    "/private//metadata",
    `/privates/${"A".repeat(43)}/metadata`,
    `/private/${"A".repeat(42)}/metadata`,
    `/private/${"A".repeat(43)}/metadata?`,
  ])("refuses %j", (text) => expect(all.filter(({ path }) => path.read(text) !== undefined)).toEqual([]))
})

describe("WIRE2 the list of routes", () => {
  it("has a cap for each answer that holds the largest", () => {
    for (const { name, cap, least } of all) expect(cap, name).toBeGreaterThanOrEqual(least)
  })
  it("is the list of docs/protocol.md", () => {
    const documented = readFileSync("docs/protocol.md", "utf8").matchAll(/`(GET|POST) (\/[^`]+)`/g)
    expect([...documented].map(([, method, text]) => `${method} ${text}`).sort()).toEqual(
      all.map(({ method, path }) => `${method} ${path.text}`).sort(),
    )
  })
})

describe("a router", () => {
  const some = {
    greet: get(path`/greet`, octets(9)),
    meet: post(path`/meet/${{ infoHash }}`, PeersExchange, PeersExchange),
  }
  const hash = "0f".repeat(32) as InfoHash
  const call = (method: "GET" | "POST", path: string, body: Uint8Array = new Uint8Array()) => {
    const cut: string[] = []
    return { method, path, body, cut, cutOff: (reason: string) => void cut.push(reason) }
  }
  const answer = router(some, {
    greet: () => Buffer.from("hello"),
    meet: ({ to, body }) => (to.infoHash === hash ? body() : undefined),
  })
  const exchange = PeersExchange.encode({ v: 1, records: [Buffer.from("one")] })

  it("answers each route by its method and path, and nothing else", () => {
    expect(answer(call("GET", "/greet"))).toEqual({ body: Buffer.from("hello") })
    expect(answer(call("POST", `/meet/${hash}`, exchange))).toEqual({ body: exchange })
    for (const other of [call("POST", "/greet"), call("GET", `/meet/${hash}`), call("GET", "/greet/")]) {
      expect(answer(other)).toBeUndefined()
      expect(other.cut).toEqual([])
    }
  })
  it("cuts off who sends what is no message, but not before the answer wants to read it", () => {
    const malformed = call("POST", `/meet/${hash}`, Buffer.from("le"))
    expect(answer(malformed)).toBeUndefined()
    expect(malformed.cut).toHaveLength(1)
    const elsewhere = call("POST", `/meet/${"00".repeat(32)}`, Buffer.from("le"))
    expect(answer(elsewhere)).toBeUndefined()
    expect(elsewhere.cut).toEqual([])
  })
  it("is understood by who asks over the same route", async () => {
    const asked: number[] = []
    const session = {
      ask: async (request: { method: "GET" | "POST"; path: string; body?: Uint8Array; maxBytes: number }) => {
        asked.push(request.maxBytes)
        const reply = answer(call(request.method, request.path, request.body))
        return reply && "body" in reply ? { status: 200, body: reply.body } : { status: 404, body: new Uint8Array() }
      },
    }
    const body = { v: 1, records: [Buffer.from("one")] }
    const met = await ask(session, some.meet, { to: { infoHash: hash }, body })
    expect(met.value?.records.map((record) => Buffer.from(record).toString())).toEqual(["one"])
    expect(await ask(session, some.meet, { to: { infoHash: "00".repeat(32) as InfoHash }, body })).toEqual({
      served: false,
      value: undefined,
    })
    expect(asked).toEqual([PeersExchange.maxBytes, PeersExchange.maxBytes])
  })
})
