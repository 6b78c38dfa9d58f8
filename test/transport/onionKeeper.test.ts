/** Which onions are published when the carrier does not bear all that are asked for. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { FIRST_ONIONS, LEAST_ONIONS, LONGEST_UPLOAD_MS } from "../../src/core/onionBudget.ts"
import { LEAST_UP_MS, ONION_USES, type OnionClaim, mustBeUp, roomFor } from "../../src/core/onionOrder.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import type { OnionStanding, Publication, Transport, TransportHealth } from "../../src/transport/Transport.ts"
import { HandClock } from "../support/HandClock.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const seedOf = (n: number) => new Uint8Array(Buffer.alloc(32).fill(Buffer.from(`seed ${n} `)))

/** A carrier whose uploads take as long as it is told, or never end, and that refuses when it is told to. */
const slowCarrier = (clock: HandClock) => {
  const published = new Set<string>()
  const log: string[] = []
  const listeners = new Set<(health: TransportHealth) => void>()
  const carrier = { answerMs: 0, uploadMs: 5_000, refuses: false, most: 0, state: "ready" as TransportHealth["state"] }
  const health = (): TransportHealth => ({ state: carrier.state, percent: 100, summary: "" })
  let onPublish = () => undefined as void
  const inner = {
    kind: "sim",
    health,
    onHealth: (listener: (health: TransportHealth) => void) => (
      listeners.add(listener),
      () => listeners.delete(listener)
    ),
    publish: async (seed: Uint8Array, _: unknown, { signal }: { signal?: AbortSignal } = {}): Promise<Publication> => {
      if (carrier.refuses) throw new Error("refused")
      const address = onionAddress(publicKeyOfSeed(seed))
      if (published.has(address)) throw new Error("published already")
      published.add(address)
      log.push(address)
      onPublish()
      let here = true
      const give = async () => {
        if (here) published.delete(address)
        here = false
      }
      signal?.addEventListener("abort", () => void give())
      // Tor has a pace of its own: the onion may be under way long before its carrier answers.
      if (carrier.answerMs > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, carrier.answerMs))
      const ready = new Promise<void>((resolve) => {
        if (Number.isFinite(carrier.uploadMs)) clock.setTimeout(resolve, carrier.uploadMs)
      })
      const onStanding = (listener: (standing: OnionStanding) => void) => {
        listener("publishing")
        void ready.then(() => here && listener("up"))
      }
      return { address, ready, onStanding, withdraw: give, close: give }
    },
    close: async () => undefined,
  } as unknown as Transport
  return {
    inner,
    published,
    log,
    carrier,
    onPublish: (listener: () => void) => void (onPublish = listener),
    turn: (state: TransportHealth["state"]) => {
      carrier.state = state
      for (const listener of listeners) listener(health())
    },
  }
}

const scene = () => {
  const clock = new HandClock()
  const slow = slowCarrier(clock)
  const keeper = new OnionKeeper(slow.inner, clock)
  const ask = (n: number, claim: OnionClaim) => keeper.publish(seedOf(n), () => undefined, { claim })
  const run = async (ms: number) => {
    const step = ms > 5 * MINUTE ? 10_000 : 1_000
    for (let left = ms; left > 0; left -= Math.min(left, step)) {
      clock.advance(Math.min(left, step))
      for (let i = 0; i < 8; i++) await Promise.resolve()
    }
  }
  return { clock, keeper, ask, run, ...slow }
}

