import { describe, expect, it } from "vitest"
import { pieceSize } from "../../src/core/merkle.ts"
import { Committer } from "../../src/exchange/Committer.ts"
import { PieceInProgress } from "../../src/exchange/PieceInProgress.ts"
import { type PieceStore, StoreError } from "../../src/storage/PieceStore.ts"
import { HandClock } from "../support/HandClock.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

const torrent = await smallTorrent(6 * 65_536)
const turn = () => new Promise((resolve) => setImmediate(resolve))

const committer = (
  over: {
    store?: Partial<PieceStore>
    report?: (pieces: readonly number[]) => Promise<void>
    hurry?: boolean
    few?: (octets: number) => boolean
  } = {},
) => {
  const clock = new HandClock()
  const log: string[] = []
  const store = torrent.store
  const watched: PieceStore = Object.assign(Object.create(store), {
    write: async (piece: never, bytes: Uint8Array, leaves: Uint8Array) => {
      await store.write(piece, bytes, leaves)
      log.push(`write ${piece}`)
    },
    flush: async () => void log.push("flush"),
    ...over.store,
  })
  const subject = new Committer(
    watched,
    clock,
    { flushMs: 1_000, flushBytes: 1e9, longestFlushMs: 10_000 },
    {
      onReleased: (piece, written) => log.push(`${written ? "free" : "again"} ${piece.piece}`),
      report: over.report ?? (async (pieces) => void log.push(`report ${pieces.join()}`)),
      onCommitted: (pieces) => log.push(`committed ${pieces.join()}`),
      onLost: (pieces) => log.push(`lost ${pieces.join()}`),
      onFailed: (error) => log.push(`failed ${error.code}`),
      hurry: () => over.hurry ?? false,
      few: over.few ?? (() => false),
    },
  )
  const add = async (index: number) => {
    const piece = new PieceInProgress(index as never, pieceSize(torrent.metainfo, index), torrent.piece(index).slice())
    piece.hashes = await torrent.leaves(index)
    subject.add(piece)
    await turn()
  }
  return { clock, log, subject, add }
}

describe("SWARM8 a complete piece", () => {
  it("is written, flushed with others, reported, and only then announced", async () => {
    const { clock, log, add } = committer()
    await add(0)
    expect(log).toEqual(["write 0", "free 0", "flush", "report 0", "committed 0"])
    log.length = 0
    await add(1)
    await add(2)
    expect(log).toEqual(["write 1", "free 1", "write 2", "free 2"])
    clock.advance(1_000)
    await turn()
    expect(log.slice(4)).toEqual(["flush", "report 1,2", "committed 1,2"])
  })
  it("does not wait for company when it is the last", async () => {
    const { log, add } = committer({ hurry: true })
    await add(0)
    await add(1)
    expect(log.at(-1)).toBe("committed 1")
  })
  it("is not announced before the log has it, and is reported again when the log fails", async () => {
    let fail = true
    const { clock, log, add } = committer({
      report: async () => {
        if (fail) throw new Error("the log is closed")
      },
    })
    await add(0)
    expect(log).not.toContain("committed 0")
    fail = false
    clock.advance(2_000)
    await turn()
    expect(log.at(-1)).toBe("committed 0")
  })
  it("is fetched again when it could not be written, or not be flushed", async () => {
    const full = () => Promise.reject(new StoreError("full", "the disk is full"))
    const one = committer({ store: { write: full } })
    await one.add(0)
    expect(one.log).toEqual(["again 0", "failed full"])
    const two = committer({ store: { flush: full } })
    await two.add(0)
    expect(two.log).toEqual(["write 0", "free 0", "lost 0", "failed full"])
  })
  it("is committed before close returns", async () => {
    const { log, add, subject } = committer()
    await add(0)
    await add(1)
    await subject.close()
    expect(log.at(-1)).toBe("committed 1")
  })
  it("waits longer for company where it is one of few, and nobody waits for it", async () => {
    const { clock, log, add } = committer({ few: (octets) => octets < 3 * 65_536 })
    await add(0)
    log.length = 0
    for (const piece of [1, 2]) await add(piece)
    clock.advance(9_999)
    await turn()
    expect(log).not.toContain("flush")
    clock.advance(1)
    await turn()
    expect(log.at(-1)).toBe("committed 1,2")
    log.length = 0
    for (const piece of [3, 4, 5]) await add(piece)
    clock.advance(1_000)
    await turn()
    expect(log.at(-1)).toBe("committed 3,4,5")
  })
  it("is committed before settle returns, which waits for no piece that comes after it", async () => {
    let flushed: (() => void) | undefined
    const flush = () => new Promise<void>((resolve) => (flushed = resolve))
    const { clock, add, subject } = committer({ store: { flush } })
    await add(0)
    let settled = false
    const settling = subject.settle().then(() => (settled = true))
    await add(1)
    expect(settled).toBe(false)
    flushed!()
    await settling
    expect(clock.pending).toBeLessThanOrEqual(1)
  })
  it("does not hold up for ever who settles while the log fails", async () => {
    const { clock, add, subject } = committer({ report: () => Promise.reject(new Error("the log is closed")) })
    await add(0)
    const settling = subject.settle()
    for (let i = 0; i < 10; i++) {
      clock.advance(1_000)
      await turn()
    }
    await settling
  })
})
