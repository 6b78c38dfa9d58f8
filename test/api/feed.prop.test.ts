import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { heartbeatMs, type RowsMessage } from "../../src/contract/feed.ts"
import type { LiveChange } from "../../src/contract/liveChange.ts"
import { openApi } from "../support/managementApi.ts"
import { type FeedEvent, readFeed } from "../support/readFeed.ts"

const rowsOf = (events: readonly FeedEvent[]) =>
  events.filter((e) => e.event === "rows").map((e) => e.data as RowsMessage)
const livesOf = (events: readonly FeedEvent[]) =>
  events.filter((e) => e.event === "live").map((e) => e.data as LiveChange)

/**
 * What an operator does meanwhile: changes come in bursts, the reader is torn off and comes back with Last-Event-ID.
 */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("change" as const),
      ids: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("reconnect" as const),
      while: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
    }),
  },
)

describe("the feed", () => {
  it("loses nothing and doubles nothing, however often the reader is torn off", async () => {
    let changes = 0
    let reconnects = 0
    await using served = await openApi({ kind: "local" })
    const id = (n: number) => `abcde${n}`
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const start = served.node.cursor
        let cursor: number = start
        let reader = readFeed(served.path, `/api/feed?cursor=${cursor}`, {})
        const seen = new Map<string, string>()
        const cursors: number[] = []
        /** Rows of each kind, each with a field that tells one change from the next. */
        const change = (n: number) => {
          changes++
          if (n < 3) served.node.changeTorrent(id(n), { title: `change ${changes}` })
          else if (n === 3) served.node.changeMirror(id(n), { seq: changes })
          else served.node.changeTracker({ seq: changes })
        }
        const told = (n: number) =>
          n < 3
            ? [id(n), served.node.torrent(id(n))!.title]
            : n === 3
              ? [id(n), `change ${served.node.mirror(id(n))!.seq}`]
              : ["self", `change ${served.node.tracker()!.seq}`]
        const take = () => {
          for (const { id: sent, data, event } of reader.events) {
            if (event !== "rows") continue
            const rows = data as RowsMessage
            expect(sent).toBe(String(rows.cursor))
            cursors.push(rows.cursor)
            for (const row of rows.torrents) seen.set(row.id, row.title)
            for (const row of [...rows.mirrors, ...rows.trackers]) seen.set(row.id, `change ${row.seq}`)
            cursor = rows.cursor
          }
        }
        for (const next of steps) {
          if (next.kind === "change") {
            next.ids.forEach(change)
            continue
          }
          reconnects++
          take()
          reader.close()
          next.while.forEach(change)
          reader = readFeed(served.path, "/api/feed?cursor=0", { "last-event-id": String(cursor) })
        }
        const head = served.node.cursor
        if (head > cursor) await reader.until((events) => rowsOf(events).some((rows) => rows.cursor === head))
        take()
        reader.close()
        expect(cursors).toEqual([...new Set(cursors)].sort((a, b) => a - b))
        const touched = new Set(steps.flatMap((s) => (s.kind === "change" ? s.ids : s.while)))
        expect([...seen]).toEqual(expect.arrayContaining([...touched].map(told)))
        expect(seen.size).toBe(touched.size)
      }),
      { numRuns: 150 },
    )
    expect(changes).toBeGreaterThan(500)
    expect(reconnects).toBeGreaterThan(50)
  })

  it("begins with the figures, sends them when they changed, and else as a heartbeat", async () => {
    await using served = await openApi({ kind: "local" })
    const reader = readFeed(served.path, "/api/feed", {})
    await reader.until((events) => livesOf(events).length === 1)
    served.clock.advance(5_000)
    served.node.freeBytes = 7
    served.clock.advance(1_000)
    await reader.until((events) => livesOf(events).length === 2)
    expect(livesOf(reader.events)[0]).toMatchObject({ whole: true, ...served.node.live(), freeBytes: 412_000_000_000 })
    expect(livesOf(reader.events)[1]).toEqual({ tick: expect.any(String), freeBytes: 7 })
    served.clock.advance(heartbeatMs)
    await reader.until((events) => livesOf(events).length === 3)
    expect(livesOf(reader.events)[2]).toEqual({ tick: livesOf(reader.events)[1]!.tick })
    expect(reader.events.every((e) => e.event !== "live" || e.id === undefined)).toBe(true)
    reader.close()
  })

  it("cuts a reader off that takes nothing for 30 s, and forgets it", async () => {
    await using served = await openApi({ kind: "local" })
    const reader = readFeed(served.path, "/api/feed", {})
    await reader.until((events) => livesOf(events).length === 1)
    const { connect } = await import("node:net")
    const slow = connect({ path: served.path })
    slow.pause().write("GET /api/feed HTTP/1.1\r\nhost: x\r\n\r\n")
    slow.on("error", () => undefined)
    while (served.connections() < 2) await new Promise((resolve) => setImmediate(resolve))
    const gone = new Promise((resolve) => slow.once("close", resolve))
    for (let i = 0; i < 400; i++) {
      served.node.changeTorrent(`abcde${i % 10}`, { title: `${i}`.repeat(20_000) })
      await new Promise((resolve) => setImmediate(resolve))
    }
    served.clock.advance(29_000)
    expect(served.connections()).toBe(2)
    served.clock.advance(3_000)
    while (served.connections() > 1) await new Promise((resolve) => setImmediate(resolve))
    slow.resume()
    await gone
    await reader.until((events) => rowsOf(events).length > 0)
    reader.close()
  })
})
