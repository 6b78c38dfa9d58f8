/**
 * P8: no history creates credit. The real relay and credit actors over a log in memory, against a model of what was
 * truly relayed and fetched: samples come twice, late and out of order, processes end and their counters begin anew,
 * clocks jump both ways, and the node is killed at any step, also between a fact and its booking.
 */
import fc from "fast-check"
import { expect, it } from "vitest"
import { creditEffects } from "../../src/actors/credit/effects.ts"
import { type CreditState, evolve, initial } from "../../src/actors/credit/state.ts"
import { balanceOf } from "../../src/core/credit.ts"
import { bookLedger } from "../../src/app/bookLedger.ts"
import { definitions } from "../../src/actors/registry.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import type { Millis } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { seeded } from "../support/seed.ts"

type Step =
  | { readonly do: "relay"; readonly read: number; readonly written: number }
  | { readonly do: "sample"; readonly again: number }
  | { readonly do: "late"; readonly nth: number }
  | { readonly do: "restart" }
  | { readonly do: "clock"; readonly ms: number }
  | { readonly do: "fetch"; readonly torrent: 0 | 1; readonly pieces: readonly number[] }
  | { readonly do: "lose"; readonly torrent: 0 | 1; readonly piece: number }
  | { readonly do: "find"; readonly torrent: 0 | 1; readonly piece: number }
  | { readonly do: "crash" }
  | { readonly do: "settle" }
  | { readonly do: "book" }

const PRICE = 6
const PIECE = 100
const PIECES = 16
const CAP = 1_500
/** Enough for whatever is fetched; and soon used up. */
const RICH = 1_000_000
const POOR = 1_000
const torrent = fc.constantFrom(0 as const, 1 as const)
const piece = fc.nat(PIECES - 1)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("relay" as const), read: fc.nat(900), written: fc.nat(900) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("sample" as const), again: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("late" as const), nth: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("clock" as const),
      ms: fc.integer({ min: -100 * 86_400_000, max: 100 * 86_400_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("fetch" as const),
      torrent,
      pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose" as const), torrent, piece }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("find" as const), torrent, piece }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("settle" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("book" as const) }) },
)

const turns = async (n = 20): Promise<void> => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** A node whose relay and torrents are told by the test; its ledger books by itself. */
class Node {
  readonly log = new MemoryEventLog(registry)
  readonly defects: unknown[] = []
  now = 1_795_000_000_000
  passed = 0
  readonly #random = new SeededRandom(seeded(1))
  kernel = this.#start()

  #start(): Kernel {
    // Who waits is not kept waiting: the time has passed.
    const clock = {
      now: () => this.passed,
      date: () => this.now as Millis,
      setTimeout: (run: () => void, ms: number) =>
        setImmediate(() => {
          this.passed += ms
          run()
        }),
      clearTimeout: () => undefined,
    }
    const kernel = new Kernel({
      log: this.log,
      clock,
      random: this.#random,
      registry,
      onDefect: (...defect) => this.defects.push(defect),
    })
    for (const definition of definitions) {
      const names = new ModeTree(definition).effects
      const idle = Object.fromEntries(names.map((name) => [name, async () => undefined]))
      kernel.register(
        definition,
        definition.kind === "credit" ? creditEffects({ log: this.log, clock } as never) : idle,
      )
    }
    return kernel
  }

  readonly grant: number
  constructor(grant: number) {
    this.grant = grant
  }

  async begin(): Promise<void> {
    await this.kernel.tell("credit", "self", {
      type: "OpenLedger",
      price: PRICE,
      policy: "soft",
      dayCap: CAP,
      grant: this.grant,
      through: await this.log.head(),
    } as never)
  }

  /** Whatever was under way at that moment is lost. */
  async crash(): Promise<void> {
    await this.kernel.stop()
    this.kernel = this.#start()
    await this.begin()
  }

  async ledger(): Promise<CreditState> {
    const events = await this.log.streamPage("credit/self" as never, 0, 1_000)
    return events.reduce((state, { event }) => evolve(state, event as never), initial)
  }
}

