/** Many files are looked at at once, and what is told of them comes in their order. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { inBatches, inWholeBatches } from "../../src/storage/inBatches.ts"

/** Ends after so many turns of the event loop. */
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate)
}

const delays = fc.array(fc.nat({ max: 12 }), { maxLength: 200 })

it("answers come in the order of the indexes, whichever ended first", () =>
  fc.assert(
    fc.asyncProperty(delays, async (waits) => {
      const ended: number[] = []
      const answers = await inBatches(waits.length, async (index) => {
        await turns(waits[index]!)
        ended.push(index)
        return index
      })
      expect(answers).toEqual(waits.map((_, index) => index))
      expect([...ended].sort((a, b) => a - b)).toEqual(answers)
    }),
    { numRuns: 30 },
  ))

it("nothing is begun after a failure, and what was begun has ended when it is told", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 200 }), fc.nat(), async (waits, at) => {
      const bad = at % waits.length
      const [begun, ended] = [new Set<number>(), new Set<number>()]
      const all = inWholeBatches(waits.length, async (index) => {
        begun.add(index)
        await turns(waits[index]!)
        ended.add(index)
        if (index === bad) throw new Error("bad")
      })
      await expect(all).rejects.toThrow("bad")
      expect(ended).toEqual(begun)
      const count = begun.size
      await turns(15)
      expect(begun.size).toBe(count)
    }),
    { numRuns: 30 },
  ))
