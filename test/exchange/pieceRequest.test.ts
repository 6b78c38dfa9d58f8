import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { pieceSize } from "../../src/core/merkle.ts"
import { unlimited } from "../../src/credit/Credit.ts"
import type { Carrier } from "../../src/exchange/Carrier.ts"
import { livePieces } from "../../src/exchange/liveTorrent.ts"
import { Download } from "../../src/exchange/Download.ts"
import { PieceBuffers } from "../../src/exchange/PieceBuffers.ts"
import { PieceInProgress } from "../../src/exchange/PieceInProgress.ts"
import { BadLeaf, PieceRequest } from "../../src/exchange/PieceRequest.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

const LEAF = 16_384
const torrent = await smallTorrent(5 * LEAF * 3 + 100, 8 * LEAF)
const begin = (piece: number) =>
  new PieceInProgress(
    piece as never,
    pieceSize(torrent.metainfo, piece),
    new Uint8Array(pieceSize(torrent.metainfo, piece)),
  )
const ask = (piece: PieceInProgress, max = 100, copy = false, onLeaf: (octets: number) => void = () => {}) =>
  new PieceRequest(
    torrent.metainfo,
    piece,
    copy ? { first: 0, count: piece.leafCount } : piece.claim(max)!,
    copy,
    0,
    (_, octets) => onLeaf(octets),
  )
/** What an honest peer answers. */
const answer = async (request: PieceRequest) => {
  const octets = torrent
    .piece(request.range.piece)
    .subarray(request.range.offset, request.range.offset + request.range.length)
  return request.range.leaves ? Buffer.concat([await torrent.leaves(request.range.piece), octets]) : Buffer.from(octets)
}

describe("SWARM6 an answer", () => {
  it("fills the piece, however it is cut, and counts each leaf once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1),
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 8 }),
        async (index, cuts) => {
          const piece = begin(index)
          let counted = 0
          const request = ask(piece, 100, false, (octets) => (counted += octets))
          const bytes = await answer(request)
          expect(request.answerBytes).toBe(bytes.length)
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const end = at + cuts[i % cuts.length]!
            request.push(bytes.subarray(at, end))
            at = end
          }
          expect(request.complete && piece.complete).toBe(true)
          expect([counted, request.counted]).toEqual([piece.size, piece.size])
          expect(Buffer.compare(piece.buffer, torrent.piece(index))).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })
  it("PEER9 with any octet changed is found out at that leaf, and what came before stays", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (where, change) => {
        const piece = begin(0)
        const request = ask(piece)
        const bytes = await answer(request)
        const at = where % bytes.length
        bytes[at] = bytes[at]! ^ change
        expect(() => request.push(bytes)).toThrow(BadLeaf)
        const hashes = piece.leafCount * 32
        expect(piece.verified).toBe(at < hashes ? 0 : Math.floor((at - hashes) / LEAF))
        expect(piece.hashes === undefined).toBe(at < hashes)
      }),
      { numRuns: 100 },
    )
  })
  it("after the first brings the hashes, the others need none", async () => {
    const piece = begin(0)
    const [one, two] = [ask(piece, 2), ask(piece, 2)]
    expect([one.range.leaves, two.range.leaves]).toEqual([true, true])
    one.push(await answer(one))
    expect(ask(piece, 2).range).toMatchObject({ leaves: false, offset: 4 * LEAF, length: 2 * LEAF })
    two.push(await answer(two))
    expect(piece.verified).toBe(4)
  })
})

describe("PEER12 copies", () => {
  it("a poisoner's copy spoils nothing, and the honest claimant is not blamed", async () => {
    const piece = begin(0)
    const honest = ask(piece)
    const bytes = await answer(honest)
    const half = piece.leafCount * 32 + LEAF / 2
    honest.push(bytes.subarray(0, half))
    const poison = ask(piece, 100, true)
    expect(() => poison.push(new Uint8Array(2 * LEAF))).toThrow(BadLeaf)
    honest.push(bytes.subarray(half))
    expect(piece.complete).toBe(true)
    expect(Buffer.compare(piece.buffer, torrent.piece(0))).toBe(0)
  })
  it("a poisoning claimant cannot overwrite what a copy has verified, nor be taken for it", async () => {
    const piece = begin(0)
    const poison = ask(piece)
    poison.push(Buffer.concat([await torrent.leaves(0), new Uint8Array(LEAF / 2)]))
    const copy = ask(piece, 100, true)
    copy.push(await answer(copy))
    expect(piece.complete).toBe(true)
    poison.push(new Uint8Array(3 * LEAF))
    expect(Buffer.compare(piece.buffer, torrent.piece(0))).toBe(0)
    expect(poison.counted).toBe(0)
  })
  it("PEER11 a claim that is given up in the middle of a leaf still counts if it goes on", async () => {
    const piece = begin(0)
    const slow = ask(piece)
    const bytes = await answer(slow)
    const cut = piece.leafCount * 32 + LEAF + 1_000
    slow.push(bytes.subarray(0, cut))
    slow.demote()
    piece.release(slow.first, slow.count)
    const next = ask(piece, 1)
    expect(next.first).toBe(1)
    next.push(new Uint8Array(500).fill(9))
    slow.push(bytes.subarray(cut))
    expect(piece.complete).toBe(true)
    expect(Buffer.compare(piece.buffer, torrent.piece(0))).toBe(0)
  })
})

