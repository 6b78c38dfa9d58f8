import { once } from "node:events"
import { request } from "node:http"
import { connect } from "node:net"
import { describe, expect, it } from "vitest"
import { heartbeatMs, paths } from "../../src/contract/feed.ts"
import type { LogLine, LogPage } from "../../src/contract/logs.ts"
import { type OpenApi, openApi } from "../support/managementApi.ts"
import { type FeedEvent, readFeed } from "../support/readFeed.ts"

const turn = () => new Promise((resolve) => setImmediate(resolve))
const linesOf = (events: readonly FeedEvent[]) => events.flatMap(({ data }) => data as LogLine[])
const ids = (lines: readonly LogLine[]) => lines.map(({ id }) => id)

const page = async (served: OpenApi, query = ""): Promise<readonly LogLine[]> => {
  const { status, body } = await served.ask(paths.logs + query)
  expect(status).toBe(200)
  return (JSON.parse(body) as LogPage).lines
}

/** Waits until the feed's answer has begun: from then on it hears of each line. */
const heard = async (served: OpenApi, query: string, headers: Record<string, string> = {}) => {
  const { connections } = served
  const before = connections()
  const reader = readFeed(served.path, paths.logFeed + query, headers)
  while (connections() === before) await turn()
  return reader
}

describe("reading log lines", () => {
  it("gives the newest, oldest first, of one source or all", async () => {
    await using served = await openApi({ kind: "local" })
    expect(await page(served)).toEqual([])
    for (let n = 1; n <= 300; n++)
      served.node.addLog(n % 3 === 0 ? "tor" : "node", `line ${n}`, n === 300 ? "warn" : "notice")
    const all = await page(served)
    expect(ids(all)).toEqual(Array.from({ length: 200 }, (_, n) => n + 101))
    expect(all.at(-1)).toEqual({ id: 300, at: expect.any(Number), source: "tor", level: "warn", text: "line 300" })
    expect(ids(await page(served, "?source=tor&limit=2"))).toEqual([297, 300])
    expect(ids(await page(served, "?after=298"))).toEqual([299, 300])
    expect(await page(served, "?source=relay")).toEqual([])
    expect(ids(await page(served, "?limit=0"))).toEqual([300])
    expect(await page(served, "?limit=99999")).toHaveLength(300)
  })

  it("refuses what is no question, on both paths", async () => {
    await using served = await openApi({ kind: "local" })
    const wrong = ["?source=kernel", "?source=", "?source=tor&source=node", "?after=-1", "?after=x", "?after=1&after=2"]
    for (const path of [
      ...wrong.map((query) => paths.logs + query),
      ...wrong.map((query) => paths.logFeed + query),
      `${paths.logs}?limit=x`,
    ]) {
      const answer = await served.ask(path)
      expect([answer.status, JSON.parse(answer.body)], path).toEqual([
        400,
        { ok: false, code: "malformed", message: expect.any(String) },
      ])
    }
    const answer = await served.ask(paths.logFeed, { headers: { "last-event-id": "x" } })
    expect(answer.status).toBe(400)
    expect(served.defects).toEqual([])
  })

  it("is there for the operator alone", async () => {
    await using served = await openApi()
    served.node.addLog("node", "mine")
    for (const path of [paths.logs, paths.logFeed]) expect((await served.ask(path)).status).toBe(404)
    const headers = await served.signIn()
    expect(JSON.parse((await served.ask(paths.logs, { headers })).body).lines).toHaveLength(1)
  })
})

