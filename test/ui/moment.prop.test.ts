/** What the page shows of the node as it was is what it showed then: by its rows, whatever happened. */
import path from "node:path"
import { setImmediate as othersFirst } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { operatorRows } from "../../src/app/operatorRows.ts"
import { PastNode } from "../../src/app/timeTravel/PastNode.ts"
import type { Rows } from "../../src/contract/rows.ts"
import type { NodeAt } from "../../src/contract/timeTravel.ts"
import type { Seq, StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { readModels, type ShownRows } from "../../src/projections/registry.ts"
import { momentText } from "../../src/ui/moment/momentText.ts"
import { createItemsOf, type Item } from "../../src/ui/state/items.ts"
import { countBy, filters } from "../../src/ui/state/listChoice.ts"
import { mirrorsOf } from "../../src/ui/state/mirrors.ts"
import { createNodeStore, type NodeStore } from "../../src/ui/state/NodeStore.ts"
import { ownShares } from "../../src/ui/state/ownShares.ts"
import { affordableThen, ledgerOf, relayOf } from "../../src/ui/state/relay.ts"
import { trustedOf } from "../../src/ui/state/trusted.ts"
import { arbitrarySteps, logOf } from "../support/arbitraryLog.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

/** Of all actors, or of those alone that the list is made of. */
const anyLife = fc.oneof(arbitrarySteps(40), arbitrarySteps(40, "torrent", "share"))
const parameters = { seed: seeded(1310), numRuns: 40 }
const nothingSecret = { ports: { vault: { get: () => undefined } }, board: { published: () => undefined } }
const joined = (rows: ShownRows): Rows => operatorRows(nothingSecret, rows)

const sorted = <Row extends { readonly id: string }>(rows: Iterable<Row>): Row[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
/** A page that was open all the time still names an item by a share that has ended. */
const named = (item: Item): Item => ({ ...item, id: item.torrent?.id ?? item.id })

/** All that pages show of rows, without what is live. */
const shownOn = (store: NodeStore) => {
  const sources = { torrents: store.torrents(), shares: store.shares(), figures: new Map() }
  const items = createItemsOf()({ ...sources, hashing: {}, troubles: {}, waiting: {}, ready: true, guesses: {} })
  const ledger = ledgerOf(store.rows("credits"), {})
  return {
    items: sorted(items.map(named)),
    counts: countBy(items, filters),
    shares: ownShares(store.shares().values()),
    mirrors: mirrorsOf(store.rows("mirrors"), {}),
    trusted: trustedOf(store.rows("trusted"), {}),
    trackers: Object.values(store.rows("trackers")),
    relay: relayOf(store.rows("relays"), {}),
    ledger,
    affordable: affordableThen(ledger),
  }
}

describe("the page of the node as it was", () => {
  it("shows after each event what the page that followed the node showed then", async () => {
    let compared = 0
    let shown = 0
    await fc.assert(
      fc.asyncProperty(anyLife, async (steps) => {
        const written = await logOf(steps)
        const log = new MemoryEventLog(registry)
        const file = path.join(await temporaryFolder(), "rows.sqlite")
        const projector = await Projector.open({ file, log, clock: new HandClock() })
        const ends = new AbortController()
        const now = createNodeStore()
        const follow = async (): Promise<void> => {
          for await (const { cursor, rows } of projector.changes(0 as Seq, ends.signal))
            now.showRows({ cursor, ...joined(rows) })
        }
        const following = follow()
        const past = new PastNode(written, readModels, ["/", "/"])
        for (const stored of await written.page(0 as Seq, 1_000)) {
          const { stream, version, event, at, cause } = stored
          await log.append({ stream: stream as StreamId, expected: version - 1, events: [event], at, cause })
          await projector.passed(stored.seq)
          await othersFirst()
          await past.goTo(stored.seq)
          const then = createNodeStore()
          then.showMoment({ seq: past.seq, rows: joined(past.rows()) })
          expect(shownOn(then)).toEqual(shownOn(now))
          compared++
          shown += shownOn(then).items.length
        }
        ends.abort()
        await following
        await projector.close()
      }),
      parameters,
    )
    expect(compared).toBeGreaterThan(100)
    expect(shown).toBeGreaterThan(100)
  })
})

it("a moment that is copied says who there was and how, and nothing that anybody wrote", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySteps(40), async (steps) => {
      const log = await logOf(steps)
      const past = new PastNode(log, readModels, ["/", "/"])
      const head = await log.head()
      await past.goTo(head)
      const text = momentText({ seq: past.seq, at: past.at, head, rows: joined(past.rows()) } as NodeAt)
      for (const line of text.trimEnd().split("\n").slice(1))
        expect(line).toMatch(/^(\w+: \d+( \([a-z0-9, –-]+\))?| {2}(self|\?|[0-9a-f]{1,8}) ([a-z-]+|–))$/)
    }),
    parameters,
  )
})
