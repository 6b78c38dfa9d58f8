/**
 * What a download pays for when its operator chooses other files meanwhile: a piece that came whole while it was
 * wanted, and nothing else.
 */
import fc from "fast-check"
import { expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { PieceIndex } from "../../src/core/ids.ts"
import type { Credit } from "../../src/credit/Credit.ts"
import type { Carrier } from "../../src/exchange/Carrier.ts"
import { Download } from "../../src/exchange/Download.ts"
import { PieceBuffers } from "../../src/exchange/PieceBuffers.ts"
import type { PieceInProgress } from "../../src/exchange/PieceInProgress.ts"
import type { PieceRequest } from "../../src/exchange/PieceRequest.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"

const PIECES = 6
const PIECE = 16_384

const torrent = async () => {
  const storage = new MemoryStorage()
  storage.disk.put("/d", fixtureContent("chosen", PIECES * PIECE - 100))
  const { metainfo } = await storage.make("/d", { private: false, pieceLength: PIECE })
  const store = await storage.open(metainfo, "/d", "s", false)
  const answer = async (request: PieceRequest): Promise<Uint8Array> => {
    const { piece, offset, length } = request.range
    return Buffer.concat([await store.leaves(piece), await store.read(piece, offset, length)])
  }
  return { metainfo, answer }
}

const doing = <Do extends string>(...what: readonly Do[]) =>
  fc.record({ do: fc.constantFrom(...what), which: fc.nat(9) })
const step = fc.oneof(
  { weight: 6, arbitrary: doing("ask", "answer") },
  { weight: 4, arbitrary: doing("written", "logged") },
  { weight: 1, arbitrary: doing("break", "lost") },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("choose" as const),
      levels: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: PIECES, maxLength: PIECES }),
    }),
  },
)

it("SEL1 pays for what is wanted and under way, or whole, and asks for no piece that is not wanted", async () => {
  const { metainfo, answer } = await torrent()
  const seen = { given: 0, whole: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: "max" }), async (steps) => {
      let aside = 0
      const credit: Credit = {
        take: (octets) => ((aside += octets), true),
        giveBack: (octets) => void (aside -= octets),
        covers: () => true,
        restMs: () => 0,
        short: false,
      }
      const whole: PieceInProgress[] = []
      const written: PieceIndex[] = []
      const out: PieceRequest[] = []
      const all = Bitfield.full(PIECES)
      const have = new Bitfield(PIECES)
      let levels = new Uint8Array(PIECES).fill(2)
      const download = new Download(
        metainfo,
        have,
        1,
        { buffers: new PieceBuffers(1e9), credit },
        { onPiece: (piece) => whole.push(piece), onLeaf: () => undefined },
      )
      const drop = (request: PieceRequest) => {
        out.splice(out.indexOf(request), 1)
        download.over(request)
      }
      const carrier: Carrier = {
        peer: { has: all },
        inFlight: 1,
        rate: 100,
        expectedRate: 0,
        rttMs: 0,
        silent: false,
        onLeaf: () => undefined,
        cancel: drop,
      }
      const had = new Set<number>()
      for (const each of steps) {
        if (each.do === "choose") {
          levels = Uint8Array.from(each.levels)
          const before = out.length
          download.reorder({ levels, sequential: false })
          seen.given += before - out.length
        } else if (each.do === "ask") {
          const request = download.next(carrier, PIECE, 0)
          if (request) {
            expect(levels[request.range.piece]).toBeGreaterThan(0)
            expect(had.has(request.range.piece)).toBe(false)
            out.push(request)
          }
        } else if (each.do === "answer" || each.do === "break") {
          const request = out[each.which % Math.max(1, out.length)]
          if (!request) continue
          if (each.do === "answer") request.push(await answer(request))
          drop(request)
        } else if (each.do === "written") {
          const piece = whole.shift()
          if (!piece) continue
          download.release(piece, true)
          written.push(piece.piece)
        } else if (each.do === "lost") {
          const piece = written.shift()
          if (piece !== undefined) download.lost([piece])
        } else {
          const piece = written.shift()
          if (piece === undefined) continue
          download.settled([piece])
          had.add(piece)
          seen.whole++
        }
        const begun = new Set([...out.map(({ piece }) => piece.piece), ...whole.map(({ piece }) => piece), ...written])
        const size = (piece: number) => (piece === PIECES - 1 ? PIECE - 100 : PIECE)
        // Of a piece whose request broke off, the credit stays aside until it is asked for again, or given up.
        expect(aside).toBeGreaterThanOrEqual([...begun].reduce((sum, piece) => sum + size(piece), 0))
        for (const { range } of out) expect(levels[range.piece]).toBeGreaterThan(0)
      }
      download.reorder({ levels: new Uint8Array(PIECES), sequential: false })
      expect(out).toEqual([])
      const left = new Set([...whole.map(({ piece }) => piece), ...written])
      expect(aside).toBe([...left].reduce((sum, piece) => sum + (piece === PIECES - 1 ? PIECE - 100 : PIECE), 0))
      expect(download.wanting).toBe(whole.length > 0)
    }),
    { numRuns: 200 },
  )
  expect(seen.given).toBeGreaterThan(10)
  expect(seen.whole).toBeGreaterThan(50)
})
