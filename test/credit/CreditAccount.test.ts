import { describe, expect, it } from "vitest"
import { CreditAccount, type LedgerFigures } from "../../src/credit/CreditAccount.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { HandClock } from "../support/HandClock.ts"

const world = async (ledger: LedgerFigures | undefined, softRate = 1_000) => {
  const log = new MemoryEventLog(registry)
  const clock = new HandClock()
  const figures = { ledger }
  const account = await CreditAccount.open({ log, clock, ledger: () => figures.ledger, softRate })
  let version = 0
  /** The log takes so many verified octets. */
  const verified = (bytes: number, found?: true) =>
    log.append({
      stream: "torrent/t" as never,
      expected: version++,
      events: [{ type: "PiecesVerified", pieces: [0], bytes, ...(found ? { found } : {}) }],
      at: clock.date(),
      cause: "c",
    })
  return { log, clock, account, figures, verified }
}
const strict = (balance: number, through = 0): LedgerFigures => ({ policy: "strict", price: 6, balance, through })

describe("strict credit", () => {
  it("sets aside what is begun, and no more than there is", async () => {
    const { account } = await world(strict(600))
    expect(account.affordable).toBe(100)
    expect(account.take(60)).toBe(true)
    expect(account.take(41)).toBe(false)
    expect(account.short).toBe(true)
    expect(account.take(40)).toBe(true)
    expect(account.covers(1)).toBe(false)
    account.giveBack(60)
    expect(account.affordable).toBe(60)
  })

  it("counts what is verified and not booked yet, until it is booked", async () => {
    const { account, verified, figures } = await world(strict(600))
    account.take(60)
    await verified(60)
    account.giveBack(60)
    expect(account.affordable).toBe(40)
    figures.ledger = strict(240, 1)
    expect(account.affordable).toBe(40)
  })

  it("knows after a start what was verified before and is not booked yet", async () => {
    const { log, clock, verified } = await world(strict(600))
    await verified(30)
    await verified(50)
    const account = await CreditAccount.open({ log, clock, ledger: () => strict(420, 1) })
    expect(account.affordable).toBe(20)
  })

  it("counts nothing that was only found on the disk", async () => {
    const { account, verified } = await world(strict(600))
    await verified(60, true)
    expect(account.affordable).toBe(100)
  })

  it("is not short any more a while after the last refusal", async () => {
    const { account, clock } = await world(strict(0))
    expect(account.covers(1)).toBe(false)
    expect(account.short).toBe(true)
    clock.advance(10_001)
    expect(account.short).toBe(false)
  })

  it("of a balance below nothing affords nothing", async () => {
    const { account } = await world(strict(-500))
    expect(account.affordable).toBe(0)
    expect(account.take(1)).toBe(false)
  })
})

describe("soft credit", () => {
  it("fetches without credit at its slow pace, and a large piece is paid for by a long wait", async () => {
    const { account, clock } = await world({ ...strict(0), policy: "soft" })
    let fetched = 0
    for (let second = 0; second < 3_600; second++) {
      if (account.take(64_000)) {
        fetched += 64_000
        account.giveBack(64_000)
      }
      clock.advance(1_000)
    }
    expect(account.covers(1e12)).toBe(true)
    expect(fetched / 3_600).toBeGreaterThan(900)
    // The burst, and the piece that was begun with the last of it.
    expect(fetched).toBeLessThanOrEqual(3_600 * 1_000 + 10_000 + 64_000)
  })

  it("says how long a rest will be", async () => {
    const { account, clock } = await world({ ...strict(600), policy: "soft" })
    expect(account.restMs(100)).toBe(0)
    expect(account.restMs(101)).toBe(0)
    expect(account.take(30_000)).toBe(true)
    expect(account.take(1)).toBe(false)
    expect(account.restMs(1)).toBe(20_000)
    clock.advance(20_001)
    expect(account.restMs(1)).toBe(0)
  })

  it("does not hold up who has credit", async () => {
    const { account } = await world({ ...strict(6e9), policy: "soft" })
    for (let i = 0; i < 100; i++) expect(account.take(1_000_000)).toBe(true)
  })

  it("gains nothing by a clock that jumps", async () => {
    const { account, clock } = await world({ ...strict(0), policy: "soft" })
    while (account.take(100_000));
    clock.advance(365 * 86_400_000)
    let taken = 0
    while (account.take(4_000)) taken += 4_000
    expect(taken).toBeLessThanOrEqual(10_000 + 4_000)
  })
})

it("stops nothing where the policy is off, or there is no ledger yet", async () => {
  for (const ledger of [{ ...strict(0), policy: "off" as const }, undefined]) {
    const { account } = await world(ledger)
    expect(account.affordable).toBeUndefined()
    expect(account.take(1e12) && account.covers(1e12)).toBe(true)
    expect(account.short).toBe(false)
  }
})
