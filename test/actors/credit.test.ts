import { describe, expect, it } from "vitest"
import { creditActor } from "../../src/actors/credit/definition.ts"
import { balanceOf } from "../../src/core/credit.ts"
import type { CreditEvent } from "../../src/events/credit.ts"
import { moment, specification } from "../support/given.ts"

const given = specification(creditActor.decider)
const DAY = "2026-11-25"
const opened: CreditEvent[] = [
  { type: "LedgerOpened", price: 6, policy: "strict", dayCap: 1_000, code: "c0de", through: 4 },
  { type: "NewcomerGranted", credit: 600 },
]

describe("a ledger", () => {
  it("is opened once, with a grant", () => {
    const open = { type: "OpenLedger", price: 6, policy: "strict", dayCap: 1_000, grant: 600, through: 4 } as const
    given()
      .when(open)
      .then(
        { type: "LedgerOpened", price: 6, policy: "strict", dayCap: 1_000, code: moment.id, through: 4 },
        { type: "NewcomerGranted", credit: 600 },
      )
    given(...opened)
      .when({ ...open, grant: 9_999 })
      .then()
    given().when({ type: "ChoosePolicy", policy: "off" }).refused("no-ledger")
  })

  it("books what was relayed and fetched, each once", () => {
    const facts = {
      type: "FactsCommitted",
      base: 4,
      after: 4,
      through: 9,
      relayed: [{ day: DAY, octets: 300 }],
      fetched: [{ torrent: "t", octets: 50 }],
    } as const
    const booked: CreditEvent[] = [
      { type: "CreditEarned", credit: 300, relayed: 300, day: DAY, through: 9 },
      { type: "CreditSpent", credit: 300, payload: 50, torrent: "t", through: 9 },
    ]
    given(...opened)
      .when(facts)
      .then(...booked)
    given(...opened, ...booked)
      .when(facts)
      .then()
    given(...opened, ...booked)
      .when({ ...facts, base: 9, after: 8, through: 12 })
      .then()
    // Looked for before the last booking: what lies between would be booked by nobody.
    given(...opened, ...booked)
      .when({ ...facts, after: 11, through: 12 })
      .then()
    expect(balanceOf(given(...opened, ...booked).state())).toBe(600)
  })

  it("counts no more in a day than the cap, and finds the day's sum again when the clock was set back", () => {
    const earned = (day: string, credit: number, through: number): CreditEvent => ({
      type: "CreditEarned",
      credit,
      relayed: credit,
      day,
      through,
    })
    given(...opened, earned(DAY, 900, 5), earned("2027-01-01", 10, 6))
      .when({
        type: "FactsCommitted",
        base: 6,
        after: 6,
        through: 7,
        relayed: [{ day: DAY, octets: 500 }],
        fetched: [],
      })
      .then({ type: "CreditEarned", credit: 100, relayed: 500, day: DAY, through: 7 })
  })

  it("hands over what was earned and is not spent, and never the grant", () => {
    given(...opened)
      .when({ type: "HandOver", to: "other" })
      .then()
    given(...opened)
      .when({ type: "HandOver", to: "c0de" })
      .refused("own-ledger")
    const history: CreditEvent[] = [
      ...opened,
      { type: "CreditEarned", credit: 400, relayed: 400, day: DAY, through: 5 },
      { type: "CreditSpent", credit: 720, payload: 120, torrent: "t", through: 6 },
    ]
    given(...history)
      .when({ type: "HandOver", to: "other" })
      .then({ type: "CreditHandedOver", credit: 280, day: DAY, to: "other" })
  })

  it("takes sums of a relay that its operator trusts, and only what is new in them", () => {
    const sums = { type: "TakeSums", key: "k", days: [{ day: DAY, octets: 500 }] } as const
    given(...opened)
      .when({ ...sums, trust: false })
      .refused("unknown-relay")
    const first: CreditEvent[] = [
      { type: "RelayTrusted", key: "k" },
      { type: "CreditImported", credit: 500, relayed: 500, day: DAY, from: "k" },
    ]
    given(...opened)
      .when({ ...sums, trust: true })
      .then(...first)
    given(...opened, ...first)
      .when({ ...sums, trust: false })
      .then()
    given(...opened, ...first)
      .when({ ...sums, days: [{ day: DAY, octets: 620 }], trust: false })
      .then({ type: "CreditImported", credit: 120, relayed: 120, day: DAY, from: "k" })
  })

  it("changes its policy when it is another", () => {
    given(...opened)
      .when({ type: "ChoosePolicy", policy: "off" })
      .then({ type: "PolicyChosen", policy: "off" })
    given(...opened)
      .when({ type: "ChoosePolicy", policy: "strict" })
      .then()
  })
})
