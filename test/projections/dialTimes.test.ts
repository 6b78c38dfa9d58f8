/** What a node knows of its dials when it starts, and when a download's first piece was there. */
import path from "node:path"
import { describe, expect, it } from "vitest"
import { KEPT_DIALS } from "../../src/core/DialTimes.ts"
import { type Millis, StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { dialTimes } from "../../src/projections/dialTimes.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { HandClock } from "../support/HandClock.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const world = async () => {
  const file = path.join(await temporaryFolder(), "projections.sqlite")
  const log = new MemoryEventLog(registry)
  const versions = new Map<string, number>()
  const add = async (kind: string, id: string, at: number, event: { readonly type: string }) => {
    const expected = versions.get(id) ?? 0
    versions.set(id, expected + 1)
    await log.append({ stream: StreamId(kind, id), expected, events: [event], at: at as Millis, cause: "c" })
  }
  return { log, add, open: () => Projector.open({ file, log, clock: new HandClock() }) }
}

describe("HEDGE1 times of dials", () => {
  it("are known again after a restart, the newest of them, and those of dials alone that succeeded", async () => {
    const { add, open } = await world()
    for (let i = 0; i < KEPT_DIALS + 5; i++)
      await add("stream", `aa${i}`, i, { type: "StreamOpened", attempt: 0, ms: 1_000 + i } as never)
    await add("stream", "bb", 99, {
      type: "StreamFailed",
      attempt: 0,
      code: "F0",
      message: "m",
      remedy: "back-off",
      retryAt: 1,
    } as never)
    const first = await open()
    const last = Array.from({ length: KEPT_DIALS }, (_, i) => 1_005 + i)
    expect(first.ask(dialTimes).last()).toEqual(last)
    await first.close()
    const again = await open()
    expect(again.ask(dialTimes).last()).toEqual(last)
    await again.close()
  })
})

describe("the first piece of a download", () => {
  const requested = { type: "DownloadRequested", folder: "", source: "link" }
  const verified = (found?: true) => ({ type: "PiecesVerified", pieces: [0], bytes: 1, ...(found ? { found } : {}) })
  const after = async (...facts: readonly (readonly [at: number, event: { readonly type: string }])[]) => {
    const { add, open } = await world()
    for (const [at, event] of facts) await add("torrent", "aa", at, event)
    const projector = await open()
    const row = projector.get(torrents, "aa") ?? projector.all(torrents)[0]
    await projector.close()
    return row!.firstPieceMs
  }

  it("is told by what was fetched, and by the first of that", async () => {
    expect(await after([1_000, requested])).toBeNull()
    expect(await after([1_000, requested], [2_000, verified(true)])).toBeNull()
    expect(await after([1_000, requested], [2_000, verified(true)], [7_500, verified()], [9_000, verified()])).toBe(
      6_500,
    )
  })

  it("says nothing where the date was set back meanwhile", async () => {
    expect(await after([9_000, requested], [2_000, verified()], [12_000, verified()])).toBeNull()
  })
})
