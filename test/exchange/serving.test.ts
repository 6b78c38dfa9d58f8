import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { PieceIndex } from "../../src/core/ids.ts"
import { Throttle } from "../../src/exchange/Throttle.ts"
import { Announcements } from "../../src/exchange/Announcements.ts"
import { EXCHANGE_LIMITS, type ExchangeLimits } from "../../src/exchange/ExchangeLimits.ts"
import { ReadBuffers } from "../../src/exchange/ReadBuffers.ts"
import { UploadShares } from "../../src/exchange/UploadShares.ts"
import { Uploads } from "../../src/exchange/Uploads.ts"
import type { StoreError } from "../../src/storage/PieceStore.ts"
import { HaveDecoder } from "../../src/wire/haveFrames.ts"
import { HandClock } from "../support/HandClock.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

const LEAF = 16_384
const torrent = await smallTorrent(6 * 65_536 + 20_000)
const { infoHash, pieceCount } = torrent.metainfo

type Frames = AsyncGenerator<Uint8Array>

const served = (committed: readonly number[], store = torrent.seeded, more: Partial<ExchangeLimits> = {}) => {
  const limits = { ...EXCHANGE_LIMITS, ...more }
  const clock = new HandClock()
  const have = new Bitfield(pieceCount)
  for (const piece of committed) have.add(piece)
  const failures: StoreError[] = []
  const changed: (readonly [number, string])[] = []
  const sent: (readonly [PieceIndex, number])[] = []
  const swarm = {
    infoHash,
    store,
    have,
    closed: false,
    called: () => undefined,
    took: () => undefined,
    throttle: new Throttle(clock),
    sent: (piece: PieceIndex, octets: number) => void sent.push([piece, octets]),
    storeFailed: (error: StoreError) => void failures.push(error),
    pieceChanged: (piece: PieceIndex, error: StoreError) => void changed.push([piece, error.code]),
  }
  const announcements = new Announcements(have, clock, 60_000)
  const budget = new UploadShares(limits.uploadBytes, limits.uploadSessionBytes, clock)
  const uploads = new Uploads(swarm, announcements, { clock, limits, uploads: budget, readBuffers: new ReadBuffers() })
  const cut: string[] = []
  const over = new Set<number>()
  const stop = new AbortController()
  const get = (path: string, session = 1, method: "GET" | "POST" = "GET") =>
    uploads.handle({
      method,
      path,
      body: new Uint8Array(),
      signal: stop.signal,
      session,
      isOver: () => over.has(session),
      cutOff: (reason) => cut.push(reason),
    }) as { chunks: AsyncGenerator<Uint8Array> } | undefined
  return { clock, swarm, have, announcements, uploads, budget, get, cut, over, stop, failures, changed, sent }
}
const whole = async (reply: { chunks: AsyncGenerator<Uint8Array> } | undefined): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of reply!.chunks) chunks.push(new Uint8Array(chunk))
  return Buffer.concat(chunks)
}
const at = (rest: string) => `/swarm/${infoHash}/${rest}`

describe("SWARM1 a transfer onion", () => {
  it("answers octets of committed pieces, with leaves where asked", async () => {
    const { get, uploads } = served([0, 2, 6])
    expect(Buffer.compare(await whole(get(at("piece/2/0-65536"))), torrent.piece(2))).toBe(0)
    expect(
      Buffer.compare(await whole(get(at(`piece/0/${LEAF}-${LEAF}`))), torrent.piece(0).subarray(LEAF, 2 * LEAF)),
    ).toBe(0)
    const last = await whole(get(at("piece/6/16384-3616?leaves")))
    expect(Buffer.compare(last, Buffer.concat([await torrent.leaves(6), torrent.piece(6).subarray(LEAF)]))).toBe(0)
    expect(uploads.meter.total).toBe(65_536 + LEAF + 3_616)
  })
  it("SWARM2 has nothing else: not what is not committed, not another swarm, not half a leaf, not a left swarm", () => {
    const { get, swarm } = served([0])
    const paths = [
      "piece/1/0-65536",
      "piece/7/0-16384",
      "piece/0/0-65537",
      "piece/0/1-16384",
      "piece/0/0-100",
      "piece/0/65536-16384",
      "peers",
      "",
      "have/x",
    ]
    for (const path of paths) expect(get(at(path))).toBeUndefined()
    expect(get(`/swarm/${"0".repeat(64)}/have`)).toBeUndefined()
    expect(get(at("have"), 1, "POST")).toBeUndefined()
    expect(get(at("piece/0/0-65536"))).toBeDefined()
    swarm.closed = true
    expect(get(at("piece/0/0-65536"))).toBeUndefined()
  })
  it("forgets who has gone at once, and who is quiet after a minute", async () => {
    const { get, uploads, over, clock } = served([0])
    const callers = () => {
      uploads.sweep()
      return [...uploads.sessions.keys()]
    }
    for (const session of [1, 2]) await whole(get(at("piece/0/0-65536"), session))
    const half = get(at("piece/0/0-65536"), 3)!.chunks
    await half.next()
    over.add(1).add(3)
    expect(callers()).toEqual([2, 3])
    await half.return(undefined)
    expect(callers()).toEqual([2])
    clock.advance(61_000)
    expect(callers()).toEqual([])
  })
  it("tells when the store has lost what it should have", async () => {
    const { get, failures } = served([0], torrent.store)
    await expect(whole(get(at("piece/0/0-65536")))).rejects.toThrow()
    expect(failures.map((error) => error.code)).toEqual(["missing"])
  })
})

