/**
 * P8 over several nodes: what one ledger hands over another takes, once, however the files are mixed up; nothing comes
 * of nothing.
 */
import fc from "fast-check"
import { expect, it } from "vitest"
import { decide } from "../../src/actors/credit/decide.ts"
import type { CreditInput } from "../../src/actors/credit/commands.ts"
import { type CreditState, evolve, initial } from "../../src/actors/credit/state.ts"
import { balanceOf } from "../../src/core/credit.ts"
import type { Millis } from "../../src/core/ids.ts"
import type { StoredEvent } from "../../src/events/EventLog.ts"
import { handovers } from "../../src/projections/handovers.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { TrafficSummary } from "../../src/wire/TrafficSummary.ts"

/** A sum by itself looks at no other rows. */
const nothingElse = { roots: ["/", "/"], row: () => undefined } as const

/** What the read model makes of a fact does not hang on where the log has it. */
const stored = undefined as unknown as StoredEvent
const DAYS = ["2026-11-23", "2026-11-24", "2026-11-25"]
const CAP = 10_000
const GRANT = 600

class Ledger {
  state: CreditState = initial
  given = handovers.initial("self", stored)
  through = 0
  readonly key: Uint8Array
  readonly code: string
  constructor(n: number) {
    this.key = new Uint8Array(32).fill(n + 1)
    this.code = String(n).padStart(32, "0")
    this.tell({ type: "OpenLedger", price: 2, policy: "strict", dayCap: CAP, grant: GRANT, through: 0 })
  }
  tell(input: CreditInput): boolean {
    const decision = decide(this.state, input, { at: 0 as Millis, id: this.code })
    if (!decision.ok) return false
    this.state = decision.events.reduce(evolve, this.state)
    for (const event of decision.events)
      if (event.type === "CreditHandedOver") this.given = handovers.on.CreditHandedOver(this.given, event, stored)
    return true
  }
  book(relayed: number, fetched: number, day: string): void {
    const after = this.through++
    this.tell({
      type: "FactsCommitted",
      base: after,
      after,
      through: this.through,
      relayed: [{ day, octets: relayed }],
      fetched: [{ torrent: "t", octets: fetched }],
    })
  }
  file(to: string): Uint8Array {
    const sums = Object.entries(handovers.view(this.given, nothingElse)[to] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    return TrafficSummary.sign(signer(this.key), {
      ledger: Buffer.from(to, "hex"),
      days: sums.map(([day]) => day),
      sums: sums.map(([, sum]) => sum),
    })
  }
  take(bytes: Uint8Array, trust: boolean): boolean {
    const summary = TrafficSummary.read(bytes)!
    if (Buffer.from(summary.ledger).toString("hex") !== this.code) return false
    const days = summary.days.map((day, i) => ({ day, octets: summary.sums[i]! }))
    return this.tell({ type: "TakeSums", key: Buffer.from(summary.meter).toString("hex"), days, trust })
  }
}

const node = fc.nat(2)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("book" as const),
      node,
      relayed: fc.nat(2_000),
      fetched: fc.nat(400),
      day: fc.constantFrom(...DAYS),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("hand" as const), node, to: node }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("take" as const), node, file: fc.nat(30), trust: fc.boolean() }),
  },
)

it("P8 P10 credit that is handed over is taken at most once, and grants are not handed on", () => {
  const seen = { handed: 0, taken: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
      const ledgers = [0, 1, 2].map((n) => new Ledger(n))
      const files: Uint8Array[] = []
      for (const each of steps) {
        const ledger = ledgers[each.node]!
        if (each.do === "book") ledger.book(each.relayed, each.fetched, each.day)
        if (each.do === "hand") {
          const { code } = ledgers[each.to]!
          const before = ledger.state.handedOver
          if (ledger.tell({ type: "HandOver", to: code })) files.push(ledger.file(code))
          // What is left of the grant stays: it can be spent, and not be handed on.
          if (ledger.state.handedOver > before)
            expect(balanceOf(ledger.state)).toBeGreaterThanOrEqual(Math.max(0, GRANT - ledger.state.spent))
        }
        if (each.do === "take" && files.length > 0 && !ledger.take(files[each.file % files.length]!, each.trust))
          seen.refused++
        const sum = (of: (state: CreditState) => number) => ledgers.reduce((all, { state }) => all + of(state), 0)
        expect(sum(({ imported }) => imported)).toBeLessThanOrEqual(sum(({ handedOver }) => handedOver))
        for (const { state } of ledgers) expect(state.handedOver).toBeLessThanOrEqual(state.earned)
      }
      seen.handed += ledgers.reduce((all, { state }) => all + state.handedOver, 0)
      seen.taken += ledgers.reduce((all, { state }) => all + state.imported, 0)
    }),
    { numRuns: 300 },
  )
  expect(seen.handed).toBeGreaterThan(10_000)
  expect(seen.taken).toBeGreaterThan(1_000)
  expect(seen.refused).toBeGreaterThan(20)
})

it("P8 a summary that was altered, or is out of order, is none", () => {
  const sign = (days: readonly string[], sums: readonly number[]) =>
    TrafficSummary.sign(signer(new Uint8Array(32).fill(7)), { ledger: new Uint8Array(16), days, sums })
  const good = sign(DAYS, [1, 2, 3])
  expect(TrafficSummary.read(good)?.sums).toEqual([1, 2, 3])
  for (let i = 0; i < good.length; i++) {
    const altered = Uint8Array.from(good)
    altered[i] = altered[i]! ^ 1
    expect(TrafficSummary.read(altered)).toBeUndefined()
  }
  expect(TrafficSummary.read(sign(["2026-11-25", "2026-11-24"], [1, 2]))).toBeUndefined()
  expect(TrafficSummary.read(sign(["2026-11-25", "2026-11-25"], [1, 2]))).toBeUndefined()
  expect(TrafficSummary.read(sign(["2026-11-25"], [1, 2]))).toBeUndefined()
})
