/** Pages of a history, put together, are the history, wherever they are cut and whatever else the log holds between. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { historyPage } from "../../src/app/history.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"

it("is found page by page, newest first", async () => {
  let pages = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 60, size: "max" }),
      fc.integer({ min: 1, max: 7 }),
      async (owners, limit) => {
        const log = new MemoryEventLog(registry)
        const versions = new Map<string, number>()
        for (const [at, owner] of owners.entries()) {
          const expected = versions.get(owner) ?? 0
          versions.set(owner, expected + 1)
          await log.append({
            stream: `torrent/${owner}` as never,
            expected,
            events: [{ type: "TorrentPaused" }],
            at: at as never,
            cause: "c",
          })
        }
        const whole = (await log.streamPage("torrent/a" as never, 0, 1_000)).map(({ seq }) => seq).reverse()
        const found: number[] = []
        for (let before: number | undefined; ; before = found.at(-1)) {
          const page = await historyPage(log, "torrent", "a", before, limit)
          expect(page.length).toBeLessThanOrEqual(limit)
          if (page.length === 0) break
          pages++
          found.push(...page.map(({ seq }) => seq))
        }
        expect(found).toEqual(whole)
        for (const cut of [0, 1, owners.length, owners.length + 5]) {
          const expected = whole.filter((seq) => seq < cut).slice(0, limit)
          expect((await historyPage(log, "torrent", "a", cut, limit)).map(({ seq }) => seq)).toEqual(expected)
        }
      },
    ),
    { numRuns: 80 },
  )
  expect(pages).toBeGreaterThan(100)
})