describe("onions on a budget", () => {
  it("publishes what must be up also beyond the budget, and one swarm or two still", async () => {
    const { keeper, ask, run, published } = scene()
    const transfer = await ask(0, { use: "transfer", usedAt: () => Number.POSITIVE_INFINITY })
    const standings: OnionStanding[] = []
    transfer.onStanding((standing) => standings.push(standing))
    await run(10_000)
    expect(published).toContain(transfer.address)
    for (let n = 1; n <= FIRST_ONIONS + 3; n++) await ask(n, { use: "private share" })
    await run(MINUTE)
    expect(published.size).toBe(FIRST_ONIONS + 4)
    expect(standings).toEqual(["waiting", "publishing", "up"])
    for (let n = 100; n < 103; n++) await ask(n, { use: "public share" })
    await run(MINUTE)
    expect(keeper.onions()).toMatchObject({ up: 18, published: 18, always: 15, waiting: 1, budget: 12, room: 19 })
  })

  it("goes by use, then by who was of use last; a later one takes the earliest's place after a while", async () => {
    const { ask, run, published, clock } = scene()
    const mirror = await ask(100, { use: "mirror" })
    const share = await ask(101, { use: "public share" })
    const transfers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ask(n, { use: "transfer", usedAt: () => n })),
    )
    await run(MINUTE)
    const last = transfers.slice(-10).map(({ address }) => address)
    expect([...published].toSorted()).toEqual([mirror.address, share.address, ...last].toSorted())
    const newest = await ask(200, { use: "transfer", usedAt: () => clock.now() })
    await run(LEAST_UP_MS - 2 * MINUTE)
    expect(published).not.toContain(newest.address)
    await run(3 * MINUTE)
    expect(published).toContain(newest.address)
    expect(published).not.toContain(last[0])
    expect(published.size).toBe(FIRST_ONIONS)
  })

  it("has what seeks somebody go before what nobody uses, and after what somebody does", async () => {
    const { ask, run, published } = scene()
    const used = new Set<number>()
    const usedAt = (n: number) => () => (used.has(n) ? Number.POSITIVE_INFINITY : n)
    const idle = await Promise.all(
      Array.from({ length: FIRST_ONIONS }, (_, n) => ask(n, { use: "transfer", usedAt: usedAt(n) })),
    )
    await run(MINUTE)
    let seeking = true
    const download = await ask(100, { use: "transfer", usedAt: usedAt(-1), seeks: () => seeking })
    await run(10_000)
    expect(published).toContain(download.address)
    expect(published).not.toContain(idle[0]!.address)
    for (let n = 1; n < FIRST_ONIONS; n++) used.add(n)
    const wanted = await ask(101, { use: "transfer", usedAt: () => Number.POSITIVE_INFINITY })
    await run(10_000)
    expect(published).toContain(wanted.address)
    expect(published).not.toContain(download.address)
    used.delete(5)
    await run(15_000)
    expect(published).toContain(download.address)
    expect(published).not.toContain(idle[5]!.address)
    seeking = false
    used.add(5)
    await run(MINUTE)
    expect(published).toContain(idle[5]!.address)
  })

  it("keeps places for transfers, so that one that is wanted pushes out no share that lasts", async () => {
    const { ask, run, published } = scene()
    const shares = await Promise.all(Array.from({ length: 30 }, (_, n) => ask(n, { use: "public share" })))
    await run(MINUTE)
    const up = shares.filter(({ address }) => published.has(address))
    expect(up).toHaveLength(FIRST_ONIONS - 2)
    const used = Number.POSITIVE_INFINITY
    const wanted = await Promise.all([100, 101, 102].map((n) => ask(n, { use: "transfer", usedAt: () => used })))
    await run(MINUTE)
    expect(wanted.filter(({ address }) => published.has(address))).toHaveLength(2)
    for (const { address } of up) expect(published).toContain(address)
  })

  it("gives what somebody uses the place of what nobody does, and not that of what is used too", async () => {
    const { ask, run, published } = scene()
    const used = new Set<number>()
    const usedAt = (n: number) => () => (used.has(n) ? Number.POSITIVE_INFINITY : n)
    const idle = await Promise.all(
      Array.from({ length: FIRST_ONIONS }, (_, n) => ask(n, { use: "transfer", usedAt: usedAt(n) })),
    )
    await run(MINUTE)
    expect(published.size).toBe(FIRST_ONIONS)
    used.add(100)
    const wanted = await ask(100, { use: "transfer", usedAt: usedAt(100) })
    await run(10_000)
    expect(published).toContain(wanted.address)
    expect(published).not.toContain(idle[0]!.address)
    for (let n = 1; n < FIRST_ONIONS; n++) used.add(n)
    used.add(101)
    const late = await ask(101, { use: "transfer", usedAt: usedAt(101) })
    await run(LEAST_UP_MS - 2 * MINUTE)
    expect(published).not.toContain(late.address)
    // Whoever wants it waits no longer than that somebody has a place in use.
    used.delete(3)
    await run(3_000)
    expect(published).toContain(late.address)
    expect(published).not.toContain(idle[3]!.address)
  })

  it("lets a seed be asked for once, and again when it was given up", async () => {
    const { ask, run, published } = scene()
    const first = await ask(1, { use: "transfer" })
    await expect(ask(1, { use: "transfer" })).rejects.toThrow(/published already/)
    await run(1_000)
    await first.withdraw()
    await first.ready
    const second = await ask(1, { use: "transfer" })
    await run(10_000)
    expect([...published]).toEqual([second.address])
  })

  it("an onion that cannot be found halves the budget and makes room; one that must be up goes on", async () => {
    const { ask, run, published, carrier, keeper } = scene()
    carrier.uploadMs = Number.POSITIVE_INFINITY
    const must = await ask(100, { use: "tracker" })
    for (let n = 0; n < 11; n++) await ask(n, { use: "transfer", usedAt: () => n })
    await run(10_000)
    const stuck = [...published]
    carrier.uploadMs = 5_000
    // One gets through: so there is a line.
    await ask(101, { use: "private share" })
    await run(LONGEST_UPLOAD_MS)
    expect(keeper.onions()).toMatchObject({ budget: LEAST_ONIONS, slowestUploadMs: LONGEST_UPLOAD_MS })
    await run(10 * MINUTE)
    expect(stuck).toContain(must.address)
    expect(published.size).toBe(LEAST_ONIONS)
    expect(keeper.onions()).toMatchObject({ up: LEAST_ONIONS - 1 })
  })

  it("an onion that is on its way makes room before another is asked for", async () => {
    const { ask, run, published, carrier, keeper } = scene()
    for (let n = 1; n < FIRST_ONIONS; n++) await ask(n, { use: "transfer", usedAt: () => n })
    await run(10_000)
    carrier.answerMs = 200_000
    const last = await ask(0, { use: "transfer" })
    await run(1_000)
    expect(published).toContain(last.address)
    const first = await ask(100, { use: "management" })
    expect(published).not.toContain(last.address)
    expect(published).toContain(first.address)
    expect(published.size).toBe(FIRST_ONIONS)
    await run(5 * MINUTE)
    expect(keeper.onions()).toMatchObject({ up: FIRST_ONIONS, published: FIRST_ONIONS, waiting: 1 })
  })

  it("tries again, less and less often, what the carrier refuses", async () => {
    const { ask, run, published, carrier, keeper } = scene()
    carrier.refuses = true
    const onion = await ask(1, { use: "management" })
    await run(30_000)
    // Nothing gets through: that may be for want of a line.
    expect(keeper.onions()).toMatchObject({ published: 0, budget: FIRST_ONIONS })
    carrier.refuses = false
    await run(10 * MINUTE)
    expect([...published]).toEqual([onion.address])
  })

  it("does not halve the budget while nothing at all gets through, as without a line", async () => {
    const { ask, run, carrier, keeper } = scene()
    for (let n = 0; n < 6; n++) await ask(n, { use: "private share" })
    await run(MINUTE)
    carrier.uploadMs = Number.POSITIVE_INFINITY
    for (let n = 6; n < 9; n++) await ask(n, { use: "transfer" })
    await run(HOUR)
    expect(keeper.onions().budget).toBeGreaterThanOrEqual(FIRST_ONIONS)
  })

  it("times anew what was on its way when the carrier was started anew", async () => {
    const { ask, run, carrier, keeper, turn } = scene()
    carrier.uploadMs = Number.POSITIVE_INFINITY
    for (let n = 0; n < FIRST_ONIONS; n++) await ask(n, { use: "transfer", usedAt: () => n })
    await run(10_000)
    turn("restarting")
    turn("ready")
    carrier.uploadMs = 5_000
    const late = await ask(100, { use: "transfer", usedAt: () => -1 })
    await run(10 * MINUTE)
    expect(keeper.onions().up).toBeGreaterThan(0)
    await late.withdraw()
  })

  it("takes nothing for slow that was offline, or started anew, meanwhile", async () => {
    const { ask, run, carrier, keeper, turn } = scene()
    turn("bootstrapping")
    carrier.uploadMs = 10 * MINUTE
    await ask(1, { use: "management" })
    await run(9 * MINUTE + 50_000)
    turn("ready")
    await run(MINUTE)
    expect(keeper.onions()).toMatchObject({ budget: FIRST_ONIONS, up: 1 })
    expect(keeper.onions().slowestUploadMs).toBeLessThan(20_000)
    carrier.uploadMs = Number.POSITIVE_INFINITY
    await ask(2, { use: "management" })
    await run(MINUTE)
    turn("restarting")
    await run(HOUR)
    expect(keeper.onions()).toMatchObject({ budget: FIRST_ONIONS + 1 })
  })

  it("published ≤ the room of the budget at every moment, whatever is asked, refused or slow", async () => {
    const claim = fc.record({ use: fc.constantFrom(...ONION_USES), after: fc.integer({ min: 0, max: 7 }) })
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant("ask" as const), n: fc.nat(60), claim }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant("give up" as const), n: fc.nat(60) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("use" as const), n: fc.nat(60) }) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant("run" as const), ms: fc.constantFrom(100, 5_000, 90_000, LEAST_UP_MS) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant("jump" as const), ms: fc.integer({ min: -HOUR, max: 1_000 * HOUR }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant("upload" as const), ms: fc.constantFrom(1_000, 100_000, Infinity) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant("answer" as const), ms: fc.constantFrom(0, 20_000, 200_000) }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant("refuse" as const), refuses: fc.boolean() }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("turn" as const),
          state: fc.constantFrom("ready", "restarting", "bootstrapping"),
        }),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
        const { clock, keeper, ask, run, published, carrier, turn, onPublish } = scene()
        const kept = new Map<number, { claim: OnionClaim; publication: Publication; used: number }>()
        const check = () => {
          const always = [...kept.values()].filter((one) => mustBeUp(one.claim)).length
          const { budget } = keeper.onions()
          expect(published.size).toBeLessThanOrEqual(roomFor(budget, always))
        }
        onPublish(check)
        for (const one of steps) {
          if (one.do === "ask" && !kept.has(one.n)) {
            const asked = { claim: { ...one.claim, usedAt: () => asked.used }, used: 0 } as never as {
              claim: OnionClaim
              publication: Publication
              used: number
            }
            kept.set(one.n, asked)
            asked.publication = await ask(one.n, asked.claim)
          } else if (one.do === "give up") {
            const given = kept.get(one.n)
            kept.delete(one.n)
            await given?.publication.withdraw()
          } else if (one.do === "use") {
            const used = kept.get(one.n)
            if (used) used.used = clock.now()
          } else if (one.do === "run") await run(one.ms)
          else if (one.do === "jump") clock.jump(one.ms)
          else if (one.do === "upload") carrier.uploadMs = one.ms
          else if (one.do === "answer") carrier.answerMs = one.ms
          else if (one.do === "refuse") carrier.refuses = one.refuses
          else if (one.do === "turn") turn(one.state as TransportHealth["state"])
          check()
        }
        carrier.refuses = false
        carrier.answerMs = 0
        carrier.uploadMs = 1_000
        turn("ready")
        await run(HOUR)
        // The budget may have grown just now.
        await run(2 * MINUTE)
        check()
        const { budget } = keeper.onions()
        const claims = [...kept.values()].map((asked) => asked.claim)
        const always = claims.filter(mustBeUp).length
        const transfers = claims.filter(({ use }) => use === "transfer").length
        const beside = roomFor(budget, always) - always
        const lasting = Math.min(kept.size - always - transfers, beside - Math.min(2, Math.ceil(beside / 2)))
        expect(published.size).toBe(always + lasting + Math.min(transfers, beside - lasting))
        for (const { claim: of, publication } of kept.values())
          if (mustBeUp(of)) expect(published).toContain(publication.address)
        await keeper.close()
        expect(published.size).toBe(0)
      }),
      { numRuns: 40 },
    )
  })
})
