import fc from "fast-check"
import { expect, it } from "vitest"
import { type LiveChange, withLive } from "../../src/contract/liveChange.ts"
import { relayOff } from "../../src/contract/relay.ts"
import type { Live, LiveFigures } from "../../src/contract/rows.ts"
import { LiveFeed } from "../../src/api/LiveFeed.ts"
import { HandClock } from "../support/HandClock.ts"
import { countingRandom } from "../support/managementApi.ts"
import { freeOfCharge, idleLive, readyCarrier } from "../support/managedRows.ts"

const { streams: _, ...idle } = idleLive
const nothing: Live = {
  carrier: readyCarrier,
  torrents: {},
  hashing: {},
  trackers: {},
  troubles: {},
  health: [],
  relay: relayOff,
  credit: freeOfCharge,
  rates: { why: "none" },
  freeBytes: 0,
}

const id = fc.constantFrom("a", "b", "c", "d")
const figure = fc.integer({ min: 0, max: 2 })
/** What happens on the node between two looks. */
const event = fc.oneof(
  fc.record({
    kind: fc.constant("torrent" as const),
    id,
    change: fc.record({ downRate: figure, peers: figure, etaSeconds: fc.option(figure) }, { requiredKeys: [] }),
  }),
  fc.record({
    kind: fc.constant("gone" as const),
    id,
    part: fc.constantFrom("torrents" as const, "troubles" as const, "hashing" as const, "trackers" as const),
  }),
  fc.record({ kind: fc.constant("trouble" as const), id, text: fc.constantFrom("x", "y") }),
  fc.record({ kind: fc.constant("hashing" as const), id, hashedBytes: figure }),
  fc.record(
    {
      kind: fc.constant("tracker" as const),
      id,
      links: figure,
      originReachable: fc.option(fc.boolean(), { nil: undefined }),
    },
    { requiredKeys: ["kind", "id", "links"] },
  ),
  fc.record({
    kind: fc.constant("relay" as const),
    uptimeSeconds: figure,
    state: fc.constantFrom("running" as const, "off" as const),
  }),
  fc.record({
    kind: fc.constant("health" as const),
    ills: fc.array(fc.constantFrom("full", "damaged"), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant("free" as const), bytes: figure }),
)
const step = fc.oneof(
  { weight: 5, arbitrary: event },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ask" as const), reader: fc.integer({ min: 0, max: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("comes" as const),
      reader: fc.integer({ min: 0, max: 2 }),
      knows: fc.constantFrom(undefined, "", "0.0", "deadbeef.7"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("time" as const), ms: fc.constantFrom(400, 1_000, 11_000) }) },
)

const happen = (live: Live, told: Exclude<typeof event extends fc.Arbitrary<infer T> ? T : never, never>): Live => {
  switch (told.kind) {
    case "torrent":
      return {
        ...live,
        torrents: {
          ...live.torrents,
          [told.id]: { ...(live.torrents[told.id] ?? idle), ...told.change } as LiveFigures,
        },
      }
    case "gone": {
      const { [told.id]: _, ...others } = live[told.part] as Record<string, never>
      return { ...live, [told.part]: others }
    }
    case "trouble":
      return { ...live, troubles: { ...live.troubles, [told.id]: told.text } }
    case "hashing":
      return { ...live, hashing: { ...live.hashing, [told.id]: { hashedBytes: told.hashedBytes, totalBytes: 9 } } }
    case "tracker":
      return {
        ...live,
        trackers: {
          ...live.trackers,
          [told.id]: {
            links: told.links,
            mirrors: 0,
            peers: 0,
            ...("originReachable" in told && { originReachable: told.originReachable }),
          },
        } as Live["trackers"],
      }
    case "relay":
      return { ...live, relay: { ...live.relay, uptimeSeconds: told.uptimeSeconds, state: told.state } }
    case "health":
      return { ...live, health: told.ills }
    case "free":
      return { ...live, freeBytes: told.bytes }
  }
}

/** Over the wire what is undefined is not there. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
/** The counters of the relay may be older: they are told slowly. */
const withoutCounters = (live: Live): Live => sent({ ...live, relay: { ...live.relay, uptimeSeconds: null } })

it("brings every reader to what is, by what changed since it was told, and tells nothing twice", () => {
  let asked = 0
  let partial = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 15, maxLength: 60 }), (steps) => {
      const clock = new HandClock()
      let live = nothing
      const feed = new LiveFeed(() => live, clock, countingRandom)
      const readers: { tick: string | undefined; live: Live }[] = [0, 1, 2].map(() => ({
        tick: undefined,
        live: nothing,
      }))
      const ask = (reader: (typeof readers)[number]): LiveChange => {
        const change = sent(feed.since(reader.tick))
        reader.live = withLive(reader.live, change)
        reader.tick = change.tick
        asked++
        return change
      }
      for (const next of steps) {
        if (next.kind === "time") clock.advance(next.ms)
        else if (next.kind === "comes") readers[next.reader]!.tick = next.knows
        else if (next.kind === "ask") {
          if (ask(readers[next.reader]!).whole !== true) partial++
        } else live = happen(live, next)
      }
      clock.advance(1_000)
      for (const reader of readers) {
        ask(reader)
        expect(withoutCounters(reader.live)).toEqual(withoutCounters(live))
        expect(ask(reader)).toEqual({ tick: reader.tick })
      }
      clock.advance(11_000)
      for (const reader of readers) {
        ask(reader)
        expect(sent(reader.live)).toEqual(sent(live))
      }
    }),
    { numRuns: 300 },
  )
  expect(asked).toBeGreaterThan(2_000)
  expect(partial).toBeGreaterThan(100)
})

it("tells all to a reader from before what it has forgotten is gone", () => {
  const clock = new HandClock()
  let live: Live = nothing
  const feed = new LiveFeed(() => live, clock, countingRandom)
  const begun = feed.since(undefined).tick
  for (let round = 0; round < 6; round++) {
    live = { ...nothing, troubles: Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`${round}-${n}`, "x"])) }
    clock.advance(1_000)
    feed.since(undefined)
  }
  expect(feed.since(begun)).toMatchObject({ whole: true })
  expect(withLive({ ...nothing, troubles: { old: "y" } }, feed.since(begun)).troubles).toEqual(live.troubles)
})
