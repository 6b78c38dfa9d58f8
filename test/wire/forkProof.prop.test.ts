import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Entry, entryHash, MAX_SEQ } from "../../src/wire/Entry.ts"
import { encodeForkProof, MAX_FORK_PROOF, readForkProof } from "../../src/wire/ForkProof.ts"
import { Head } from "../../src/wire/Head.ts"
import { entryFields, headFields, octets, same } from "../support/arbitraryMessages.ts"
import { altered, flipped, someone, TRACKER } from "../support/trackerRecords.ts"

describe("MIRROR3 a fork proof", () => {
  const stranger = someone()
  const entry = (fields: Parameters<typeof Entry.sign>[1], by = TRACKER) => Entry.sign(by, fields)
  const head = (fields: Parameters<typeof Head.sign>[1], by = TRACKER) => Head.sign(by, fields)
  const two = fc.tuple(entryFields, entryFields)

  it("proves two entries, two heads, or one of each, of one seq and one key, in whatever order they are given", () => {
    let proved = 0
    fc.assert(
      fc.property(two, headFields, octets(32), ([one, other], says, hash) => {
        fc.pre(Buffer.compare(one.prev, other.prev) !== 0 && Buffer.compare(says.hash, hash) !== 0)
        const { seq } = one
        const [a, b] = [entry(one), entry({ ...other, seq })]
        const [c, d] = [head({ ...says, seq }), head({ ...says, seq, hash })]
        for (const proof of [
          encodeForkProof("entry", a, b),
          encodeForkProof("head", c, d),
          encodeForkProof("mixed", a, c),
        ]) {
          expect(proof.length).toBeLessThanOrEqual(MAX_FORK_PROOF)
          expect(readForkProof(proof)?.seq).toBe(seq)
          same(readForkProof(proof)?.tracker, TRACKER.publicKey)
          proved++
        }
        same(encodeForkProof("entry", b, a), encodeForkProof("entry", a, b))
        same(encodeForkProof("head", d, c), encodeForkProof("head", c, d))
      }),
      { numRuns: 100 },
    )
    expect(proved).toBeGreaterThan(200)
  })
  it(
    "is none of one story told twice, of two seqs, of two keys, of what one key did not sign, " +
      "nor of the wrong kind",
    () => {
      let refused = 0
      fc.assert(
        fc.property(two, headFields, fc.nat(), ([one, other], says, at) => {
          const seq = Math.min(one.seq, MAX_SEQ - 1)
          const a = entry({ ...one, seq })
          const b = entry({ ...other, seq })
          const h = head({ ...says, seq })
          const unsigned = altered(b, { sig: Entry.decode(a)!.sig })
          const none: [Parameters<typeof encodeForkProof>[0], Uint8Array, Uint8Array][] = [
            ["entry", a, a],
            ["entry", a, entry({ ...other, seq: seq + 1 })],
            ["entry", a, entry({ ...other, seq }, stranger)],
            ["entry", a, unsigned],
            ["entry", unsigned, a],
            ["entry", a, h],
            // One story under two signatures, which only a signer who is not deterministic could make.
            ["entry", a, altered(a, { sig: new Uint8Array(64).fill(at % 256) })],
            ["head", h, h],
            ["head", h, head({ ...says, seq, at: (says.at + 1) % 2 ** 40, count: 3 })],
            ["head", h, head({ ...says, seq: seq + 1, hash: one.prev })],
            ["head", h, head({ ...says, seq, hash: one.prev }, stranger)],
            ["head", h, altered(h, { hash: one.prev })],
            ["head", a, b],
            // The head that goes with the entry.
            ["mixed", a, head({ ...says, seq, hash: entryHash(a) })],
            ["mixed", a, head({ ...says, seq: seq + 1 })],
            ["mixed", a, head({ ...says, seq }, stranger)],
            ["mixed", unsigned, h],
            ["mixed", h, a],
            ["mixed", a, b],
            ["mixed", h, head({ ...says, seq, hash: one.prev })],
          ]
          for (const [i, [kind, x, y]] of none.entries()) {
            if (readForkProof(encodeForkProof(kind, x, y))) expect.fail(`${kind} ${i}`)
            refused++
          }
        }),
        { numRuns: 50 },
      )
      expect(refused).toBeGreaterThan(900)
    },
  )
  it("is none with any one bit flipped, cut, appended to, or with its halves exchanged", () => {
    let tried = 0
    fc.assert(
      fc.property(
        entryFields,
        headFields,
        octets(32),
        fc.constantFrom("entry", "head", "mixed"),
        (one, says, hash, kind) => {
          fc.pre(Buffer.compare(one.prev, hash) !== 0 && Buffer.compare(says.hash, hash) !== 0)
          const [a, b] = [entry(one), entry({ ...one, prev: hash })]
          const [c, d] = [head({ ...says, seq: one.seq }), head({ ...says, seq: one.seq, hash })]
          const proof =
            kind === "entry"
              ? encodeForkProof(kind, a, b)
              : kind === "head"
                ? encodeForkProof(kind, c, d)
                : encodeForkProof("mixed", a, c)
          expect(readForkProof(proof)).toBeDefined()
          for (let bit = 0; bit < proof.length * 8; bit++)
            if (readForkProof(flipped(proof, bit))) expect.fail(`${kind}: bit ${bit}`)
          for (let length = 0; length < proof.length; length++)
            if (readForkProof(proof.subarray(0, length))) expect.fail(`${kind}: cut at ${length}`)
          expect(readForkProof(Buffer.concat([proof, Buffer.of(0)]))).toBeUndefined()
          const [x, y] = kind === "entry" ? [a, b] : kind === "head" ? [c, d] : [a, c]
          const [first, second] = kind === "mixed" || Buffer.compare(x, y) < 0 ? [x, y] : [y, x]
          expect(readForkProof(altered(proof, { a: second, b: first }))).toBeUndefined()
          tried += proof.length * 9
        },
      ),
      { numRuns: 12 },
    )
    expect(tried).toBeGreaterThan(40_000)
  })
})
