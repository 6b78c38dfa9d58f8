import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { joinProof, provesJoin } from "../../src/wire/joinProof.ts"
import { octets } from "../support/arbitraryMessages.ts"
import { flipped } from "../support/trackerRecords.ts"

describe("JOIN1 a proof of having the metadata", () => {
  // Where a proof begins follows from these: the same in each run, so that no seed can make all places lie on one side.
  const [server, asker] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  it("serves one onion and one record alone, and any changed bit of what it is made of makes it another", () => {
    let tried = 0
    fc.assert(
      fc.property(
        octets(32),
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        (onion, record, metainfo) => {
          const proof = joinProof(onion, record, metainfo)
          expect(provesJoin(proof, onion, record, metainfo)).toBe(true)
          for (const [i, part] of [onion, record, metainfo, proof].entries()) {
            for (let bit = 0; bit < part.length * 8; bit++) {
              const parts = [onion, record, metainfo, proof].with(i, flipped(part, bit))
              if (provesJoin(parts[3]!, parts[0]!, parts[1]!, parts[2]!)) expect.fail(`part ${i}, bit ${bit}`)
              tried++
            }
          }
          expect(provesJoin(proof.subarray(1), onion, record, metainfo)).toBe(false)
        },
      ),
      { numRuns: 30 },
    )
    expect(tried).toBeGreaterThan(10_000)
    expect(provesJoin(joinProof(server, asker, new Uint8Array()), server, asker, new Uint8Array())).toBe(true)
  })
  it("takes 1,024 octets in a row from a place that cannot be foreseen, around the end too", () => {
    const places = new Set<number>()
    let around = 0
    for (const length of [1, 700, 1_024, 1_025, 3_000]) {
      const metainfo = new Uint8Array(length).map((_, i) => i * 7)
      for (let seq = 0; seq < 12; seq++) {
        const record = Uint8Array.of(seq, ...asker)
        const proof = joinProof(server, record, metainfo)
        const counts = Array.from(metainfo, (_, i) => !provesJoin(proof, server, record, flipped(metainfo, i * 8)))
        expect(counts.filter(Boolean)).toHaveLength(Math.min(length, 1_024))
        const edges = counts.filter((one, i) => one && !counts.at(i - 1)).length
        expect(edges).toBe(length > 1_024 ? 1 : 0)
        if (length === 3_000) {
          if (counts[0] && counts.at(-1)) around++
          places.add(counts.findIndex((one, i) => one && !counts.at(i - 1)))
        }
      }
    }
    expect(around).toBeGreaterThan(0)
    expect(places.size).toBe(12)
  })
})
