/** What is told of the past is what was shown then, in whatever order one asks. */
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { deciders } from "../../src/actors/registry.ts"
import { activityPage } from "../../src/app/timeTravel/activityPage.ts"
import { ActivityCount } from "../../src/app/timeTravel/ActivityCount.ts"
import { ActorPast } from "../../src/app/timeTravel/ActorPast.ts"
import { historyIndex } from "../../src/app/timeTravel/historyIndex.ts"
import { PastNode } from "../../src/app/timeTravel/PastNode.ts"
import { type Millis, type Seq, StreamId, splitStreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { readModels } from "../../src/projections/registry.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { arbitrarySteps, logOf } from "../support/arbitraryLog.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const parameters = { seed: seeded(1300), numRuns: 40 }

const byId = (rows: object) =>
  Object.fromEntries(
    Object.entries(rows as Record<string, { id: string }[]>).map(([name, some]) => [
      name,
      [...some].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  )

describe("the node as it was", () => {
  it("is what a node would show whose log ends there", async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(60), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), async (steps, asked) => {
        const log = await logOf(steps)
        const head = await log.head()
        if (head === 0) return
        let past = new PastNode(log, readModels, ["/", "/"])
        for (const n of asked) {
          const seq = (n % head) + 1
          if (seq < past.seq) past = new PastNode(log, readModels, ["/", "/"])
          await past.goTo(seq)
          expect(past.seq).toBe(seq)
          const file = path.join(await temporaryFolder(), "rows.sqlite")
          const then = await Projector.open({ file, log: await logOf(steps, seq), clock: new HandClock() })
          expect(byId(past.rows())).toEqual(byId(then.shown()))
          await then.close()
          compared++
        }
      }),
      parameters,
    )
    expect(compared).toBeGreaterThan(40)
  })
})

describe("one actor as it was", () => {
  const kinds = ["torrent", "share", "mirror"]
  it("is the fold of its events up to there, in whatever order one asks", async () => {
    const modes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        arbitrarySteps(80, ...kinds),
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        async (steps, asked) => {
          const log = await logOf(steps)
          for (const kind of kinds) {
            const stream = StreamId(kind, "a1a1a1")
            const events = await log.streamPage(stream, 0, 1_000)
            const model = readModels.find((each) => each.sort === "rows" && each.kind === kind) as typeof torrents
            const folding = deciders[kind]!
            const past = new ActorPast({ log, stream, id: "a1a1a1", folding, model })
            const stateAt = (version: number) =>
              events.slice(0, version).reduce((state, { event }) => folding.evolve(state, event), folding.initial)
            if (events.length > 0)
              for (const n of asked) {
                const version = (n % events.length) + 1
                const step = (await past.at(version))!
                expect(step.stored).toEqual(events[version - 1])
                expect(step.after.state).toEqual(stateAt(version))
                expect(step.before.state).toEqual(stateAt(version - 1))
              }
            expect(await past.at(events.length + 1)).toBeUndefined()
            const visits = await past.visits()
            const seen = events.map((_, i) => folding.modeOf(stateAt(i + 1)))
            expect(visits.map(({ mode }) => mode)).toEqual(seen.filter((mode, i) => i === 0 || mode !== seen[i - 1]))
            seen.forEach((mode) => modes.add(`${kind} ${mode}`))
          }
        },
      ),
      parameters,
    )
    expect(modes.size).toBeGreaterThan(10)
  })

  it("is found from near by in a long history", async () => {
    const log = new MemoryEventLog(registry)
    const stream = StreamId("torrent", "a1a1a1")
    for (let version = 0; version < 12_000; version += 1_000) {
      const events = Array.from({ length: 1_000 }, (_, i) => ({ type: "PlaceChosen", place: version + i }))
      await log.append({ stream, expected: version, events, at: version as Millis, cause: "c" })
    }
    let read = 0
    const counted = {
      streamPage: (...asked: Parameters<MemoryEventLog["streamPage"]>) => {
        read++
        return log.streamPage(...asked)
      },
    }
    const past = new ActorPast({
      log: counted,
      stream,
      id: "a1a1a1",
      folding: deciders["torrent"]!,
      model: torrents,
    })
    expect((await past.at(11_900))!.after.row).toMatchObject({ place: 11_899 })
    read = 0
    for (const version of [11_999, 10_000, 5_001, 5_000, 1]) {
      expect((await past.at(version))!.after.row).toMatchObject({ place: version - 1 })
    }
    expect(read).toBeLessThan(15)
  })
})

describe("the index of a history", () => {
  it("has each event in one run, and tells of expired ones that they were", async () => {
    let gaps = 0
    await fc.assert(
      fc.asyncProperty(
        arbitrarySteps(60, "stream", "torrent", "share"),
        fc.nat(60),
        fc.nat(1_200_000),
        async (steps, old, apartMs) => {
          const log = await logOf(steps, Infinity, apartMs)
          await log.expire((old * apartMs) as Millis)
          for (const kind of ["torrent", "stream", "share"]) {
            const stream = StreamId(kind, "a1a1a1")
            const left = await log.streamPage(stream, 0, 1_000)
            const index = await historyIndex(log, stream)
            if (left.length === 0) {
              expect(index).toBeUndefined()
              continue
            }
            expect(index!.last).toBe(left.at(-1)!.version)
            const facts = index!.fact.flatMap((fact, i) =>
              Array<string>(index!.count[i]!).fill(index!.facts[fact] ?? ""),
            )
            expect(facts).toHaveLength(index!.last)
            for (const { version, event } of left) expect(facts[version - 1]).toBe(event.type)
            expect(facts.filter((fact) => fact !== "")).toHaveLength(left.length)
            gaps += index!.last - left.length
            let began = 0
            index!.began.forEach((after, i) => {
              began += after
              const first = left.find(({ version }) => version > sum(index!.count.slice(0, i)))!
              if (index!.fact[i] !== -1) expect(began).toBe(first.at)
            })
          }
        },
      ),
      { ...parameters, numRuns: 80 },
    )
    expect(gaps).toBeGreaterThan(0)
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

describe("the activity of a node", () => {
  it("is found page by page, newest first, of some kinds or of all, and counted by the hour", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitrarySteps(60),
        fc.integer({ min: 1, max: 7 }),
        fc.option(fc.subarray(["torrent", "share", "relay", "none"], { minLength: 1 }), { nil: undefined }),
        async (steps, limit, kinds) => {
          const log = await logOf(steps, Infinity, 2_000_000)
          const all = await log.page(0 as Seq, 1_000)
          const kindOf = ({ stream }: { stream: StreamId }) => splitStreamId(stream).kind
          const wanted = all.filter((stored) => !kinds || kinds.includes(kindOf(stored)))
          const found: number[] = []
          for (let before: number | null | undefined; before !== null;) {
            const page = await activityPage(log, readModels, {
              limit,
              ...(before === undefined ? {} : { before }),
              ...(kinds ? { kinds } : {}),
            })
            expect(page.entries.length).toBeLessThanOrEqual(limit)
            found.push(...page.entries.map(({ seq }) => seq))
            before = page.before
          }
          expect(found).toEqual(wanted.map(({ seq }) => seq).reverse())
          const count = new ActivityCount(log)
          const index = await count.index()
          expect(index.head).toBe(await log.head())
          for (const [k, kind] of index.kinds.entries())
            expect(sum(index.counts[k]!)).toBe(all.filter((stored) => kindOf(stored) === kind).length)
          expect(await count.index()).toEqual(index)
        },
      ),
      parameters,
    )
  })
})