describe("SWARM3 have", () => {
  it("says the bitfield, then each committed piece, and now and then that it lives", async () => {
    const { get, have, announcements, clock, stop } = served([1])
    const frames = get(at("have"))!.chunks
    let field: Bitfield | undefined
    const pieces: number[] = []
    const decoder = new HaveDecoder(
      pieceCount,
      (has) => (field = has),
      (more) => pieces.push(...more),
    )
    const next = async () => decoder.push((await frames.next()).value as Uint8Array)
    await next()
    expect([...field!]).toEqual([1])
    const commit = (...more: number[]) => {
      for (const piece of more) have.add(piece)
      announcements.add(more as PieceIndex[])
    }
    commit(4, 5)
    await next()
    const waiting = next()
    commit(2)
    await waiting
    expect(pieces).toEqual([4, 5, 2])
    const alive = frames.next()
    await Promise.resolve()
    clock.advance(60_000)
    expect((await alive).value).toHaveLength(5)
    const end = frames.next()
    await Promise.resolve()
    stop.abort()
    expect((await end).done).toBe(true)
  })
  it("ends when pieces were lost", async () => {
    const { get, announcements } = served([1])
    const frames = get(at("have"))!.chunks
    await frames.next()
    const end = frames.next()
    await Promise.resolve()
    announcements.restart(new Bitfield(pieceCount))
    expect((await end).done).toBe(true)
  })
})

describe("SWARM7 memory of answers", () => {
  it(
    "is used again when an answer was sent, and never when it was broken off: its octets may be " + "under way",
    async () => {
      const { get } = served([0, 1])
      const memory = async (piece: number, end: "sent" | "broken off") => {
        const { chunks } = get(at(`piece/${piece}/0-65536`))!
        const { value } = await chunks.next()
        if (end === "sent") expect((await chunks.next()).done).toBe(true)
        else await chunks.return(undefined)
        return (value as Uint8Array).buffer
      }
      const first = await memory(0, "sent")
      const second = await memory(1, "broken off")
      expect(second).toBe(first)
      expect(await memory(0, "sent")).not.toBe(second)
    },
  )
})

describe("SWARM7 what strangers can cause", () => {
  it("65 requests at once cut a session off, and no other", async () => {
    const { get, cut } = served([0])
    const running = Array.from({ length: 64 }, () => get(at("piece/0/0-65536"))!.chunks)
    await Promise.all(running.slice(0, 1).map((chunks) => chunks.next()))
    for (const chunks of running.slice(1)) void chunks.next()
    await Promise.resolve()
    expect(get(at("piece/0/0-65536"))).toBeUndefined()
    expect(cut).toHaveLength(1)
    expect(get(at("piece/0/0-65536"), 2)).toBeDefined()
  })
  it("a third have answer of a session is refused", async () => {
    const { get } = served([0])
    for (let i = 0; i < 2; i++) await get(at("have"))!.chunks.next()
    expect(get(at("have"))).toBeUndefined()
    expect(get(at("have"), 2)).toBeDefined()
  })
  it("a session that takes nothing holds no more than its cap, and gives it back when it goes", async () => {
    const { get, budget } = served([0, 1, 2, 3, 4, 5])
    const answers = [0, 1, 2, 3, 4, 5].map((piece) => get(at(`piece/${piece}/0-65536`))!.chunks)
    const firsts = answers.map((answer) => answer.next())
    await firsts[0]
    expect(budget.used).toBe(65_536)
    const other = get(at("piece/0/0-65536"), 2)!.chunks
    expect((await other.next()).value).toHaveLength(65_536)
    await other.return(undefined)
    for (let i = 0; i < answers.length; i++) {
      await firsts[i]
      await answers[i]!.return(undefined)
    }
    expect(budget.used).toBe(0)
  })
  it("listeners beyond the cap take the place of those who have taken nothing, not of those who fetch", async () => {
    const { get, uploads, stop } = served([0], torrent.seeded, { haveAnswers: 3 })
    await whole(get(at("piece/0/0-65536"), 1))
    const fetching = get(at("have"), 1)!.chunks
    const [first, second, third] = [2, 3, 4].map((session) => get(at("have"), session)!.chunks) as [
      Frames,
      Frames,
      Frames,
    ]
    for (const frames of [fetching, first, second]) expect((await frames.next()).done).toBe(false)
    const ends = first.next()
    expect((await third.next()).done).toBe(false)
    expect((await ends).done).toBe(true)
    const still = fetching.next()
    const others = Array.from({ length: 40 }, (_, i) => get(at("have"), 10 + i)!.chunks)
    for (const frames of others) expect((await frames.next()).done).toBe(false)
    expect(uploads.sessions.get(1)!.haves).toBe(1)
    stop.abort()
    expect((await still).done).toBe(true)
  })
})
