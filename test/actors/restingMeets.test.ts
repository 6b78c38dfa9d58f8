/** How often a torrent at rest meets others at its share's onion, and what becomes of that when it wakes. */
import { setImmediate } from "node:timers/promises"
import { describe, expect, it } from "vitest"
import type { EffectContext } from "../../src/actors/kernel/ActorDefinition.ts"
import { LinkKeys } from "../../src/actors/LinkKeys.ts"
import type { Ports } from "../../src/actors/Ports.ts"
import type { TorrentInput } from "../../src/actors/torrent/commands.ts"
import { rendezvous } from "../../src/actors/torrent/effects/rendezvous.ts"
import { initial, type TorrentState } from "../../src/actors/torrent/state.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { DialError } from "../../src/transport/Transport.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { HandClock } from "../support/HandClock.ts"
import { seeded } from "../support/seed.ts"

const HOUR = 3_600_000
const leech = new Uint8Array(40).fill(7)
const own = new Uint8Array(40).fill(1)

/** One torrent beside a source of chance, from the moment that its node starts. */
const scene = (seed: number, source: "there" | "slow" | "away" = "there") => {
  const clock = new HandClock()
  const listeners = new Set<() => void>()
  const met: number[] = []
  const heard: Uint8Array[] = []
  const holders: number[] = []
  const stoodIn: boolean[] = []
  const connect = async ({ signal }: { readonly signal: AbortSignal }) => {
    if (source === "away") throw new DialError("F0", "back-off", "nobody is there")
    if (source === "slow") await new Promise((_, reject) => signal.addEventListener("abort", reject))
    return session()
  }
  let [resting, open] = [true, 0]
  const begun = clock.now()
  const session = () => {
    open++
    let gone: (reason: string) => void = () => undefined
    let over = false
    return {
      ask: async () => {
        met.push(clock.now() - begun)
        return { status: 200, body: PeersExchange.encode({ v: 1, records: [leech] }) }
      },
      closed: new Promise<string>((resolve) => (gone = resolve)),
      close: () => {
        if (!over) open--
        over = true
        gone("closed")
      },
    }
  }
  const ports = {
    clock,
    random: new SeededRandom(seeded(seed)),
    library: { get: () => ({ bytes: new Uint8Array(2_000) }) },
    progress: { trouble: () => undefined },
    vault: { get: () => ({ onion: onionAddress(publicKeyOfSeed(new Uint8Array(32))), token: "a".repeat(43) }) },
    linkKeys: new LinkKeys({ unlock: async () => undefined }),
    sessions: { connect: (_: string, options: { readonly signal: AbortSignal }) => connect(options) },
    exchange: {
      lateMs: 20_000,
      resting: () => resting,
      alone: () => true,
      clockAhead: () => undefined,
      records: () => [own],
      meetHolders: async () => holders.push(clock.now() - begun),
      standIn: (_: string, on: boolean) => void stoodIn.push(on),
      addRecords: (_: string, records: readonly Uint8Array[]) => void heard.push(...records),
      onRecords: (_: string, listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener)),
    },
  } as unknown as Ports
  const end = new AbortController()
  const state: TorrentState = { ...initial, phase: "content", complete: true }
  const context = { id: "t", state: () => state, onState: () => () => undefined, signal: end.signal }
  const over = rendezvous(ports)(context as unknown as EffectContext<TorrentState, TorrentInput>)
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await setImmediate()
  }
  const run = async (ms: number, step = 30_000) => {
    for (let at = 0; at < ms; at += step) {
      clock.advance(step)
      await settle()
    }
  }
  const turn = async (to: boolean) => {
    resting = to
    for (const listener of listeners) listener()
    await settle()
  }
  const close = async () => {
    end.abort()
    await over
    return listeners.size
  }
  return { met, heard, holders, stoodIn, run, turn, close, open: () => open }
}

describe("PEER16 a torrent at rest", () => {
  it("asks at its share's onion each 15 min ± 30 %, over a session that ends with the answer", async () => {
    const { met, heard, run, close, open } = scene(1)
    await run(10 * HOUR)
    expect(met.length).toBeGreaterThanOrEqual(31)
    expect(met.length).toBeLessThanOrEqual(58)
    const pauses = met.slice(1).map((at, i) => at - met[i]!)
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0.7 * 900_000)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1.3 * 900_000 + 30_000)
    expect(new Set(pauses).size).toBeGreaterThan(10)
    expect(heard).toHaveLength(met.length)
    expect(open()).toBe(0)
    expect(await close()).toBe(0)
  })
  it("of a node with many asks first at a moment of its own, in the first quarter of an hour", async () => {
    const all = Array.from({ length: 60 }, (_, i) => scene(100 + i))
    await Promise.all(all.map(({ run }) => run(920_000)))
    const first = all.map(({ met }) => met[0]!)
    expect(Math.max(...first)).toBeLessThanOrEqual(920_000)
    const perMinute = Array.from({ length: 16 }, (_, m) => first.filter((at) => Math.floor(at / 60_000) === m).length)
    expect(Math.max(...perMinute)).toBeLessThan(20)
    await Promise.all(all.map(({ close }) => close()))
  })
  it("asks holders beside a source that takes long to answer, once", async () => {
    const { met, holders, run, turn, close } = scene(3, "slow")
    await turn(false)
    await run(19_000, 1_000)
    expect(holders).toEqual([])
    await run(HOUR)
    expect([holders.length, met.length]).toEqual([1, 0])
    await close()
  })
  it("asks holders while the source is away, and stays up in its place after three times in vain", async () => {
    const { holders, stoodIn, run, close } = scene(4, "away")
    await run(3 * HOUR)
    expect(holders.length).toBeGreaterThan(5)
    expect(stoodIn.slice(0, 4)).toEqual([false, false, true, true])
    await close()
  })
  it("says at once where the peers meet that it has woken, or that it rests again", async () => {
    const { met, run, turn, close } = scene(2)
    await run(HOUR)
    const before = met.length
    await turn(false)
    expect(met.length).toBe(before + 1)
    await turn(true)
    expect(met.length).toBe(before + 2)
    await close()
  })
})
