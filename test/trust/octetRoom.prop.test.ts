/** However many look at once, they never take more together than there is room for. */
import fc from "fast-check"
import { expect, it } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import type { IndexedSource } from "../../src/search/SearchIndex.ts"
import type { CopyOutcome } from "../../src/tracker/Looks.ts"
import { OctetRoom } from "../../src/trust/OctetRoom.ts"
import { seeded } from "../support/seed.ts"

const MIB = 1024 * 1024
const catalogue = fc.record({ octets: fc.integer({ min: 1, max: 120 }), page: fc.integer({ min: 1, max: 7 }) })

it("is never more than there is, whole where it fits, and free again for the next", async () => {
  let [whole, cut] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(catalogue, { minLength: 1, maxLength: 8 }), fc.scheduler(), async (all, turns) => {
      const have = new Map<TrackerKey, number>()
      const index = {
        sources: () =>
          [...have].map(([tracker, octets]) => ({ tracker, octets, holders: ["trusted"] }) as unknown as IndexedSource),
        octets: (tracker: TrackerKey) => ({ entries: have.get(tracker) ?? 0, metainfo: 0 }),
      }
      const room = new OctetRoom(index, 256 * MIB)
      const look = async (n: number): Promise<void> => {
        const { octets, page } = all[n]!
        const tracker = String(n) as TrackerKey
        const copy = async (limit: number): Promise<CopyOutcome> => {
          for (let has = have.get(tracker) ?? 0; has < octets * MIB; has = have.get(tracker) ?? 0) {
            const more = Math.min(page * MIB, octets * MIB - has)
            if (has + more > limit) return { kind: "quota", what: "octets", limit }
            await turns.schedule(Promise.resolve())
            have.set(tracker, has + more)
            expect(room.octets).toBeLessThanOrEqual(room.most)
          }
          return { kind: "complete", seq: 1 }
        }
        await room.copy(tracker, copy)
      }
      // Four at once, as the pace has it.
      const rest = [...all.keys()]
      const one = async (): Promise<void> => {
        for (let n = rest.shift(); n !== undefined; n = rest.shift()) await look(n)
      }
      const done = Promise.all([one(), one(), one(), one()])
      await turns.waitFor(done)
      const sum = all.reduce((of, { octets }) => of + octets, 0)
      if (sum <= 128) {
        expect(room.octets).toBe(sum * MIB)
        whole++
      } else if (room.octets < sum * MIB) cut++
      expect(room.left).toBe(room.most - room.octets)
    }),
    { seed: seeded(2902), numRuns: 60 },
  )
  expect(Math.min(whole, cut)).toBeGreaterThan(5)
})
