/** Who listens at a tracker's onion when more would than may: no number of silent listeners keeps a neighbour out. */
import { describe, expect, it } from "vitest"
import { Feeds } from "../../src/tracker/Feeds.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { HandClock } from "../support/HandClock.ts"
import { soloRoom, tell } from "../support/soloRoom.ts"
import { mirrorRecord, someone } from "../support/trackerRecords.ts"

const MOST = TRACKER_LIMITS.linksIn

const onion = () => {
  const clock = new HandClock()
  const { room } = soloRoom(clock)
  const feeds = new Feeds(room, clock)
  const stop = new AbortController()
  /** Listens, and counts what comes. */
  const listen = async (session: number) => {
    const heard = { batches: 0, over: false }
    const chunks = feeds.open(session, stop.signal, MOST)
    if (!chunks) throw new Error("it was refused")
    void (async () => {
      for await (const chunk of chunks) if (chunk.length > 4) heard.batches++
      heard.over = true
    })()
    await Promise.resolve()
    return heard
  }
  const settle = async () => {
    clock.advance(1_000)
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  return { clock, room, feeds, listen, settle, stop }
}

describe("ROOM1 feeds", () => {
  it("a neighbour is heard and hears, however many listen in silence, before and after it came", async () => {
    const { room, feeds, listen, settle, stop } = onion()
    const before = await Promise.all(Array.from({ length: 64 }, (_, i) => listen(i)))
    const mirror = await listen(100)
    expect(feeds.take(100, tell({ mirrors: [mirrorRecord(someone())] }))).toBe(1)
    await Promise.all(Array.from({ length: 200 }, (_, i) => listen(200 + i)))
    expect(room.addMirror(mirrorRecord(someone()))).toBe(true)
    await settle()
    expect(mirror).toEqual({ batches: 1, over: false })
    expect(before.every(({ over }) => over)).toBe(true)
    expect(feeds.size).toBe(MOST)
    expect(room.neighbours).toBe(MOST)
    stop.abort()
    await settle()
    expect([feeds.size, room.neighbours]).toEqual([0, 0])
  })

  it("one session listens once, and again after its feed made room for another", async () => {
    const { feeds, listen, stop } = onion()
    await listen(1)
    expect(feeds.open(1, stop.signal, MOST)).toBeUndefined()
    for (let i = 2; i <= MOST + 1; i++) await listen(i)
    expect(feeds.open(1, stop.signal, MOST)).toBeDefined()
  })
})
