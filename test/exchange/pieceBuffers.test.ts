/** Buffers of pieces are used again; those of last pieces, each of its own size, do not fill up what is kept. */
import { expect, it } from "vitest"
import { PieceBuffers } from "../../src/exchange/PieceBuffers.ts"

const MIB = 1024 * 1024

it("keeps room for whole pieces, however many last pieces came before", () => {
  const buffers = new PieceBuffers(96 * MIB)
  for (let odd = 1; odd <= 40; odd++) buffers.giveBack(buffers.take(MIB - odd, false)!)
  const whole = buffers.take(MIB, false)!
  buffers.giveBack(whole)
  expect(buffers.take(MIB, false) === whole).toBe(true)
  expect(buffers.used).toBe(MIB)
})

it("keeps no more than its cap", () => {
  const buffers = new PieceBuffers(96 * MIB)
  const taken = Array.from({ length: 40 }, () => buffers.take(MIB, false)!)
  for (const buffer of taken) buffers.giveBack(buffer)
  const again = new Set(Array.from({ length: 40 }, () => buffers.take(MIB, false)!))
  expect(taken.filter((buffer) => again.has(buffer))).toHaveLength(24)
})
