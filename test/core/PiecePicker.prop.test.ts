import fc from "fast-check"
import { expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { PieceIndex } from "../../src/core/ids.ts"
import { ALL_ALIKE, PiecePicker, type PieceOrder } from "../../src/core/PiecePicker.ts"

const field = (length: number, bits: readonly boolean[]): Bitfield => {
  const set = new Bitfield(length)
  bits.forEach((bit, i) => bit && set.add(i))
  return set
}

const LENGTH = 40
const all = (of: (piece: number) => number): number[] => Array.from({ length: LENGTH }, (_, piece) => of(piece))
const bits = fc.array(fc.boolean(), { minLength: LENGTH, maxLength: LENGTH })

/** What may happen to a picker, and the same on a plain model. */
type Step =
  | { readonly do: "reorder"; readonly levels: readonly number[] | undefined; readonly sequential: boolean }
  | { readonly do: "join"; readonly has: readonly boolean[] }
  | { readonly do: "leave" | "take" | "back" | "gain" | "lose"; readonly which: number; readonly piece: number }
const levels = fc
  .constantFrom(1, 2, 3)
  .chain((max) => fc.array(fc.integer({ min: 0, max }), { minLength: LENGTH, maxLength: LENGTH }))
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("reorder" as const),
    levels: fc.option(levels, { nil: undefined }),
    sequential: fc.boolean(),
  }),
  fc.record({ do: fc.constant("join" as const), has: bits }),
  fc.record({
    do: fc.constantFrom("leave" as const, "take" as const, "back" as const, "gain" as const, "lose" as const),
    which: fc.nat(9),
    piece: fc.nat(LENGTH - 1),
  }),
)

it("PEER7 takes a free piece of the highest level that the peer has, the rarest or the first, and no other", () => {
  let taken = 0
  const seen = new Set<string>()
  fc.assert(
    fc.property(bits, fc.array(step, { minLength: 10, maxLength: 60, size: "max" }), fc.nat(), (had, steps, seed) => {
      const have = field(LENGTH, had)
      const picker = new PiecePicker(have, seed)
      const peers: Bitfield[] = []
      const out = new Set<number>()
      let order: PieceOrder = ALL_ALIKE
      const levelOf = (piece: number) => order.levels?.[piece] ?? 2
      const rarity = (piece: number) => peers.filter((p) => p.has(piece)).length
      for (const s of steps) {
        if (s.do === "join") {
          peers.push(field(LENGTH, s.has))
          picker.addPeer(peers.at(-1)!)
          continue
        }
        if (s.do === "reorder") {
          order = { levels: s.levels && Uint8Array.from(s.levels), sequential: s.sequential }
          picker.reorder(order)
          continue
        }
        const peer = peers[s.which % Math.max(1, peers.length)]
        const piece = s.piece as PieceIndex
        if (s.do === "back" && out.delete(piece)) picker.giveBack(piece)
        if (!peer) continue
        if (s.do === "leave") {
          picker.removePeer(peer)
          peers.splice(peers.indexOf(peer), 1)
        } else if (s.do === "gain" && peer.add(piece)) picker.addHave(piece)
        else if (s.do === "lose" && peer.delete(piece)) picker.removeHave(piece)
        else if (s.do === "take") {
          const can = [...peer].filter((p) => !have.has(p) && !out.has(p) && levelOf(p) > 0)
          expect(picker.wants(peer)).toBe(can.length > 0)
          const got = picker.take(peer)
          if (can.length === 0) expect(got).toBeUndefined()
          else {
            expect(can).toContain(got)
            const best = can.filter((p) => levelOf(p) === Math.max(...can.map(levelOf)))
            expect(best).toContain(got)
            if (order.sequential) expect(got).toBe(Math.min(...best))
            else expect(rarity(got!)).toBe(Math.min(...best.map(rarity)))
            seen.add(`${levelOf(got!)} ${order.sequential}`)
            out.add(got!)
            taken++
          }
        }
        const free = all((p) => p).filter((p) => !have.has(p) && !out.has(p) && levelOf(p) > 0)
        expect(picker.free).toBe(free.length)
        expect(all((p) => p).filter((p) => picker.isFree(p))).toEqual(free)
      }
      expect(all((piece) => picker.availability(piece))).toEqual(all(rarity))
    }),
    { numRuns: 300 },
  )
  expect(taken).toBeGreaterThan(300)
  expect(seen.size).toBe(6)
})

it("ends: a peer that has all gives each missing piece once, in an order of chance", () => {
  const order = (seed: number) => {
    const picker = new PiecePicker(new Bitfield(200), seed)
    picker.addPeer(Bitfield.full(200))
    return Array.from({ length: 200 }, () => picker.take(Bitfield.full(200)))
  }
  expect(new Set(order(1)).size).toBe(200)
  expect(order(1)).toEqual(order(1))
  expect(order(1)).not.toEqual(order(2))
  const empty = new PiecePicker(Bitfield.full(3), 1)
  expect(empty.take(Bitfield.full(3))).toBeUndefined()
})