it(
  "P8 P10 credit is what was measured, up to the cap, less what was fetched and verified, and " + "each counts once",
  async () => {
    const seen = { earned: 0, spent: 0, crashes: 0, late: 0, restarts: 0, found: 0, capped: 0, free: 0, booked: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60, size: "max" }),
        fc.constantFrom(RICH, POOR),
        async (steps, grant) => {
          const node = new Node(grant)
          await node.begin()
          await node.kernel.tell("relay", "self", { type: "AnswerConsent", consent: "yes" } as never)
          for (const id of ["t0", "t1"]) {
            await node.kernel.tell("torrent", id, { type: "RequestDownload", folder: "/d", source: "s" } as never)
            await node.kernel.tell("torrent", id, {
              type: "MetadataFetched",
              infohash: "ab".repeat(32),
              path: "/d/x",
              title: "",
              name: "x",
              bytes: PIECE * PIECES,
              pieces: PIECES,
              files: 1,
            } as never)
          }
          let meter = 0
          let counters = { read: 0, written: 0 }
          /** What each life of the process had truly relayed when it was last asked. */
          const asked = new Map<number, number>()
          const samples: { readonly meter: string; readonly read: number; readonly written: number }[] = []
          const have = [new Set<number>(), new Set<number>()]
          let fetched = 0
          for (const each of steps) {
            node.now += 1_000
            switch (each.do) {
              case "relay":
                counters = { read: counters.read + each.read, written: counters.written + each.written }
                break
              case "sample": {
                const sample = { meter: `meter-${meter}`, ...counters }
                samples.push(sample)
                asked.set(meter, Math.min(counters.read, counters.written))
                for (let i = 0; i <= each.again; i++)
                  await node.kernel.tell("relay", "self", { type: "TrafficSampled", ...sample } as never)
                break
              }
              case "late":
                if (samples.length === 0) break
                seen.late++
                await node.kernel.tell("relay", "self", {
                  type: "TrafficSampled",
                  ...samples[each.nth % samples.length]!,
                } as never)
                break
              case "restart":
                seen.restarts++
                meter++
                counters = { read: 0, written: 0 }
                break
              case "clock":
                node.now += each.ms
                break
              case "fetch": {
                const fresh = [...new Set(each.pieces)].filter((p) => !have[each.torrent]!.has(p))
                fetched += fresh.length * PIECE
                for (const p of fresh) have[each.torrent]!.add(p)
                await node.kernel.tell("torrent", `t${each.torrent}`, {
                  type: "PiecesWritten",
                  pieces: each.pieces.map((p) => [p, PIECE]),
                  located: 0,
                } as never)
                break
              }
              case "lose":
                have[each.torrent]!.delete(each.piece)
                await node.kernel.tell("torrent", `t${each.torrent}`, {
                  type: "PiecesChecked",
                  good: [],
                  bad: [[each.piece, PIECE]],
                } as never)
                break
              case "find":
                seen.found++
                have[each.torrent]!.add(each.piece)
                await node.kernel.tell("torrent", `t${each.torrent}`, {
                  type: "PiecesChecked",
                  good: [[each.piece, PIECE]],
                  bad: [],
                } as never)
                break
              case "crash":
                seen.crashes++
                await node.crash()
                break
              case "book":
                await bookLedger(node)
                if (grant === RICH) expect((await node.ledger()).spent).toBe(fetched * PRICE)
                seen.booked++
                break
              case "settle":
                await turns()
            }
            const { granted, earned, spent, imported, handedOver, ...ledger } = await node.ledger()
            const truly = [...asked.values()].reduce((sum, n) => sum + n, 0)
            expect(earned).toBeLessThanOrEqual(truly)
            expect(spent).toBeLessThanOrEqual(fetched * PRICE)
            expect(granted).toBe(grant)
            expect(granted + earned - spent).toBeGreaterThanOrEqual(0)
            expect(imported + handedOver).toBe(0)
            for (const [, counted] of ledger.counted.days()) expect(counted).toBeLessThanOrEqual(CAP)
          }
          await turns()
          const state = await node.ledger()
          const truly = [...asked.values()].reduce((sum, n) => sum + n, 0)
          const facts = await node.log.streamPage("credit/self" as never, 0, 1_000)
          const sum = (type: string, field: string) =>
            facts.reduce((all, { event }) => all + (event.type === type ? (event[field] as number) : 0), 0)
          const booked = sum("CreditEarned", "relayed")
          expect(booked).toBe(truly)
          expect(sum("CreditSpent", "payload")).toBe(fetched)
          if (grant === RICH) expect(state.spent).toBe(fetched * PRICE)
          else if (state.spent < fetched * PRICE) seen.free++
          expect(balanceOf(state)).toBe(grant + state.earned - state.spent)
          if (state.earned < booked) seen.capped++
          seen.earned += state.earned
          seen.spent += state.spent
          await node.kernel.stop()
          expect(node.defects).toEqual([])
        },
      ),
      { numRuns: 80 },
    )
    expect(seen.earned).toBeGreaterThan(10_000)
    expect(seen.spent).toBeGreaterThan(10_000)
    for (const count of [seen.crashes, seen.late, seen.restarts, seen.found, seen.booked])
      expect(count).toBeGreaterThan(20)
    expect(seen.free).toBeGreaterThan(0)
    expect(seen.capped).toBeGreaterThan(0)
  },
)
