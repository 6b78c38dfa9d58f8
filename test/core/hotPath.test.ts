import { describe, expect, it } from "vitest"
import { duplicateFor, type Outstanding, sharedLeaves } from "../../src/core/endgame.ts"
import { type PeerPicture, selectPeers, SELECTION } from "../../src/core/peerSelection.ts"
import { RateMeter } from "../../src/core/RateMeter.ts"
import { PIPELINE, requestBytes, targetBytes } from "../../src/core/requestPipeline.ts"

describe("PEER13 the pipeline", () => {
  it("starts with eight small requests", () => {
    const fresh = { rate: 0, rttMs: 0, answered: 0 }
    expect(targetBytes(fresh) / requestBytes(fresh)).toBe(8)
  })
  it("keeps twice the bandwidth-delay product in flight, within its caps, in whole leaves", () => {
    const tor = { rate: 1_000_000, rttMs: 500, answered: 100 }
    expect(targetBytes(tor)).toBe(2_500_000)
    expect(requestBytes(tor)).toBeGreaterThanOrEqual(256 * 1024)
    for (const rate of [0, 1_000, 50_000, 777_777, 5e6, 5e8]) {
      const lane = { rate, rttMs: 300, answered: 100 }
      expect(targetBytes(lane)).toBeGreaterThanOrEqual(2 * requestBytes({ ...lane, rate: 0 }))
      expect(targetBytes(lane)).toBeLessThanOrEqual(PIPELINE.maxBytes)
      expect(requestBytes(lane) % 16_384).toBe(0)
      expect(requestBytes(lane)).toBeLessThanOrEqual(PIPELINE.maxRequestBytes)
    }
  })
})

describe("the rate meter", () => {
  it("finds a steady rate, forgets an old one, and counts all", () => {
    const meter = new RateMeter(0)
    for (let now = 0; now < 20_000; now += 100) meter.add(10_000, now)
    expect(meter.rate(20_000)).toBeGreaterThan(90_000)
    expect(meter.rate(20_000)).toBeLessThan(110_000)
    expect(meter.rate(60_000)).toBeLessThan(100)
    expect(meter.total).toBe(2_000_000)
  })
})

describe("PEER7 peer selection", () => {
  const NOW = 1_000_000
  const peer = (number: number, over: Partial<PeerPicture> = {}): PeerPicture => ({
    peer: number,
    connections: 0,
    chosenAt: 0,
    useful: undefined,
    usefulAt: 0,
    rate: undefined,
    have: 50,
    failures: 0,
    retryAt: 0,
    ...over,
  })
  const chosen = (number: number, over: Partial<PeerPicture> = {}) =>
    peer(number, { connections: 2, useful: true, usefulAt: NOW, rate: 100_000, chosenAt: NOW - 120_000, ...over })
  const select = (peers: readonly PeerPicture[]) => selectPeers(peers, NOW, () => 0.5)

  it("fills the room, those first that have more, were faster, failed less", () => {
    expect(select([peer(1, { have: 10 }), peer(2, { have: 100 }), peer(3, { have: 60 })]).connect).toEqual([2, 3, 1])
    expect(
      select([peer(1, { rate: 10 }), peer(2, { rate: 1_000 }), peer(3, { rate: 1_000, failures: 3 })]).connect[0],
    ).toBe(2)
    expect(select(Array.from({ length: 20 }, (_, i) => peer(i))).connect).toHaveLength(SELECTION.maxPeers)
  })
  it("leaves out who has to wait or has nothing of use", () => {
    expect(select([peer(1, { retryAt: NOW + 1 }), peer(2, { useful: false })])).toEqual({ connect: [], drop: [] })
  })
  it("replaces the useless and the far too slow, one at a time, and only if somebody waits", () => {
    const six = Array.from({ length: 6 }, (_, i) => chosen(i))
    expect(select([...six, peer(9)])).toEqual({ connect: [], drop: [] })
    const slow = [...six.slice(1), chosen(0, { rate: 1_000 })]
    expect(select(slow)).toEqual({ connect: [], drop: [] })
    expect(select([...slow, peer(9)])).toEqual({ connect: [9], drop: [0] })
    const useless = [...six.slice(1), chosen(0, { useful: false, usefulAt: NOW - 11_000 })]
    expect(select([...useless, peer(9)])).toEqual({ connect: [9], drop: [0] })
    expect(select([...useless, peer(9, { have: 0 })]).drop).toEqual([])
    const young = [...six.slice(1), chosen(0, { rate: 1_000, chosenAt: NOW - 5_000 })]
    expect(select([...young, peer(9)]).drop).toEqual([])
  })
})

describe("PEER12 the endgame", () => {
  const out = (request: string, over: Partial<Outstanding<string>> = {}): Outstanding<string> => ({
    request,
    octets: 65_536,
    laneOctets: 65_536,
    laneRate: 10_000,
    copies: 1,
    ageMs: 10_000,
    ...over,
  })
  const fast = { expectedRate: 500_000, rttMs: 300 }
  const any = () => true

  it("helps where it gains most", () => {
    expect(
      duplicateFor([out("slow"), out("slowest", { laneRate: 1_000 }), out("fine", { laneRate: 400_000 })], fast, any),
    ).toBe("slowest")
    expect(duplicateFor([out("still", { laneRate: 0 }), out("slow")], fast, any)).toBe("still")
  })
  it("leaves alone what is young, copied enough, as fast as itself, or of a piece it has not", () => {
    expect(
      duplicateFor(
        [out("a", { ageMs: 100 }), out("b", { copies: 2 }), out("c", { laneRate: 400_000 }), out("d", { octets: 0 })],
        fast,
        any,
      ),
    ).toBeUndefined()
    expect(duplicateFor([out("a")], fast, () => false)).toBeUndefined()
  })
  it("lets nobody help who never delivered anything", () => {
    expect(duplicateFor([out("a", { laneRate: 0 })], { expectedRate: 0, rttMs: 0 }, any)).toBeUndefined()
  })
  it("divides the leaves as the rates are", () => {
    expect(sharedLeaves(8, 300, 100)).toBe(6)
    expect(sharedLeaves(8, 1, 1_000_000)).toBe(1)
    expect(sharedLeaves(8, 100, 0)).toBe(8)
  })
})
