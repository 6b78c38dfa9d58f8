/**
 * The feed: whoever folds what it yields has the rows, from any cursor on, however slow, across a cut and a new start.
 */
import path from "node:path"
import { setImmediate as turn } from "node:timers/promises"
import fc from "fast-check"
import { expect, it } from "vitest"
import type { ShareRow } from "../../src/contract/rows.ts"
import { systemClock } from "../../src/app/systemClock.ts"
import { type Millis, type Seq, StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { shares } from "../../src/projections/shares.ts"

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("append" as const),
      id: fc.constantFrom("one", "two", "three"),
      stop: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), turns: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cut" as const) }) },
)

it("gives each change once, in order, over backfill, live and a reader that comes back [P3, P10]", async () => {
  const folder = await temporaryFolder()
  let runs = 0
  let cuts = 0
  let messages = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: "max" }), fc.nat(3), async (steps, pause) => {
      const log = new MemoryEventLog(registry)
      const projector = await Projector.open({ file: path.join(folder, `${runs++}.sqlite`), log, clock: systemClock })
      const versions = new Map<string, number>()
      const held = new Map<string, ShareRow>()
      let cursor = 0
      const read = (): (() => Promise<void>) => {
        const gone = new AbortController()
        const done = (async () => {
          for await (const change of projector.changes(cursor as Seq, gone.signal)) {
            expect(change.cursor).toBeGreaterThan(cursor)
            expect(new Set(change.rows.shares.map(({ id }) => id)).size).toBe(change.rows.shares.length)
            cursor = change.cursor
            messages++
            for (const row of change.rows.shares) {
              expect(row).not.toEqual(held.get(row.id))
              held.set(row.id, row)
            }
            for (let i = 0; i < pause; i++) await turn()
          }
        })()
        return async () => {
          gone.abort()
          await done
        }
      }
      let stop = read()
      for (const [n, each] of steps.entries()) {
        if (each.do === "append") {
          const expected = versions.get(each.id) ?? 0
          versions.set(each.id, expected + 1)
          const event = { type: "ShareRequested", path: `/${n}`, title: `${each.stop}`, secret: "s" }
          await log.append({
            stream: StreamId("share", each.id),
            expected,
            events: [event],
            at: n as Millis,
            cause: "c",
          })
        } else if (each.do === "wait") for (let i = 0; i < each.turns; i++) await turn()
        else {
          await stop()
          stop = read()
          cuts++
        }
      }
      for (let i = 0; cursor < projector.checkpoint && i < 1_000; i++) await turn()
      await stop()
      expect(cursor).toBe(projector.checkpoint)
      expect([...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        [...projector.all(shares)].sort((a, b) => (a.id < b.id ? -1 : 1)),
      )
      await projector.close()
    }),
    { numRuns: 80 },
  )
  expect(cuts).toBeGreaterThan(50)
  expect(messages).toBeGreaterThan(200)
})
