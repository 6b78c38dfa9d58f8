import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Batch, FeedError, FeedReader, frameBatch, MAX_BATCH } from "../../src/wire/Batch.ts"
import { batch, same } from "../support/arbitraryMessages.ts"
import { flipped } from "../support/trackerRecords.ts"

describe("a feed of batches", () => {
  const read = (chunks: readonly Uint8Array[]) => {
    const seen: Batch[] = []
    const reader = new FeedReader((one) => seen.push(one))
    for (const chunk of chunks) reader.push(chunk)
    return seen
  }
  const alive = frameBatch(new Uint8Array())
  it("reads the same wherever it is cut, with signs of life between", () => {
    let [batches, chunks] = [0, 0]
    fc.assert(
      fc.property(
        fc.array(fc.option(batch), { maxLength: 6 }),
        fc.array(fc.oneof(fc.integer({ min: 1, max: 7 }), fc.nat(200)), { minLength: 1 }),
        (frames, cuts) => {
          const feed = Buffer.concat(frames.map((one) => (one ? frameBatch(Batch.encode(one)) : alive)))
          const cut: Uint8Array[] = []
          for (let at = 0, i = 0; at < feed.length; i++) {
            const length = Math.max(cuts[i % cuts.length]!, i % cuts.length === 0 ? 1 : 0)
            cut.push(feed.subarray(at, at + length))
            at += length
          }
          const sent = frames.filter((one) => one !== null)
          const got = read(cut)
          expect(got.length).toBe(sent.length)
          got.forEach((one, i) => same(Batch.encode(one), Batch.encode(sent[i]!)))
          batches += sent.length
          chunks += cut.length
        },
      ),
      { numRuns: 300 },
    )
    expect(Math.min(batches, chunks)).toBeGreaterThan(300)
  })
  it("ends at what is over the cap, before it is there, and at what is no batch", () => {
    const length = (n: number) => {
      const octets = new Uint8Array(4)
      new DataView(octets.buffer).setUint32(0, n)
      return octets
    }
    expect(() => read([length(MAX_BATCH + 1)])).toThrow(FeedError)
    expect(() => read([length(0xffff_ffff)])).toThrow(FeedError)
    expect(read([length(MAX_BATCH)])).toEqual([])
    expect(() => read([frameBatch(new Uint8Array(MAX_BATCH))])).toThrow(FeedError)
    let bad = 0
    fc.assert(
      fc.property(batch, fc.nat(), (one, bit) => {
        const frame = frameBatch(Batch.encode(one))
        const changed = flipped(frame, 32 + (bit % ((frame.length - 4) * 8)))
        try {
          const [got] = read([changed])
          same(frameBatch(Batch.encode(got!)), changed)
        } catch (error) {
          bad++
          expect(error).toBeInstanceOf(FeedError)
        }
      }),
      { numRuns: 500 },
    )
    expect(bad).toBeGreaterThan(50)
  })
})