describe("the feed of log lines", () => {
  it("begins with what is there, and goes on with what comes, a quarter of a second in one message", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.addLog("tor", "one")
    served.node.addLog("node", "two")
    const reader = readFeed(served.path, paths.logFeed, {})
    await reader.until((events) => events.length === 1)
    expect(reader.events[0]).toMatchObject({
      id: "2",
      event: "lines",
      data: [
        { id: 1, text: "one" },
        { id: 2, text: "two" },
      ],
    })
    served.node.addLog("tor", "three")
    served.clock.advance(200)
    served.node.addLog("relay", "four")
    served.clock.advance(49)
    await turn()
    expect(reader.events).toHaveLength(1)
    served.clock.advance(1)
    await reader.until((events) => events.length === 2)
    expect(reader.events[1]).toMatchObject({
      id: "4",
      event: "lines",
      data: [
        { id: 3, text: "three" },
        { id: 4, text: "four" },
      ],
    })
    reader.close()
  })

  it("gives one source alone", async () => {
    await using served = await openApi({ kind: "local" })
    for (const source of ["tor", "node", "relay"] as const) served.node.addLog(source, "before")
    const reader = readFeed(served.path, `${paths.logFeed}?source=relay`, {})
    await reader.until((events) => events.length === 1)
    for (const source of ["tor", "node", "relay"] as const) served.node.addLog(source, "after")
    served.clock.advance(250)
    await reader.until((events) => events.length === 2)
    expect(linesOf(reader.events).map(({ id, source, text }) => [id, source, text])).toEqual([
      [3, "relay", "before"],
      [6, "relay", "after"],
    ])
    reader.close()
  })

  it("loses nothing and doubles nothing, however often the reader is torn off", async () => {
    await using served = await openApi({ kind: "local" })
    const seen: number[] = []
    let said = 0
    for (let round = 0; round < 30; round++) {
      const say = (lines: number) => {
        for (let n = 0; n < lines; n++) served.node.addLog(n % 2 ? "tor" : "node", `line ${++said}`)
      }
      say(round % 3)
      const reader = await heard(served, "?after=0", { "last-event-id": String(seen.at(-1) ?? 0) })
      say(1 + (round % 4))
      served.clock.advance(250)
      await reader.until((events) => linesOf(events).at(-1)?.id === said)
      seen.push(...ids(linesOf(reader.events)))
      reader.close()
      while (served.connections() > 0) await turn()
    }
    expect(seen).toEqual(Array.from({ length: said }, (_, n) => n + 1))
  })

  it("begins anew for a reader that has read an earlier life of the node", async () => {
    await using served = await openApi({ kind: "local" })
    served.node.addLog("node", "started")
    const reader = readFeed(served.path, paths.logFeed, { "last-event-id": "700" })
    await reader.until((events) => events.length === 1)
    expect(ids(linesOf(reader.events))).toEqual([1])
    reader.close()
  })

  it("says that it is there when there is nothing to say, and forgets a reader that has gone", async () => {
    await using served = await openApi({ kind: "local" })
    const idle = served.clock.pending
    let text = ""
    const sent = request({ socketPath: served.path, path: paths.logFeed, agent: false }, (answer) =>
      answer.on("error", () => undefined).on("data", (chunk: Buffer) => (text += chunk.toString())),
    )
    sent.on("error", () => undefined).end()
    await once(sent, "response")
    served.clock.advance(heartbeatMs)
    while (text === "") await turn()
    expect(text).toBe(":\n\n")
    // However long it takes, it is not an answer that dawdles.
    served.clock.advance(600_000)
    while (text.length < 3 * (1 + 600_000 / heartbeatMs)) await turn()
    expect(served.connections()).toBe(1)
    served.node.addLog("node", "x")
    sent.destroy()
    while (served.connections() > 0) await turn()
    await turn()
    expect(served.clock.pending).toBe(idle)
    expect(served.defects).toEqual([])
  })

  it("keeps the newest thousand lines for a reader that is behind, and cuts it off after 30 s", async () => {
    await using served = await openApi({ kind: "local" })
    const slow = connect({ path: served.path })
    slow.pause().on("error", () => undefined)
    const idle = served.clock.pending
    slow.write(`GET ${paths.logFeed} HTTP/1.1\r\nhost: x\r\n\r\n`)
    while (served.clock.pending <= idle) await turn()
    for (let n = 1; n <= 2_500; n++) {
      served.node.addLog("tor", `line ${n} ${"words ".repeat(400)}`)
      if (n % 100) continue
      served.clock.advance(250)
      await turn()
    }
    expect(served.connections()).toBe(1)
    slow.resume()
    let text = ""
    slow.on("data", (chunk: Buffer) => (text += chunk.toString()))
    while (!text.includes('"id":2500,')) await turn()
    const got = [...text.matchAll(/"id":(\d+),/g)].map((match) => Number(match[1]))
    expect(got).toEqual(got.toSorted((a, b) => a - b))
    expect(got.slice(-1_000)).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 1_501))
    expect(got.length).toBeLessThan(2_500)
    slow.pause()
    for (let n = 0; n < 1_000; n++) served.node.addLog("tor", "words ".repeat(400))
    served.clock.advance(250)
    for (let n = 0; n < 1_000; n++) served.node.addLog("tor", "words ".repeat(400))
    await turn()
    served.clock.advance(29_000)
    expect(served.connections()).toBe(1)
    served.clock.advance(3_000)
    while (served.connections() > 0) await turn()
    slow.destroy()
  })

  it("ends with the node", async () => {
    await using served = await openApi({ kind: "local" })
    const reader = await heard(served, "")
    await served.stop()
    await reader.ended
  })
})