describe("PEER13 a download", () => {
  const carrier = (has: Bitfield, over: Partial<Carrier> = {}): Carrier & { cancelled: PieceRequest[] } => {
    const cancelled: PieceRequest[] = []
    return {
      peer: { has },
      inFlight: 1,
      rate: 100,
      expectedRate: 100,
      rttMs: 0,
      silent: false,
      onLeaf: () => {},
      cancel: (r) => cancelled.push(r),
      cancelled,
      ...over,
    }
  }
  const all = Bitfield.full(torrent.metainfo.pieceCount)

  it("begins no more pieces than its memory allows, but always one", () => {
    const buffers = new PieceBuffers(1)
    const download = new Download(
      torrent.metainfo,
      new Bitfield(all.length),
      1,
      { buffers, credit: unlimited },
      { onPiece: () => {}, onLeaf: () => {} },
    )
    const first = download.next(carrier(all), 1e9, 0)!
    expect(first.count).toBe(first.piece.leafCount)
    expect(download.next(carrier(all), 1e9, 0)).toBeUndefined()
    expect(buffers.used).toBe(first.piece.size)
    download.over(first)
    expect(download.next(carrier(all), 1e9, 0)?.piece).toBe(first.piece)
  })
  it("has under way what is begun, and nothing else, until it is written", () => {
    const made = (have: Bitfield) =>
      new Download(
        torrent.metainfo,
        have,
        1,
        { buffers: new PieceBuffers(1e9), credit: unlimited },
        { onPiece: () => {}, onLeaf: () => {} },
      )
    const [download, whole] = [made(new Bitfield(all.length)), made(all)]
    const shown = (of: Download) =>
      livePieces({ peers: [], picker: of.picker, download: of } as never, all.length).underWay
    expect(shown(download)).toEqual([])
    const { piece } = download.next(carrier(all), 1e9, 0)!
    expect(shown(download)).toEqual([piece.piece])
    download.release(piece, true)
    expect(shown(download)).toEqual([])
    // Of a share in place that was changed: it is fetched from nobody.
    expect(shown(whole)).toEqual([])
  })
  it("asks no peer for what it has not, what is had, or what is asked", async () => {
    const have = new Bitfield(all.length)
    have.add(0)
    const download = new Download(
      torrent.metainfo,
      have,
      1,
      { buffers: new PieceBuffers(1e9), credit: unlimited },
      { onPiece: () => {}, onLeaf: () => {} },
    )
    expect(download.next(carrier(have), 1e9, 0)).toBeUndefined()
    expect(download.next(carrier(all), 1e9, 0)?.range.piece).toBe(1)
    expect(download.next(carrier(all), 1e9, 0)).toBeUndefined()
    expect(download.wanting).toBe(true)
  })
  it("PEER12 copies the end of a slow request, and the first to finish cancels the other", async () => {
    const complete: number[] = []
    const download = new Download(
      torrent.metainfo,
      new Bitfield(all.length),
      1,
      { buffers: new PieceBuffers(1e9), credit: unlimited },
      { onPiece: (p) => complete.push(p.piece), onLeaf: () => {} },
    )
    const slow = carrier(all, { rate: 1, inFlight: 1e6, expectedRate: 1 })
    const fast = carrier(all, { rate: 1e6, expectedRate: 1e6 })
    const one = download.next(slow, 1e9, 0)!
    const other = download.next(slow, 1e9, 0)!
    const copy = download.next(fast, 1e9, 60_000)!
    expect(copy.copy).toBe(true)
    expect(download.next(fast, 1e9, 60_000)).toBeUndefined()
    const original = [one, other].find((r) => r.piece === copy.piece)!
    copy.push(await answer(copy))
    expect(complete).toEqual([copy.piece.piece])
    expect(slow.cancelled).toEqual([original])
  })
})
